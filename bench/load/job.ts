/** What a run of one workload against one server is asked to do, and what it answers. These cross a process border. */

export const WORKLOADS = ['W1', 'W2', 'W3', 'W4', 'W4p', 'W5', 'W6', 'W7', 'W7 bare', 'W8', 'C'] as const;
export type WorkloadName = (typeof WORKLOADS)[number];

export const TARGETS = ['service', 'floor'] as const;
export type TargetName = (typeof TARGETS)[number];

/** Other SCIM servers, which can be held against the floor as well. */
export const PEERS = ['scimmy', 'polis', 'better-auth'] as const;
export type PeerName = (typeof PEERS)[number];

export type ServerName = TargetName | PeerName;

/** What the databases hold at first. */
export interface DataSet {
  readonly token: string;
  /** Id and userName, by id. Of these the first `membersPerGroup` are in the first group, and so on. */
  readonly people: readonly (readonly [id: string, userName: string])[];
  readonly groups: readonly string[];
  readonly membersPerGroup: number;
}

/** Sent once for each server and data set; forgets what was done to the last one. */
export interface OpenMessage {
  readonly kind: 'open';
  readonly server: ServerName;
  readonly dataSet: DataSet;
  /** Where SCIM is, without a slash at the end. */
  readonly url: string;
  /** Whether answers have to be the service's to the letter, or only right: a peer may leave out what is optional. */
  readonly toTheLetter: boolean;
}

/** Asks for one run. */
export interface Job {
  readonly kind: 'run';
  readonly workload: WorkloadName;
  readonly server: ServerName;
  readonly concurrency: number;
  /** How long; workloads that end by themselves pay no heed. */
  readonly seconds: number;
  /** How long any part of a workload that ends by itself may take, and any answer; undefined for as long as it takes. */
  readonly secondsMax?: number;
}

/** What a run measured and found. */
export interface Outcome {
  /** By name: `perSecond`, `p50Ms`, …; which ones depends on the workload. Only what was answered rightly. */
  readonly figures: Readonly<Record<string, number>>;
  readonly requests: number;
  /** Changes that were acknowledged, each of which leaves one event. */
  readonly changes: number;
  /** What was answered wrongly; the first few, spelt out. */
  readonly wrong: number;
  readonly complaints: readonly string[];
}

export type LoadMessage = OpenMessage | Job;
