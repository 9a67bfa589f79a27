import { PEERS, type PeerName } from '../load/job.ts';
import { type Measurement, type PeerRun, peerRatio, type Result, resultsOf } from '../measurement.ts';
import type { Goal } from '../plan.ts';
import { cells, short } from './text.ts';

/** A peer that has a figure for a goal. */
interface PeerRatio {
  readonly name: PeerName;
  readonly ratio: number;
}

/** Of those who have one. */
export function peerRatios(goal: Goal, { peers = {} }: Measurement): PeerRatio[] {
  return runsOf(peers).flatMap(({ name, run }) => {
    const ratio = peerRatio(run, goal);
    return ratio === undefined ? [] : [{ name, ratio }];
  });
}

/** For the terminal: `scimmy 0.25, polis –`; empty when none was measured. */
export function peersInShort(goal: Goal, { peers = {} }: Measurement): string {
  return runsOf(peers)
    .map(({ name, run }) => `${name} ${peerRatio(run, goal)?.toFixed(2) ?? '–'}`)
    .join(', ');
}

/** The part of the report that is about peers; empty when none was measured. */
export function peersText(measurements: readonly Measurement[]): string {
  const measured = measurements.filter(({ peers }) => peers && Object.keys(peers).length > 0);
  if (measured.length === 0) return '';
  return `## Peers

Other SCIM servers on the same PostgreSQL, each in its best realistic set-up (see [README.md](README.md)); their figures ÷ floor in the same round, one run each. Where there is none, the reason is below.

${cells('', 'workload', 'users', 'clients', 'service', ...PEERS)}
|${'---|'.repeat(5 + PEERS.length)}
${resultsOf(measured).map(rowOf).join('\n')}

${measured.flatMap(reasonsOf).join('\n')}

`;
}

function rowOf({ goal, measurement, ratio }: Result): string {
  const { users, concurrency, peers = {} } = measurement;
  const theirs = PEERS.map((name) => {
    const run = peers[name];
    const held = run && peerRatio(run, goal);
    return held === undefined ? '–' : `${held.toFixed(2)} (${short(run?.figures[goal.figure] ?? 0)} ${goal.unit})`;
  });
  return cells(goal.key, goal.title, users.toLocaleString('en'), concurrency, ratio.median.toFixed(2), ...theirs);
}

function reasonsOf({ workload, peers = {} }: Measurement): string[] {
  return runsOf(peers).flatMap(({ name, run }) => {
    if (run.reason === undefined) return [];
    const { members, created } = run.figures;
    const outcome = members === undefined ? '' : `${members} of 800 members, ${created} of one name; `;
    return [`- ${workload}, ${name}: ${outcome}${run.reason.replaceAll('|', '\\|')}`];
  });
}

function runsOf(peers: NonNullable<Measurement['peers']>): { name: PeerName; run: PeerRun }[] {
  return PEERS.flatMap((name) => {
    const run = peers[name];
    return run ? [{ name, run }] : [];
  });
}
