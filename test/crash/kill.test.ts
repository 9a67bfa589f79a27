import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { eventually } from '../support/eventually.ts';
import { ScimClient } from '../support/scim-client.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** More rounds, and more writes in each: `npm run test:faults`. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 3);
const WRITES = Number(process.env.CRASH_WRITES ?? 50);
const WRITERS = 4;

describe('R-01: kill -9 of the service, and every other time of its database too', () => {
  let dataDir: string;
  let service: ServiceProcess;
  let scim: ScimClient;
  const acknowledged = new Map<string, string>();
  let writes = 0;

  beforeAll(async () => {
    dataDir = join(await temporaryDirectory(), 'data');
    service = await ServiceProcess.prepare({ DATA_DIR: dataDir, SECRET_KEY: '' });
    await service.start();
    const demo = z
      .object({ scimToken: z.string() })
      .parse(JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')));
    scim = new ScimClient(service.url, demo.scimToken);
  }, 120_000);
  afterAll(async () => {
    expect(await service.end('SIGTERM')).toBe(0);
  });

  /** Writes until the service is gone. What was answered counts as written. */
  async function write(writer: string): Promise<void> {
    for (let count = 0; ; count++) {
      const userName = `${writer}.${count}@acme.example`;
      const made = await scim.send('POST', '/Users', { userName }).catch(() => undefined);
      if (made?.status !== 201) return;
      const id = String(made.body.id);
      acknowledged.set(id, userName);
      writes++;
      const changed = await scim
        .patch(`/Users/${id}`, { op: 'replace', value: { userName: `changed.${userName}` } })
        .catch(() => undefined);
      if (changed?.status !== 200) continue;
      acknowledged.set(id, `changed.${userName}`);
      writes++;
    }
  }

  it(
    `F-01, F-02: loses nothing that was acknowledged, ${ROUNDS} times`,
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const before = writes;
        const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(`r${round}w${writer}`)));
        await eventually('some writes', () => writes >= before + WRITES);
        const postmaster = Number(readFileSync(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8').split('\n')[0]);
        const killed = service.end('SIGKILL');
        if (round % 2 === 1) process.kill(postmaster, 'SIGKILL');
        await killed;
        await writing;
        await service.start();
      }
      for (const [id, userName] of acknowledged) {
        const { status, body } = await scim.get(`/Users/${id}?attributes=userName`);
        expect({ id, status, isThere: [userName, `changed.${userName}`].includes(String(body.userName)) }).toEqual({
          id,
          status: 200,
          isThere: true,
        });
      }
      if (process.env.CRASH_ROUNDS)
        process.stderr.write(`\nkill -9: ${ROUNDS} rounds, ${writes} writes acknowledged, 0 lost\n`);
    },
    60_000 + ROUNDS * (20_000 + WRITES * 60),
  );
});
