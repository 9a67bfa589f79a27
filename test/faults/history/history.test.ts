import { violationsIn } from './check.ts';
import type { History, Violation } from './history.ts';
import { type Run, run } from './run.ts';
import { report, shortest } from './shortest.ts';

/** `npm run test:faults` sets them: seconds for each seed, and seeds with commas between them. */
const SECONDS = process.env.HISTORY_SECONDS ? Number(process.env.HISTORY_SECONDS) : undefined;
const SEEDS = (process.env.HISTORY_SEEDS ?? '1').split(',').map(Number);
/** Enough for every kind of fault to come and go. */
const FEW_CALLS = 500;
/** Each planted bug. */
const FOUND_WITHIN_MS = 2 * 60_000;
const PLANTED_TIMEOUT_MS = FOUND_WITHIN_MS + 30_000;
const LENGTH = SECONDS ? { seconds: SECONDS } : { calls: FEW_CALLS };

describe('What clients saw while the network failed agrees with the events and the database', () => {
  it.each(SEEDS)(
    'F-04, R-10, R-18: seed %i',
    async (seed) => {
      for (const history of await run({ seed, ...LENGTH })) {
        const violations = violationsIn(history);
        figures.push(figuresOf(history, violations.length));
        if (violations.length > 0) throw new Error(report(history, violations));
      }
    },
    ((SECONDS ?? 0) + 120) * 1000,
  );

  const figures: string[] = [];
  afterAll(() => {
    if (SECONDS) process.stderr.write(`\nhistories of ${SECONDS} s\n${figures.join('\n')}\n`);
  });
});

describe('The checker finds', () => {
  /** The first violation of this rule in as many histories as it takes, and the calls that show it. */
  async function found(rule: Violation['rule'], planted: Omit<Run, 'seed'>): Promise<{ text: string; calls: number }> {
    const until = Date.now() + FOUND_WITHIN_MS;
    for (let seed = 1; Date.now() < until; seed++)
      for (const history of await run({ ...planted, seed, calls: FEW_CALLS, isCalm: true })) {
        const violation = violationsIn(history).find((one) => one.rule === rule);
        if (violation) return { text: violation.text, calls: shortest(history, violation).calls.length };
      }
    throw new Error('nothing was found');
  }

  it(
    'a lost update: a change is written though the user changed since it was read',
    async () => {
      const rewrite = (sent: Buffer) =>
        Buffer.from(
          sent.toString('latin1').replace(/ and version = (\$\d+ and deleted_at)/g, ' and version>= $1'),
          'latin1',
        );
      const { text, calls } = await found('H4', { rewrite });
      expect(text).toMatch(/gives version \d+ after version \d+|and the event says/);
      expect(calls).toBeLessThanOrEqual(3);
    },
    PLANTED_TIMEOUT_MS,
  );

  it(
    'a torn push: some of its members are left where they were',
    async () => {
      const plant = `create function tear() returns trigger language plpgsql as $$ begin
        return case when new.version % 5 = 0 and new.deleted_at is null then null else new end; end $$;
      create trigger tear before update of workgroup_id on "user" for each row execute function tear()`;
      const { text, calls } = await found('H2', { plant });
      expect(text).toMatch(/did something else than what was asked|no event tells of it/);
      expect(calls).toBeLessThanOrEqual(3);
    },
    PLANTED_TIMEOUT_MS,
  );

  it(
    'a revived session: it was to end when its user was deactivated, and is there again when they come back',
    async () => {
      const plant = `create function keep() returns trigger language plpgsql as $$ begin return null; end $$;
      create trigger keep before delete on session for each row execute function keep()`;
      const { text, calls } = await found('H6', { plant });
      expect(text).toMatch(/came in with the session of \S+, which \S+ had ended/);
      expect(calls).toBe(3);
    },
    PLANTED_TIMEOUT_MS,
  );
});

/** A line of the table of figures. */
function figuresOf({ seed, calls, events, snapshots }: History, violations: number): string {
  const count = (outcome: string) => calls.filter((call) => call.outcome === outcome).length;
  return `seed ${seed}: ${calls.length} calls (${count('done')} done, ${count('refused')} refused, ${count('unknown')} unknown), ${events.length} events, ${snapshots.length} snapshots, ${violations} violations`;
}
