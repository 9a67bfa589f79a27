import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import { checkCustomFilters, customOrder } from '../domain/custom-question.ts';
import type { EventDraft, FieldChange } from '../domain/event.ts';
import type { UserFilter } from '../domain/filter.ts';
import { isId, newId } from '../domain/id.ts';
import type { Page, PageArguments } from '../domain/page.ts';
import { Refusal } from '../domain/refusal.ts';
import { type PasswordStatus, shownName, type User } from '../domain/user.ts';
import {
  blankUser,
  changeOfDraft,
  type UserChange,
  type UserDraft,
  type UserValues,
  userDelta,
} from '../domain/user-change.ts';
import type { Database, Sql, Transaction } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { passwordStatuses } from '../persistence/password-store.ts';
import { lockSettings } from '../persistence/settings-store.ts';
import {
  deleteUser,
  findUser,
  findUsers,
  hasAdministrator,
  inactiveUserByExternalId,
  insertUser,
  listUsers,
  type PasswordWrite,
  type UserState,
  updateUser,
} from '../persistence/user-store.ts';
import { raiseVersions } from '../persistence/workgroup-store.ts';
import { enterCompany, enterForChange, enterOwnAccount, requireManagedHere } from './access.ts';
import { alarm } from './alarm.ts';
import type { Lists } from './lists.ts';
import type { NewPasswordLink, PasswordLinks } from './password-links.ts';
import type { Passwords } from './passwords.ts';
import {
  actionOf,
  deltaOf,
  enterWorkgroup,
  lockForChange,
  lockWithWorkgroups,
  noUser,
  raiseMoved,
  readForChange,
  requireFreeMove,
  requireOwnChange,
  requireVersion,
  subjectOf,
  unchanged,
} from './user-steps.ts';

/** What the caller asked of a password, and what becomes of it. */
interface PasswordOutcome {
  write?: PasswordWrite;
  notes: string[];
}

