import { spreadOf } from '../statistics.ts';
import type { Target, Targets } from '../targets/targets.ts';

const ROUNDS = 3;

/** What was measured of both servers in one round. */
interface Pair<Result> {
  readonly service: Result;
  readonly floor: Result;
}

/** Measures the service and the floor in turn, so that a machine that slows down slows both. */
export async function inTurn<Result>(
  { service, floor }: Targets,
  measure: (target: Target, round: number) => Promise<Result>,
): Promise<Pair<Result>[]> {
  const pairs: Pair<Result>[] = [];
  for (let round = 0; round < ROUNDS; round++)
    pairs.push({ service: await measure(service, round), floor: await measure(floor, round) });
  return pairs;
}

/** The middle of a figure of all rounds. */
export function middleOf<Result>(pairs: readonly Pair<Result>[], figure: (pair: Pair<Result>) => number): number {
  return spreadOf(pairs.map(figure)).median;
}
