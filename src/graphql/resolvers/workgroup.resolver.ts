import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Refusal } from '../../domain/refusal.ts';
import type { ChangedWorkgroup, Member as MemberRow, Workgroup as WorkgroupRow } from '../../domain/workgroup.ts';
import type { Context } from '../context.ts';
import { PositionArguments, pageOf } from '../inputs/list-arguments.ts';
import { WorkgroupCreateInput, WorkgroupUpdateInput } from '../inputs/workgroup-inputs.ts';
import { UserConnection } from '../types/connections.ts';
import { DeletePayload, WorkgroupPayload } from '../types/payloads.ts';
import { Member, Workgroup } from '../types/workgroup.ts';
import { withUserErrors } from '../user-errors.ts';
import { CompanyId, Id, IfVersion } from './arguments.ts';

@Resolver(() => Workgroup)
export class WorkgroupResolver {
  @Query(() => Workgroup, { nullable: true, description: 'Workgroup with this id, null when there is none to be seen' })
  workgroup(
    @Id('Id of the workgroup') id: string,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<WorkgroupRow | null> {
    return services.workgroups.find(actor, id, companyId);
  }

  @Mutation(() => WorkgroupPayload, { description: 'Make a workgroup' })
  workgroupCreate(
    @Arg('input', () => WorkgroupCreateInput, { description: 'Workgroup to be made' }) input: WorkgroupCreateInput,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<WorkgroupPayload> {
    return withUserErrors(async () => ({ workgroup: await services.workgroups.create(actor, input, companyId) }));
  }

  @Mutation(() => WorkgroupPayload, { description: 'Change names and members of a workgroup: all of it or nothing' })
  workgroupUpdate(
    @Id('Id of the workgroup') id: string,
    @Arg('input', () => WorkgroupUpdateInput, { description: 'What changes' }) input: WorkgroupUpdateInput,
    @IfVersion() ifVersion: number[] | null | undefined,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<WorkgroupPayload> {
    return withUserErrors(async () => ({
      workgroup: await services.workgroups.update(actor, id, input, ifVersion, companyId),
    }));
  }

  @Mutation(() => DeletePayload, { description: 'Delete a workgroup for good; its members stay, without a workgroup' })
  workgroupDelete(
    @Id('Id of the workgroup') id: string,
    @IfVersion() ifVersion: number[] | null | undefined,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<DeletePayload> {
    return withUserErrors(async () => {
      await services.workgroups.delete(actor, id, ifVersion, companyId);
      return { deletedId: id };
    });
  }

  @FieldResolver(() => Int, { description: 'How many members there are' })
  async memberCount(@Root() { companyId, id }: WorkgroupRow, @Ctx() { loaders }: Context): Promise<number> {
    return (await loaders.memberCounts(companyId).load(id)) ?? 0;
  }

  @FieldResolver(() => UserConnection, { description: 'Members as users, by id' })
  async members(
    @Args(() => PositionArguments) args: PositionArguments,
    @Root() { companyId, id }: WorkgroupRow,
    @Ctx() { actor, services }: Context,
  ): Promise<UserConnection> {
    return new UserConnection(await services.workgroups.members(actor, id, pageOf(args), companyId));
  }

  @FieldResolver(() => [Member], {
    nullable: true,
    description: 'All members in short form, by id; null when there are more than `limit`',
  })
  memberList(
    @Arg('limit', () => Int, { nullable: true, description: 'Most members to answer; without it there is no limit' })
    limit: number | null | undefined,
    @Root() workgroup: ChangedWorkgroup,
    @Ctx() context: Context,
  ): Promise<MemberRow[] | null> {
    return loadMembers(workgroup, limit ?? null, context);
  }
}

async function loadMembers(
  { companyId, id, membersAtLeast = 0 }: ChangedWorkgroup,
  limit: number | null,
  context: Context,
): Promise<MemberRow[] | null> {
  if (limit !== null && limit < 0) throw new Refusal('INVALID', '"limit" cannot be negative.', { field: ['limit'] });
  if (limit !== null && membersAtLeast > limit) return null;
  return (await context.loaders.memberLists(companyId, limit).load(id)) ?? null;
}
