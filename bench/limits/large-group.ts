import { Client } from '../load/client.ts';
import { expect, expectResource, expectStatus } from '../load/expect.ts';
import { timed } from '../load/run.ts';
import type { Finding, Scene } from './finding.ts';
import { eventLoopDelayMs, rssGrowth } from './watch.ts';

const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const NAME = 'Everybody';

/** Everybody is pushed into one group by one request, and read. */
export async function largeGroup({ targets: { service }, dataSet }: Scene): Promise<Finding[]> {
  const client = new Client(service.url, dataSet.token, 1);
  const made = await client.send('POST', '/Groups', { schemas: [GROUP], displayName: NAME });
  expectStatus(made, 201);
  const path = `/Groups/${expectResource(made)}`;
  const members = dataSet.people.map(([value]) => ({ value }));
  const push = async (): Promise<void> => {
    const reply = await client.send('PUT', path, { schemas: [GROUP], displayName: NAME, members });
    expectStatus(reply, 200);
  };
  const read = async (): Promise<void> => {
    const reply = await client.send('GET', path);
    const count = Array.isArray(reply.body.members) ? reply.body.members.length : 0;
    expect(count === members.length, () => `the group has ${count} members`);
  };
  await eventLoopDelayMs(service.url);
  let pushMs = 0;
  const growth = await rssGrowth(service.pid, async () => {
    pushMs = await timed(push);
  });
  const delay = await eventLoopDelayMs(service.url);
  const readMs = await timed(read);
  const readDelay = await eventLoopDelayMs(service.url);
  client.close();
  return [
    { what: `a PUT of ${members.length} members`, value: pushMs / 1000, unit: 's', atMost: 10 },
    { what: 'memory that it takes', value: growth, unit: 'MiB', atMost: 200 },
    { what: 'delay of the event loop meanwhile, p99', value: delay.p99, unit: 'ms', atMost: 200 },
    { what: 'a GET of the group', value: readMs / 1000, unit: 's' },
    { what: 'longest delay of the event loop meanwhile', value: readDelay.longest, unit: 'ms', atMost: 200 },
  ];
}
