import DataLoader from 'dataloader';
import type { Actor } from '../domain/actor.ts';
import type { CustomField } from '../domain/custom-field.ts';
import type { PasswordStatus, User } from '../domain/user.ts';
import type { Member, Workgroup } from '../domain/workgroup.ts';
import type { Services } from '../services/services.ts';

type Loader<Value> = DataLoader<string, Value | undefined>;

/** Gathers what the fields of one request ask about single things, and asks once for all of them. */
export interface Loaders {
  users(companyId: string): Loader<User>;
  workgroups(companyId: string): Loader<Workgroup>;
  passwordStatuses(companyId: string): Loader<PasswordStatus>;
  /** The custom fields of a company. */
  customFields(companyId: string): Promise<readonly CustomField[]>;
  memberCounts(companyId: string): Loader<number>;
  /** All members of each workgroup; nothing of one that has more than `limit`, if that is not null. */
  memberLists(companyId: string, limit: number | null): Loader<Member[]>;
}

/** Loaders of one request: they remember what they loaded, so they must not outlive it. */
export function createLoaders({ users, workgroups, customFields }: Services, actor: Actor): Loaders {
  const memberLists = remembering((limit: number | null) =>
    perCompany((companyId, ids) => workgroups.memberLists(actor, ids, limit, companyId)),
  );
  return {
    users: perCompany(async (companyId, ids) => byId(await users.findMany(actor, ids, companyId))),
    workgroups: perCompany(async (companyId, ids) => byId(await workgroups.findMany(actor, ids, companyId))),
    passwordStatuses: perCompany((companyId, ids) => users.passwordStatuses(actor, ids, companyId)),
    customFields: remembering((companyId: string) => customFields.list(actor, companyId)),
    memberCounts: perCompany((companyId, ids) => workgroups.memberCounts(actor, ids, companyId)),
    memberLists: (companyId, limit) => memberLists(limit)(companyId),
  };
}

function perCompany<Value>(
  load: (companyId: string, ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (companyId: string) => Loader<Value> {
  return remembering(
    (companyId) =>
      new DataLoader(async (ids) => {
        const found = await load(companyId, ids);
        return ids.map((id) => found.get(id));
      }),
  );
}

function remembering<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

function byId<Value extends { id: string }>(values: readonly Value[]): Map<string, Value> {
  return new Map(values.map((value) => [value.id, value]));
}
