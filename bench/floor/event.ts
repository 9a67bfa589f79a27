import { newId } from '../../src/domain/id.ts';
import type { FloorRequest } from './request.ts';

const COLUMNS = ['company_id', 'id', 'channel', 'actor', 'request_id', 'action', 'outcome', 'subject_kind'] as const;

type Computed = 'subject_id' | 'subject_name' | 'subject_version' | 'changes' | 'members' | 'versions';

/**
 * An `insert` of the event that tells of a change, to stand in the statement that makes it. Its own values are the
 * parameters from `first` on, as `eventValues` gives them; $1 is the company.
 */
export function eventInsert(
  kind: 'USER' | 'WORKGROUP',
  first: number,
  computed: Readonly<Partial<Record<Computed, string>>>,
  from = '',
): string {
  const names = Object.keys(computed);
  const own = [
    `$${first}::uuid`,
    `'SCIM'`,
    ...[1, 2, 3].map((step) => `$${first + step}::text`),
    `'DONE'`,
    `'${kind}'`,
  ];
  return `insert into event (${[...COLUMNS, ...names].join(', ')})
    select $1::uuid, ${[...own, ...Object.values(computed)].join(', ')} ${from}`;
}

/** The four parameters that `eventInsert` reads. */
export function eventValues({ caller, requestId }: FloorRequest, action: string): unknown[] {
  return [newId(), caller.tokenLabel, requestId, action];
}
