import { describe, expect, it } from '@jest/globals';
import type { Measurement } from '../../bench/measurement.ts';
import { compare } from '../../bench/report/guard.ts';
import { latestOf } from '../../bench/report/latest.ts';
import { spreadOf } from '../../bench/statistics.ts';

/** Three rounds in which the service reached so much of what the floor did. */
function measured(workload: Measurement['workload'], ratio: number, over: Partial<Measurement> = {}): Measurement {
  const figures = (value: number) => ({
    perSecond: value,
    seconds: value,
    pushSeconds: 1,
    removeMs: 1,
    addMs: 1,
    putMs: value,
  });
  const rounds = { service: [1, 2, 3].map((by) => figures(ratio * by)), floor: [1, 2, 3].map(figures) };
  return { workload, users: 10_000, concurrency: 32, seconds: 5, measuredAt: '2026-11-24T00:00:00Z', rounds, ...over };
}

describe('the guard', () => {
  it('lets a rate pass that fell by less than a quarter, and names one that fell by more', () => {
    const committed = [measured('W1', 0.8)];
    expect(compare([measured('W1', 0.61)], committed, {})).toEqual({ compared: 1, losses: [] });
    const { losses } = compare([measured('W1', 0.59)], committed, {});
    expect(losses).toEqual([expect.stringMatching(/^GET by filter.*0\.590 of the floor, and 0\.800 is committed\.$/)]);
  });

  it('lets a time pass that became shorter, and names one that grew', () => {
    const committed = [measured('W3', 1.2)];
    expect(compare([measured('W3', 0.5)], committed, {}).losses).toEqual([]);
    expect(compare([measured('W3', 1.7)], committed, {}).losses).toHaveLength(1);
  });

  it('compares nothing with another size of directory or another concurrency', () => {
    const committed = [measured('W1', 0.8, { users: 100_000 }), measured('W1', 0.8, { concurrency: 1 })];
    expect(compare([measured('W1', 0.1)], committed, latestOf(committed))).toEqual({ compared: 0, losses: [] });
  });

  it('holds a run against latest.json as well', () => {
    const latest = { W1: { ratio: 0.9, concurrency: 32, users: 10_000, peers: {} } };
    expect(compare([measured('W1', 0.6)], [], latest).losses).toEqual([expect.stringContaining('latest.json')]);
  });
});

describe('latest.json', () => {
  it('tells the ratio under load in the small directory, and of an import in the large one', () => {
    const rates = [
      measured('W1', 0.71),
      measured('W1', 0.9, { concurrency: 1 }),
      measured('W1', 0.5, { users: 100_000 }),
    ];
    const walks = [measured('W3', 2, { concurrency: 1 }), measured('W3', 1.1, { concurrency: 1, users: 100_000 })];
    expect(latestOf([...rates, ...walks])).toEqual({
      W1: { ratio: 0.71, concurrency: 32, users: 10_000, peers: {} },
      W3: { ratio: 1.1, concurrency: 1, users: 100_000, peers: {} },
    });
  });

  it('tells the part of a workload that fares worst', () => {
    expect(latestOf([measured('W6', 1.4)]).W6?.ratio).toBe(1.4);
    expect(latestOf([measured('W7', 0.9), measured('W7 bare', 0.6)]).W7?.ratio).toBe(0.6);
  });
});

it('takes the middle one, or the middle between two', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
});
