import { z } from 'zod';

/** What a client asks for. Ids are those of users and groups; values are all that this history is about. */
export type Operation =
  | { readonly kind: 'create-user'; readonly userName: string; readonly title: string | null }
  | {
      readonly kind: 'patch-user';
      readonly id: string;
      readonly values: Partial<UserFields>;
      readonly password: boolean;
    }
  | { readonly kind: 'put-user'; readonly id: string; readonly values: UserFields }
  | { readonly kind: 'create-group'; readonly displayName: string; readonly members: readonly string[] }
  | { readonly kind: 'add' | 'remove' | 'replace'; readonly id: string; readonly members: readonly string[] }
  | {
      readonly kind: 'put-group';
      readonly id: string;
      readonly displayName: string;
      readonly members: readonly string[];
    }
  | { readonly kind: 'delete-user' | 'delete-group' | 'get-user' | 'get-group'; readonly id: string }
  | { readonly kind: 'sign-in'; readonly user: string }
  | { readonly kind: 'use-session'; readonly user: string; readonly signIn: string };

/** The values of a user that this history is about. */
export interface UserFields {
  readonly userName: string;
  readonly title: string | null;
  readonly active: boolean;
}

/** A user or a group as an answer or a snapshot shows it. */
export interface Seen {
  readonly id: string;
  readonly version: number;
  readonly user?: UserFields & { readonly group: string | null };
  readonly group?: { readonly displayName: string; readonly members: readonly string[] };
}

/** One request of one client. Times are places in the one order of everything that this process saw. */
export interface Call {
  /** Sent as X-Request-Id, so that events tell of it. */
  readonly id: string;
  readonly operation: Operation;
  /** Version that If-Match named. */
  readonly ifVersion?: number;
  readonly begun: number;
  /** Infinity where no answer came. */
  ended: number;
  /** Unknown: it may be done, or not, or not yet. */
  outcome: 'done' | 'refused' | 'unknown';
  status: number;
  seen?: Seen;
  /** What an answer shows that it must not. */
  problem?: string;
}

/** Everything that was so at one moment in the database. */
export interface Snapshot {
  readonly begun: number;
  readonly ended: number;
  readonly resources: readonly Seen[];
}

const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullable()
    .transform((list) => list ?? []);
const idAndVersion = z.object({ id: z.string(), version: z.number() });

/** What this history needs of an event. */
export const eventSchema = z.object({
  requestId: z.string(),
  action: z.string(),
  subjectId: z.string(),
  subjectVersion: z.number().nullable(),
  changes: z.array(z.object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
  members: z
    .object({
      added: listOf(z.object({ userId: z.string(), userVersion: z.number(), fromWorkgroupId: z.string().nullable() })),
      removed: listOf(z.object({ userId: z.string(), userVersion: z.number() })),
      skipped: z.array(z.string()),
    })
    .nullable(),
  versions: z.array(idAndVersion),
  /** Whose history it is in. */
  noted: z.array(z.string()),
});
export type HistoryEvent = z.output<typeof eventSchema>;

/** What happened, as the clients, the events and the database tell it. */
export interface History {
  readonly seed: number;
  readonly calls: readonly Call[];
  readonly snapshots: readonly Snapshot[];
  /** Events of changes that were done, of this company and by SCIM. */
  readonly events: readonly HistoryEvent[];
}

/** A promise that was broken. */
export interface Violation {
  readonly rule: 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6' | 'H7';
  /** Ids of the resources that it is about. */
  readonly about: readonly string[];
  readonly text: string;
}
