import { setTimeout as sleep } from 'node:timers/promises';
import { FloorPasswords } from '../floor/passwords.ts';
import { Client } from '../load/client.ts';
import { expectStatus } from '../load/expect.ts';
import type { DataSet } from '../load/job.ts';
import { timed } from '../load/run.ts';
import { newcomer } from '../load/workloads/writes.ts';
import type { Target } from '../targets/targets.ts';
import type { Finding, Scene } from './finding.ts';
import { inTurn, middleOf } from './in-turn.ts';
import { QUIET_MS, readP99Ms } from './steady-reads.ts';

const PASSWORDS = 1000;
const CLIENTS = 16;
const HASHES_ALONE = 200;

/** 1,000 people come with passwords, while others are read, 50 a second whatever the answers take. */
export async function passwordStorm({ targets, dataSet }: Scene): Promise<Finding[]> {
  const alone = await hashesPerSecond();
  const pairs = await inTurn(targets, (target, round) => storm(target, dataSet, round * PASSWORDS));
  const slowdown = middleOf(pairs, ({ service }) => service.slowdown);
  const hashes = middleOf(pairs, ({ service, floor }) => service.perSecond / floor.perSecond);
  return [
    { what: 'GET p99 in the storm ÷ in quiet', value: slowdown, unit: '×', atMost: 3 },
    { what: 'the same of the floor', value: middleOf(pairs, ({ floor }) => floor.slowdown), unit: '×' },
    { what: 'hashes ÷ those of the floor in the same storm', value: hashes, unit: '×', atLeast: 0.9 },
    {
      what: 'hashes ÷ those of argon2 alone',
      value: middleOf(pairs, ({ service }) => service.perSecond / alone),
      unit: '×',
    },
    { what: 'the same of the floor', value: middleOf(pairs, ({ floor }) => floor.perSecond / alone), unit: '×' },
  ];
}

async function hashesPerSecond(): Promise<number> {
  const passwords = new FloorPasswords();
  const work = Array.from({ length: HASHES_ALONE }, (_, number) => `correct horse ${number}`);
  const ms = await timed(() => Promise.all(work.map((password) => passwords.hash(password))));
  return (HASHES_ALONE / ms) * 1000;
}

/** `from`: the number of the first who comes. */
async function storm(
  { url }: Target,
  dataSet: DataSet,
  from: number,
): Promise<{ slowdown: number; perSecond: number }> {
  const quiet = await readP99Ms(url, dataSet, () => sleep(QUIET_MS));
  let ms = 0;
  const stormy = await readP99Ms(url, dataSet, async () => {
    ms = await timed(() => syncPasswords(url, dataSet, from));
  });
  return { slowdown: stormy / quiet, perSecond: (PASSWORDS / ms) * 1000 };
}

async function syncPasswords(url: string, { token }: DataSet, from: number): Promise<void> {
  const client = new Client(url, token, CLIENTS);
  let number = from;
  const work = async (): Promise<void> => {
    while (number < from + PASSWORDS) {
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
