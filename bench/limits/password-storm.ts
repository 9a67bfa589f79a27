import { setTimeout as sleep } from 'node:timers/promises';
import { FloorPasswords } from '../floor/passwords.ts';
import { Client } from '../load/client.ts';
import { expectStatus } from '../load/expect.ts';
import type { DataSet } from '../load/job.ts';
import { timed } from '../load/run.ts';
import { newcomer } from '../load/workloads/writes.ts';
import type { Target } from '../targets/targets.ts';
import type { Finding, Scene } from './finding.ts';
import { QUIET_MS, readP99Ms } from './steady-reads.ts';

const PASSWORDS = 1000;
const CLIENTS = 16;
const HASHES_ALONE = 200;

/** 1,000 people come with passwords, while others are read, 50 a second whatever the answers take. */
export async function passwordStorm({ targets, dataSet }: Scene): Promise<Finding[]> {
  const alone = await hashesPerSecond();
  const service = await storm(targets.service, dataSet);
  const floor = await storm(targets.floor, dataSet);
  return [
    { what: 'GET p99 in the storm ÷ in quiet', value: service.slowdown, unit: '×', atMost: 3 },
    { what: 'the same of the floor', value: floor.slowdown, unit: '×' },
    { what: 'hashes ÷ those of argon2 alone', value: service.perSecond / alone, unit: '×', atLeast: 0.9 },
    { what: 'the same of the floor', value: floor.perSecond / alone, unit: '×' },
  ];
}

async function hashesPerSecond(): Promise<number> {
  const passwords = new FloorPasswords();
  const work = Array.from({ length: HASHES_ALONE }, (_, number) => `correct horse ${number}`);
  const ms = await timed(() => Promise.all(work.map((password) => passwords.hash(password))));
  return (HASHES_ALONE / ms) * 1000;
}

async function storm({ url }: Target, dataSet: DataSet): Promise<{ slowdown: number; perSecond: number }> {
  const quiet = await readP99Ms(url, dataSet, () => sleep(QUIET_MS));
  let ms = 0;
  const stormy = await readP99Ms(url, dataSet, async () => {
    ms = await timed(() => syncPasswords(url, dataSet));
  });
  return { slowdown: stormy / quiet, perSecond: (PASSWORDS / ms) * 1000 };
}

async function syncPasswords(url: string, { token }: DataSet): Promise<void> {
  const client = new Client(url, token, CLIENTS);
  let number = 0;
  const work = async (): Promise<void> => {
    while (number < PASSWORDS) {
      const profile = newcomer(number++);
      expectStatus(
        await client.send('POST', '/Users', { ...profile, password: `correct horse ${profile.externalId}` }),
        201,
      );
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  client.close();
}