/** Use-cases on users. Each change is one transaction, and its event is written in it. */
export class UserService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly lists: Lists,
    private readonly links: PasswordLinks,
  ) {}

  async find(actor: Actor, id: string, companyId?: string | null): Promise<User | null> {
    const company = await enterCompany(this.database, actor, 'USERS_READ', companyId);
    return isId(id) ? ((await findUser(this.database.of(company.id), company.id, id)) ?? null) : null;
  }

  /** The person who asks. */
  async findSelf(actor: Actor): Promise<User | null> {
    const { company, person } = enterOwnAccount(actor);
    return (await findUser(this.database.of(company.id), company.id, person.id)) ?? null;
  }

  async findMany(actor: Actor, ids: readonly string[], companyId?: string | null): Promise<User[]> {
    const company = await enterCompany(this.database, actor, 'USERS_READ', companyId);
    return findUsers(this.database.of(company.id), company.id, ids.filter(isId));
  }

  async list(actor: Actor, filter: UserFilter, page: PageArguments, companyId?: string | null): Promise<Page<User>> {
    const company = await enterCompany(this.database, actor, 'USERS_READ', companyId);
    checkCustomFilters(filter, company.customFields);
    const orderField = customOrder(page.orderBy, company.customFields);
    return this.lists.page({ name: 'users', companyId: company.id, filter }, page, (window) =>
      listUsers(this.database.of(company.id), company.id, filter, window, orderField),
    );
  }

  async passwordStatuses(
    actor: Actor,
    ids: readonly string[],
    companyId?: string | null,
  ): Promise<Map<string, PasswordStatus>> {
    const company = await enterCompany(this.database, actor, 'USERS_READ', companyId);
    return passwordStatuses(this.database.of(company.id), company.id, ids);
  }

  /** Makes a user. One whom the identity provider knows already, but who is inactive, comes back with the same id. */
  async create(actor: Actor, draft: UserDraft, companyId?: string | null): Promise<User> {
    const subject = { action: 'USER_CREATED', subjectKind: 'USER', subjectName: draft.userName } as const;
    return enterForChange(this.database, actor, 'USERS_WRITE', companyId, subject, async (company) => {
      requireManagedHere(actor, company);
      const change = this.#permitted(actor, company, changeOfDraft(draft, company.customFields));
      const password = await this.#password(actor, company, change);
      try {
        return await this.#insert(actor, company, change, password);
      } catch (error) {
        const id = await this.#returning(actor, company, draft, error);
        const back = { ...change, active: change.active ?? true };
        return this.#change(actor, company, id, back, password, ({ active }) => {
          // Somebody else brought the user back meanwhile.
          if (active) throw error;
        });
      }
    });
  }

  /** Changes some values of a user: all of them or none. */
  async update(
    actor: Actor,
    id: string,
    change: UserChange,
    ifVersion?: readonly number[] | null,
    companyId?: string | null,
  ): Promise<User> {
    const subject = { action: 'USER_UPDATED', subjectKind: 'USER', subjectId: id } as const;
    return enterForChange(this.database, actor, 'USERS_WRITE', companyId, subject, async (company) => {
      requireOwnChange(actor, company, change);
      if (!isId(id)) throw noUser(id);
      const permitted = this.#permitted(actor, company, change);
      const password = await this.#password(actor, company, permitted);
      return this.#change(actor, company, id, permitted, password, (before) => requireVersion(before, ifVersion));
    });
  }

  /** Hides a user for good. */
  async delete(
    actor: Actor,
    id: string,
    ifVersion?: readonly number[] | null,
    companyId?: string | null,
  ): Promise<void> {
    const subject = { action: 'USER_DELETED', subjectKind: 'USER', subjectId: id } as const;
    await enterForChange(this.database, actor, 'USERS_WRITE', companyId, subject, async (company) => {
      requireManagedHere(actor, company);
      if (!isId(id)) throw noUser(id);
      await this.database.of(company.id).transaction(async (transaction) => {
        const user = await lockWithWorkgroups(transaction, company.id, id, null);
        requireVersion(user, ifVersion);
        const versions = user.workgroupId ? await raiseVersions(transaction, company.id, [user.workgroupId]) : [];
        const event = { ...subject, subjectName: shownName(user), subjectVersion: user.version + 1, versions };
        await deleteUser(transaction, company.id, id, actor, event);
        await this.#alarm(transaction, actor, company, user, { active: false });
      });
    });
  }

  async #insert(actor: Actor, company: CompanyContext, change: UserChange, password: PasswordOutcome): Promise<User> {
    const id = newId();
    const blank = blankUser(actor.kind === 'SCIM_CLIENT' ? 'IDENTITY_PROVIDER' : 'LEAVEWIZARD');
    const { values, changes } = userDelta(blank, change, company.customFields);
    const written = { ...blank, ...values };
    const link = this.#firstLink(actor, company, written);
    const access = password.write ?? link?.draft;
    const event = {
      ...subjectOf('USER_CREATED', id, written),
      subjectVersion: 1,
      changes: withPassword(changes, password),
      notes: link ? ['A link to set a password is on its way to the user.'] : password.notes,
    };
    const { workgroupId } = change;
    const user = await (workgroupId == null
      ? insertUser(this.database.of(company.id), company.id, id, written, access, actor, event)
      : this.database.of(company.id).transaction(async (transaction) => {
          const versions = await enterWorkgroup(transaction, company.id, workgroupId);
          return insertUser(transaction, company.id, id, { ...written, workgroupId }, access, actor, {
            ...event,
            versions,
          });
        }));
    if (link) this.links.send(link, actor.requestId);
    return user;
  }

  /** Whoever is made here and may sign in by a password chooses it by a link. */
  #firstLink(actor: Actor, company: CompanyContext, user: UserValues): NewPasswordLink | undefined {
    if (actor.kind === 'SCIM_CLIENT' || !user.active || company.singleSignOn === 'REQUIRED') return undefined;
    return this.links.first(company, user);
  }

  /** Whom a create that failed on a taken name means after all; throws the failure when nobody. */
  async #returning(actor: Actor, company: CompanyContext, draft: UserDraft, error: unknown): Promise<string> {
    const isTaken = error instanceof Refusal && error.code === 'TAKEN';
    if (!isTaken || actor.kind !== 'SCIM_CLIENT' || !draft.externalId) throw error;
    const id = await inactiveUserByExternalId(this.database.of(company.id), company.id, draft.externalId);
    if (!id) throw error;
    return id;
  }

  async #change(
    actor: Actor,
    company: CompanyContext,
    id: string,
    change: UserChange,
    password: PasswordOutcome,
    check: (before: UserState) => void,
  ): Promise<User> {
    const work = async (sql: Sql, transaction?: Transaction): Promise<User> => {
      const before = transaction
        ? await lockForChange(transaction, company.id, id, change)
        : await readForChange(sql, company.id, id);
      check(before);
      await requireFreeMove(sql, actor, company, before, change);
      const delta = deltaOf(actor, company, before, change);
      const subject = subjectOf(actionOf(delta), id, { ...before, ...delta.values });
      if (delta.changes.length === 0 && !password.write) {
        if (password.notes.length > 0)
          await insertEvent(sql, company.id, actor, {
            ...subject,
            subjectVersion: before.version,
            notes: password.notes,
          });
        return unchanged(sql, company.id, id);
      }
      const moved = await raiseMoved(sql, company.id, before, delta);
      const event: EventDraft = {
        ...subject,
        subjectVersion: before.version + 1,
        changes: withPassword(delta.changes, password),
        versions: moved,
        notes: password.notes,
      };
      const user = await updateUser(sql, company.id, before, delta.values, password.write, actor, event);
      if (transaction) await this.#alarm(transaction, actor, company, before, delta.values);
      return user;
    };
    // A move locks workgroups before the user.
    const database = this.database.of(company.id);
    if (change.workgroupId === undefined) return database.change(work);
    return database.transaction((transaction) => work(transaction, transaction));
  }

  /** Drops what this caller may not set, or refuses it where it was asked for by name. */
  #permitted(actor: Actor, company: CompanyContext, change: UserChange): UserChange {
    if (change.role === undefined || actor.kind !== 'SCIM_CLIENT' || company.maySetRoles) return change;
    throw new Refusal('MUTABILITY', 'The identity provider may not set roles in this company.', { field: ['role'] });
  }

  async #password(actor: Actor, company: CompanyContext, { password }: UserChange): Promise<PasswordOutcome> {
    if (password == null || password === '') return { notes: [] };
    if (actor.kind !== 'SCIM_CLIENT')
      throw new Refusal('MUTABILITY', 'People choose their passwords themselves, by a link that is mailed to them.', {
        field: ['password'],
      });
    if (!company.acceptPasswords)
      return {
        notes: ['A password was sent and dropped: this company does not accept passwords from the identity provider.'],
      };
    return { write: { hash: await this.passwords.hash(password), setBy: actor.channel }, notes: [] };
  }

  /** Tells of a company whose last active administrator has just gone; a leaver's access is cut all the same. */
  async #alarm(
    transaction: Transaction,
    actor: Actor,
    company: CompanyContext,
    before: UserState,
    after: { active?: boolean; role?: string },
  ): Promise<void> {
    const wasAdministrator = before.active && before.role === 'ADMINISTRATOR';
    const isAdministrator = (after.active ?? before.active) && (after.role ?? before.role) === 'ADMINISTRATOR';
    if (!wasAdministrator || isAdministrator) return;
    // When the last two go at once, one of them has to see the other gone.
    await lockSettings(transaction, company.id);
    if (await hasAdministrator(transaction, company.id, before.id)) return;
    await alarm(transaction, actor, company, `${shownName(before)} was the last active administrator.`);
  }
}

/** A password that was set is told by name alone. */
function withPassword(changes: readonly FieldChange[], { write }: PasswordOutcome): readonly FieldChange[] {
  return write ? [...changes, { field: 'password' }] : changes;
}
