import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { EventAction, EventSubject, FieldChange, SubjectVersion } from '../domain/event.ts';
import { isId } from '../domain/id.ts';
import { Refusal } from '../domain/refusal.ts';
import { shownName, type User } from '../domain/user.ts';
import { type UserChange, type UserValues, userDelta } from '../domain/user-change.ts';
import type { Sql, Transaction } from '../persistence/database.ts';
import { lockWorkgroups } from '../persistence/member-plan.ts';
import { Again } from '../persistence/retry.ts';
import { findUser, lockUser, readUser, type UserState, type UserWrite } from '../persistence/user-store.ts';
import { findWorkgroups, raiseVersions } from '../persistence/workgroup-store.ts';
import { isManagedElsewhere, requireManagedHere } from './access.ts';

/** A change of a user worked out: what is written, and what the event tells. */
export interface Delta {
  values: UserWrite;
  changes: FieldChange[];
}

export function noUser(id: string): Refusal {
  return new Refusal('NOT_FOUND', `There is no user ${id}.`, { field: ['id'] });
}

/** Refuses a change that was made from another version than the present one. */
export function requireVersion(
  { version }: { version: number },
  ifVersion: readonly number[] | null | undefined,
): void {
  if (ifVersion == null || ifVersion.includes(version)) return;
  throw new Refusal('STALE_VERSION', `This was changed meanwhile: it is at version ${version} now. Read it again.`);
}

/**
 * Reads what a change starts from, without a lock. Throws Again where one is needed: when an administrator goes, the
 * others must stay until it is told.
 */
export async function readForChange(sql: Sql, companyId: string, id: string): Promise<UserState> {
  const user = await readUser(sql, companyId, id);
  if (!user) throw noUser(id);
  if (user.role === 'ADMINISTRATOR') throw new Again('Administrators change under lock.');
  return user;
}

/** Locks what a change touches: the user and, for a move, the workgroups left and entered before that. */
export async function lockForChange(
  transaction: Transaction,
  companyId: string,
  id: string,
  change: UserChange,
): Promise<UserState> {
  if (change.workgroupId !== undefined) return lockWithWorkgroups(transaction, companyId, id, change.workgroupId);
  const user = await lockUser(transaction, companyId, id);
  if (!user) throw noUser(id);
  return user;
}

/** Locks the user's workgroup and the one they are to enter, if any, and then the user. */
export async function lockWithWorkgroups(
  transaction: Transaction,
  companyId: string,
  id: string,
  enteredId: string | null,
): Promise<UserState> {
  const locked = await lockWorkgroups(transaction, companyId, enteredId && isId(enteredId) ? [enteredId] : [], [id]);
  if (enteredId !== null && !locked.has(enteredId)) throw noWorkgroupTo(enteredId);
  const user = await lockUser(transaction, companyId, id);
  if (!user) throw noUser(id);
  if (user.workgroupId && !locked.has(user.workgroupId)) throw new Again('The user moved meanwhile.');
  return user;
}

function noWorkgroupTo(id: string): Refusal {
  return new Refusal('INVALID', `There is no workgroup ${id} to put the user in.`, { field: ['workgroupId'] });
}

/** Locks the workgroup that a new user enters and raises its version. */
export async function enterWorkgroup(
  transaction: Transaction,
  companyId: string,
  workgroupId: string,
): Promise<SubjectVersion[]> {
  const locked = await lockWorkgroups(transaction, companyId, isId(workgroupId) ? [workgroupId] : [], []);
  if (!locked.has(workgroupId)) throw noWorkgroupTo(workgroupId);
  return raiseVersions(transaction, companyId, [workgroupId]);
}

/** What a change alters. Whoever the identity provider changes is looked after by it from then on. */
export function deltaOf(actor: Actor, company: CompanyContext, before: UserState, change: UserChange): Delta {
  const { values, changes }: Delta = userDelta(before, change, company.customFields);
  if (change.workgroupId !== undefined && change.workgroupId !== before.workgroupId) {
    values.workgroupId = change.workgroupId;
    changes.push({ field: 'workgroup', before: before.workgroupId, after: change.workgroupId });
  }
  if (actor.kind === 'SCIM_CLIENT' && changes.length > 0 && before.source !== 'IDENTITY_PROVIDER') {
    values.source = 'IDENTITY_PROVIDER';
    changes.push({ field: 'source', before: before.source, after: 'IDENTITY_PROVIDER' });
  }
  return { values, changes };
}

/** Raises the versions of the workgroups that a move leaves and enters; a move has a transaction. */
export async function raiseMoved(
  sql: Sql,
  companyId: string,
  before: UserState,
  { values }: Delta,
): Promise<SubjectVersion[]> {
  if (values.workgroupId === undefined) return [];
  const ids = [before.workgroupId, values.workgroupId].filter((id) => id != null);
  return raiseVersions(sql, companyId, ids);
}

export function actionOf({ values }: Delta): EventAction {
  if (values.active === undefined) return 'USER_UPDATED';
  return values.active ? 'USER_REACTIVATED' : 'USER_DEACTIVATED';
}

export function subjectOf(
  action: EventAction,
  id: string,
  user: Pick<UserValues, 'displayName' | 'userName'>,
): EventSubject {
  return { action, subjectKind: 'USER', subjectId: id, subjectName: shownName(user) };
}

/** The user as it is, for a change that changes nothing. */
export async function unchanged(sql: Sql, companyId: string, id: string): Promise<User> {
  const user = await findUser(sql, companyId, id);
  if (!user) throw noUser(id);
  return user;
}

/**
 * Refuses what is the identity provider's while SCIM is on. The role stays the company's own unless the provider
 * may set it (and staff may always appoint an administrator); a move is checked under lock by `requireFreeMove`.
 */
export function requireOwnChange(actor: Actor, company: CompanyContext, change: UserChange): void {
  const asked = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const isOwn = asked.every(
    (name) => name === 'workgroupId' || (name === 'role' && (!company.maySetRoles || actor.kind !== 'USER')),
  );
  if (!isOwn) requireManagedHere(actor, company);
}

/** While SCIM is on, people move on the web only between workgroups that were born here. */
export async function requireFreeMove(
  sql: Sql,
  actor: Actor,
  company: CompanyContext,
  before: UserState,
  { workgroupId }: UserChange,
): Promise<void> {
  if (workgroupId === undefined || !isManagedElsewhere(actor, company)) return;
  const ids = [before.workgroupId, workgroupId].filter((id) => id != null);
  const workgroups = await findWorkgroups(sql, company.id, ids);
  if (workgroups.some(({ source }) => source === 'IDENTITY_PROVIDER')) requireManagedHere(actor, company);
}
