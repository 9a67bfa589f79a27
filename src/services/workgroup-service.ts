import type { Actor } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { EventDraft } from '../domain/event.ts';
import type { UserFilter, WorkgroupFilter } from '../domain/filter.ts';
import { isId, newId } from '../domain/id.ts';
import type { Page, PageArguments } from '../domain/page.ts';
import type { User } from '../domain/user.ts';
import type { ChangedWorkgroup, Member, Workgroup, WorkgroupChange, WorkgroupDraft } from '../domain/workgroup.ts';
import { type MemberDelta, memberDelta, readWorkgroupValues } from '../domain/workgroup-change.ts';
import type { Database, Sql } from '../persistence/database.ts';
import { insertEvent } from '../persistence/event-store.ts';
import { lockWorkgroups, type MemberPlan, planMembers } from '../persistence/member-plan.ts';
import { countMembers, insertWithMembers, listMembers, writeMembers } from '../persistence/member-store.ts';
import { listUsers } from '../persistence/user-store.ts';
import {
  deleteWorkgroup,
  findWorkgroup,
  findWorkgroups,
  insertWorkgroup,
  listWorkgroups,
  lockWorkgroup,
  type WorkgroupValues,
} from '../persistence/workgroup-store.ts';
import { enterCompany, enterForChange } from './access.ts';
import type { Lists } from './lists.ts';
import { requireVersion } from './user-steps.ts';
import {
  changedValues,
  changesOf,
  noWorkgroup,
  requireFreeSources,
  requireOurs,
  skipping,
  sourceOf,
} from './workgroup-steps.ts';

const NOBODY: MemberDelta = { join: [], leave: [], replace: false, malformed: [] };

