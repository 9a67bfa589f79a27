import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { FieldChange } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Source } from '../domain/user.ts';
import type { Workgroup } from '../domain/workgroup.ts';
import type { MemberDelta } from '../domain/workgroup-change.ts';
import type { WorkgroupValues } from '../persistence/workgroup-store.ts';
import { isManagedElsewhere, requireManagedHere } from './access.ts';

/** Most ids that a sentence or an event spells out. */
const NAMED_MAX = 1000;

export function noWorkgroup(id: string): Refusal {
  return new Refusal('NOT_FOUND', `There is no workgroup ${id}.`, { field: ['id'] });
}

export function sourceOf(actor: Actor): Source {
  return actor.kind === 'SCIM_CLIENT' ? 'IDENTITY_PROVIDER' : 'LEAVEWIZARD';
}

/** Workgroups that the provider pushed are read-only for everybody else while SCIM is on. */
export function requireOurs(actor: Actor, company: CompanyContext, workgroup: Workgroup): void {
  if (workgroup.source === 'IDENTITY_PROVIDER') requireManagedHere(actor, company);
}

/** While SCIM is on, people move on the web only between workgroups that were born here. */
export function requireFreeSources(
  actor: Actor,
  company: CompanyContext,
  workgroups: ReadonlyMap<string, Workgroup>,
): void {
  if (!isManagedElsewhere(actor, company)) return;
  for (const workgroup of workgroups.values()) requireOurs(actor, company, workgroup);
}

/** What is left out of a push, with the reason; or the refusal of it, where the company is strict. */
export function skipping(
  company: CompanyContext,
  unknown: readonly string[],
  { malformed }: MemberDelta,
): { skipped: string[]; notes: string[] } {
  const skipped = [...malformed, ...unknown].slice(0, NAMED_MAX);
  if (skipped.length === 0) return { skipped, notes: [] };
  if (company.unknownMembers === 'REFUSE')
    throw new Refusal('INVALID', `No user of this company has the id ${skipped.join(', ')}.`, { field: ['members'] });
  return {
    skipped,
    notes: [
      'Some members are no users of this company. Most likely they were deleted here, or never assigned to the application: assign them again, then push the group.',
    ],
  };
}

/** The given values that differ. Whatever the identity provider changes is looked after by it from then on. */
export function changedValues(
  before: Workgroup,
  given: Partial<WorkgroupValues>,
  actor: Actor,
  membersChange: boolean,
): Partial<WorkgroupValues> {
  const values = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => before[name as keyof WorkgroupValues] !== value),
  ) as Partial<WorkgroupValues>;
  const isChanged = membersChange || Object.keys(values).length > 0;
  if (isChanged && actor.kind === 'SCIM_CLIENT' && before.source !== 'IDENTITY_PROVIDER')
    values.source = 'IDENTITY_PROVIDER';
  return values;
}

/** The same values as an event tells them. */
export function changesOf(before: Partial<WorkgroupValues>, values: Partial<WorkgroupValues>): FieldChange[] {
  return (Object.keys(values) as (keyof WorkgroupValues)[]).map((field) => ({
    field,
    before: before[field] ?? null,
    after: values[field],
  }));
}
