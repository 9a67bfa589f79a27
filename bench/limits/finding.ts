import type { Cluster } from '../database/cluster.ts';
import type { DataSet } from '../load/job.ts';
import type { Targets } from '../targets/targets.ts';

/** Both servers on a directory of 100,000 users. */
export interface Scene {
  readonly cluster: Cluster;
  readonly targets: Targets;
  readonly dataSet: DataSet;
}

/** A figure with the bound that is set for it. */
export interface Finding {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Whether a figure is within its bound. */
export function isKept({ value, atMost, atLeast }: Finding): boolean {
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
}