/** Use-cases on workgroups. A change of members is set-based: its statements do not grow with their number. */
export class WorkgroupService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    /** Members up to which a change is answered with all of them: beyond, nobody has to count. */
    private readonly membersShownMax: number,
  ) {}

  async find(actor: Actor, id: string, companyId?: string | null): Promise<Workgroup | null> {
    const company = await enterCompany(this.database, actor, 'WORKGROUPS_READ', companyId);
    return isId(id) ? ((await findWorkgroup(this.database.of(company.id), company.id, id)) ?? null) : null;
  }

  async findMany(actor: Actor, ids: readonly string[], companyId?: string | null): Promise<Workgroup[]> {
    const company = await enterCompany(this.database, actor, 'WORKGROUPS_READ', companyId);
    return findWorkgroups(this.database.of(company.id), company.id, ids.filter(isId));
  }

  async list(
    actor: Actor,
    filter: WorkgroupFilter,
    page: PageArguments,
    companyId?: string | null,
  ): Promise<Page<Workgroup>> {
    const company = await enterCompany(this.database, actor, 'WORKGROUPS_READ', companyId);
    return this.lists.page({ name: 'workgroups', companyId: company.id, filter }, page, (window) =>
      listWorkgroups(this.database.of(company.id), company.id, filter, window),
    );
  }

  /** The members of a workgroup, as users and page by page. */
  async members(actor: Actor, id: string, page: PageArguments, companyId?: string | null): Promise<Page<User>> {
    const company = await enterCompany(this.database, actor, 'USERS_READ', companyId);
    const filter: UserFilter = { workgroup: { id: { eq: id } } };
    return this.lists.page({ name: 'users', companyId: company.id, filter }, page, (window) =>
      listUsers(this.database.of(company.id), company.id, filter, window),
    );
  }

  /** The members of several workgroups in short form. One with more than `limit` (null: any number) is left out. */
  async memberLists(
    actor: Actor,
    ids: readonly string[],
    limit: number | null,
    companyId?: string | null,
  ): Promise<Map<string, Member[]>> {
    const company = await enterCompany(this.database, actor, 'WORKGROUPS_READ', companyId);
    return listMembers(this.database.of(company.id), company.id, ids, limit);
  }

  async memberCounts(actor: Actor, ids: readonly string[], companyId?: string | null): Promise<Map<string, number>> {
    const company = await enterCompany(this.database, actor, 'WORKGROUPS_READ', companyId);
    return countMembers(this.database.of(company.id), company.id, ids);
  }

  async create(actor: Actor, draft: WorkgroupDraft, companyId?: string | null): Promise<ChangedWorkgroup> {
    const subject = { action: 'WORKGROUP_CREATED', subjectKind: 'WORKGROUP', subjectName: draft.displayName } as const;
    return enterForChange(this.database, actor, 'WORKGROUPS_WRITE', companyId, subject, async (company) => {
      const values = { displayName: '', externalId: null, source: sourceOf(actor), ...readWorkgroupValues(draft) };
      const id = newId();
      const event = { ...subject, subjectId: id, subjectVersion: 1, changes: changesOf({}, values) };
      if (!draft.memberIds?.length)
        return insertWorkgroup(this.database.of(company.id), company.id, id, values, actor, event);
      return this.#createWithMembers(actor, company, id, values, memberDelta({ add: draft.memberIds }), event);
    });
  }

  /** Changes names and members of a workgroup: all of it or nothing. */
  async update(
    actor: Actor,
    id: string,
    change: WorkgroupChange,
    ifVersion?: readonly number[] | null,
    companyId?: string | null,
  ): Promise<ChangedWorkgroup> {
    const subject = { action: 'WORKGROUP_UPDATED', subjectKind: 'WORKGROUP', subjectId: id } as const;
    return enterForChange(this.database, actor, 'WORKGROUPS_WRITE', companyId, subject, async (company) => {
      if (!isId(id)) throw noWorkgroup(id);
      const delta = change.members ? memberDelta(change.members) : NOBODY;
      const values = readWorkgroupValues(change);
      return this.database.of(company.id).change(async (sql, transaction) => {
        const locked = transaction && (await lockWorkgroups(transaction, company.id, [id], delta.join));
        const countedMax = change.members ? this.membersShownMax : 0;
        const plan = await planMembers(sql, company.id, id, delta, countedMax, locked);
        const before = plan.workgroups.get(id);
        if (!before) throw noWorkgroup(id);
        requireOurs(actor, company, before);
        requireVersion(before, ifVersion);
        const changed = await this.#change(sql, actor, company, before, values, delta, plan);
        return { ...changed, membersAtLeast: plan.membersAtLeast };
      });
    });
  }

  async delete(
    actor: Actor,
    id: string,
    ifVersion?: readonly number[] | null,
    companyId?: string | null,
  ): Promise<void> {
    const subject = { action: 'WORKGROUP_DELETED', subjectKind: 'WORKGROUP', subjectId: id } as const;
    await enterForChange(this.database, actor, 'WORKGROUPS_WRITE', companyId, subject, async (company) => {
      if (!isId(id)) throw noWorkgroup(id);
      await this.database.of(company.id).transaction(async (transaction) => {
        const workgroup = await lockWorkgroup(transaction, company.id, id);
        if (!workgroup) throw noWorkgroup(id);
        requireOurs(actor, company, workgroup);
        requireVersion(workgroup, ifVersion);
        const event = { ...subject, subjectName: workgroup.displayName, subjectVersion: workgroup.version + 1 };
        await deleteWorkgroup(transaction, company.id, id, actor, event);
      });
    });
  }

  #createWithMembers(
    actor: Actor,
    company: CompanyContext,
    id: string,
    values: WorkgroupValues,
    delta: MemberDelta,
    event: EventDraft,
  ): Promise<ChangedWorkgroup> {
    return this.database.of(company.id).change(async (sql, transaction) => {
      const locked = transaction && (await lockWorkgroups(transaction, company.id, [], delta.join));
      const plan = await planMembers(sql, company.id, id, delta, this.membersShownMax, locked);
      requireFreeSources(actor, company, plan.workgroups);
      const told = { ...event, ...skipping(company, plan.unknown, delta) };
      const made = await insertWithMembers(sql, company.id, id, plan, values, actor, told);
      return { ...made, membersAtLeast: plan.membersAtLeast };
    });
  }

  async #change(
    sql: Sql,
    actor: Actor,
    company: CompanyContext,
    before: Workgroup,
    given: Partial<WorkgroupValues>,
    delta: MemberDelta,
    plan: MemberPlan,
  ): Promise<Workgroup> {
    const membersChange = plan.joining.length + plan.leaving.length > 0;
    if (membersChange) requireFreeSources(actor, company, plan.workgroups);
    const values = changedValues(before, given, actor, membersChange);
    const event = {
      action: 'WORKGROUP_UPDATED',
      subjectKind: 'WORKGROUP',
      subjectId: before.id,
      subjectName: values.displayName ?? before.displayName,
      changes: changesOf(before, values),
      ...skipping(company, plan.unknown, delta),
    } as const;
    if (membersChange || event.changes.length > 0)
      return writeMembers(sql, company.id, before.id, plan, values, actor, event);
    if (event.skipped.length > 0) {
      const members = { added: [], removed: [], skipped: event.skipped };
      await insertEvent(sql, company.id, actor, { ...event, subjectVersion: before.version, members });
    }
    return before;
  }
}
