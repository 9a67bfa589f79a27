import { describe, expect, it } from '@jest/globals';
import type { Reply } from '../../bench/load/client.ts';
import { expectList, expectResource, expectStatus } from '../../bench/load/expect.ts';
import type { PeerName } from '../../bench/load/job.ts';
import { type Measurement, type PeerRun, renewed } from '../../bench/measurement.ts';
import { readOptions } from '../../bench/options.ts';
import { GOALS, isForPeers, onlyThese, QUICK, withoutPeers } from '../../bench/plan.ts';
import { latestOf } from '../../bench/report/latest.ts';
import { peersInShort, peersText } from '../../bench/report/peers.ts';

const FLOOR = { perSecond: 200, seconds: 2, pushSeconds: 1, removeMs: 1, addMs: 1, putMs: 10 };
const FAILED: PeerRun = { figures: {}, floor: FLOOR, reason: '> 60 s: 100 of 5000 | members by then' };

/** The service does as well as the floor; what the peers do is given. */
function measured(workload: Measurement['workload'], peers?: Partial<Record<PeerName, PeerRun>>): Measurement {
  const rounds = { service: [FLOOR], floor: [FLOOR] };
  const at = { users: 10_000, concurrency: 32, seconds: 5, measuredAt: '2026-11-24T00:00:00Z' };
  return { workload, ...at, rounds, ...(peers && { peers }) };
}

function ran(figures: PeerRun['figures']): PeerRun {
  return { figures, floor: FLOOR };
}

describe('latest.json', () => {
  it('tells theirs ÷ floor for those who have a figure', () => {
    const peers = { scimmy: ran({ perSecond: 50 }), polis: FAILED };
    expect(latestOf([measured('W1', peers)]).W1?.peers).toEqual({ scimmy: 0.25 });
  });

  it('tells of a peer what it tells of the service: the part of a workload that fares worst', () => {
    const slowPut = { ...measured('W6', { scimmy: ran({ pushSeconds: 90, putMs: 30 }) }) };
    const rounds = { service: [{ ...FLOOR, putMs: 50 }], floor: [FLOOR] };
    expect(latestOf([{ ...slowPut, rounds }]).W6).toMatchObject({ ratio: 5, peers: { scimmy: 3 } });
  });

  it('tells of a peer the import of a small directory, where the service has one of a large one', () => {
    const large = { ...measured('W3'), users: 100_000 };
    const { W3 } = latestOf([large, measured('W3', { polis: ran({ seconds: 40 }) })]);
    expect(W3).toMatchObject({ users: 100_000, peers: { polis: 20 } });
  });
});

describe('what is kept', () => {
  it('holds peers beside a newer measurement that had none', () => {
    const known = [measured('W1', { scimmy: ran({ perSecond: 50 }) }), measured('W2')];
    const [kept, renewedOne] = renewed(known, [{ ...measured('W1'), seconds: 60 }]);
    expect(kept).toEqual(measured('W2'));
    expect(renewedOne).toEqual({ ...known[0], seconds: 60 });
  });

  it('holds what a peer did last', () => {
    const [kept] = renewed([measured('W1', { polis: ran({ perSecond: 1 }) })], [measured('W1', { polis: FAILED })]);
    expect(kept?.peers).toEqual({ polis: FAILED });
  });
});

describe('the report', () => {
  it('has a row for each goal, and a reason for what is missing', () => {
    const text = peersText([measured('W1', { scimmy: ran({ perSecond: 50 }), polis: FAILED }), measured('W2')]);
    expect(text).toContain('| 1.00 | 0.25 (50.0 /s) | – | – |');
    expect(text).toContain('- W1, polis: > 60 s: 100 of 5000 \\| members by then');
    expect(text).not.toContain('W2');
  });

  it('tells what came of collisions', () => {
    const lost = { ...FAILED, figures: { members: 285, created: 1 }, reason: 'the group has 285 members, not 800' };
    expect(peersText([measured('C', { scimmy: lost })])).toContain('- C, scimmy: 285 of 800 members, 1 of one name; ');
  });

  it('says nothing where no peer was measured', () => {
    const [goal] = GOALS;
    expect(peersText([measured('W1'), measured('W1', {})])).toBe('');
    expect(goal && peersInShort(goal, measured('W1'))).toBe('');
    expect(goal && peersInShort(goal, measured('W1', { polis: FAILED }))).toBe('polis –');
  });
});

describe('what is asked for', () => {
  it('is without peers unless they are asked for', () => {
    expect(readOptions(['--quick'])).toMatchObject({ quick: true, peers: false });
    expect(readOptions(['--quick', '--peers', '--only', 'W1'])).toMatchObject({ peers: true, only: ['W1'] });
    expect(onlyThese(QUICK, ['W1'])).toMatchObject([{ peerSecondsMax: 30 }]);
    expect(withoutPeers(QUICK).every(({ peerSecondsMax }) => peerSecondsMax === undefined)).toBe(true);
  });

  it('leaves out of the peers what a single client repeats', () => {
    const step = { workload: 'W1', rounds: 3 } as const;
    expect(isForPeers({ ...step, concurrency: 32, seconds: 5 })).toBe(true);
    expect(isForPeers({ ...step, concurrency: 1, seconds: 5 })).toBe(false);
    expect(isForPeers({ ...step, concurrency: 1, seconds: 0 })).toBe(true);
  });
});

describe('an answer', () => {
  const answer = (over: Partial<Reply>): Reply => ({ status: 200, headers: {}, body: {}, toTheLetter: false, ...over });

  it('of a peer may leave out what is optional', () => {
    expect(expectResource(answer({ body: { id: 'a' } }), 'a')).toBe('a');
    expect(() => expectResource(answer({ body: { id: 'a' }, toTheLetter: true }), 'a')).toThrow('ETag');
    const body = { totalResults: 1, itemsPerPage: 20, Resources: [{ id: 'a' }] };
    expect(expectList(answer({ body }), 1)).toEqual([{ id: 'a' }]);
    expect(() => expectList(answer({ body, toTheLetter: true }), 1)).toThrow('itemsPerPage 20');
  });

  it('of a peer has to be right nevertheless', () => {
    expect(() => expectResource(answer({ body: { id: 'b' } }), 'a')).toThrow('id is b, not a');
    expect(() => expectList(answer({ body: { totalResults: 50, Resources: [] } }), 100)).toThrow('is 50, not 100');
    const refusal = answer({ status: 409, body: { status: '409', detail: 'The group changed.' } });
    expect(() => expectStatus(refusal, 200)).toThrow('409: The group changed.');
  });
});
