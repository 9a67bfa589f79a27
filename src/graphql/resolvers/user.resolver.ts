import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Session as SessionRow } from '../../domain/session.ts';
import type {
  PasswordStatus as PasswordStatusRow,
  UserReference as ReferenceRow,
  User as UserRow,
} from '../../domain/user.ts';
import type { Context } from '../context.ts';
import { UserCreateInput, UserUpdateInput } from '../inputs/user-inputs.ts';
import { asksOnlyFor } from '../selection.ts';
import { DeletePayload, SignOutPayload, UserPayload } from '../types/payloads.ts';
import { Session } from '../types/session.ts';
import { PasswordStatus, User, UserReference } from '../types/user.ts';
import { Workgroup } from '../types/workgroup.ts';
import { withUserErrors } from '../user-errors.ts';
import { CompanyId, Id, IfVersion } from './arguments.ts';

/** What a row of a user carries of the workgroup and the users it refers to. */
const isAtHand = asksOnlyFor(new Set(['id', 'displayName']));

@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { nullable: true, description: 'User with this id, null when there is none to be seen' })
  user(
    @Id('Id of the user') id: string,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<UserRow | null> {
    return services.users.find(actor, id, companyId);
  }

  @Mutation(() => UserPayload, { description: 'Make a user' })
  userCreate(
    @Arg('input', () => UserCreateInput, { description: 'User to be made' }) input: UserCreateInput,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<UserPayload> {
    return withUserErrors(async () => ({ user: await services.users.create(actor, input, companyId) }));
  }

  @Mutation(() => UserPayload, { description: 'Change some values of a user: all of them or none' })
  userUpdate(
    @Id('Id of the user') id: string,
    @Arg('input', () => UserUpdateInput, { description: 'What changes' }) input: UserUpdateInput,
    @IfVersion() ifVersion: number[] | null | undefined,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<UserPayload> {
    return withUserErrors(async () => ({ user: await services.users.update(actor, id, input, ifVersion, companyId) }));
  }

  @Mutation(() => DeletePayload, { description: 'Delete a user for good' })
  userDelete(
    @Id('Id of the user') id: string,
    @IfVersion() ifVersion: number[] | null | undefined,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<DeletePayload> {
    return withUserErrors(async () => {
      await services.users.delete(actor, id, ifVersion, companyId);
      return { deletedId: id };
    });
  }

  @Mutation(() => SignOutPayload, {
    description: 'End every session of a user, also while SCIM is on: their next request is refused',
  })
  userSessionsEnd(
    @Id('Id of the user') id: string,
    @CompanyId() companyId: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<SignOutPayload> {
    return withUserErrors(async () => ({ endedSessions: await services.sessions.endAllOf(actor, id, companyId) }));
  }

  @FieldResolver(() => [Session], {
    nullable: true,
    description: 'Live sessions of the user, newest first; needs SETTINGS_READ',
  })
  sessions(@Root() { companyId, id }: UserRow, @Ctx() { actor, services }: Context): Promise<SessionRow[]> {
    return services.sessions.listOf(actor, id, companyId);
  }

  @FieldResolver(() => Workgroup, { nullable: true, description: 'Workgroup that the user is in' })
  workgroup(@Root() { companyId, workgroup }: UserRow, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return workgroup && !isAtHand(info) ? context.loaders.workgroups(companyId).load(workgroup.id) : workgroup;
  }

  @FieldResolver(() => PasswordStatus, { nullable: true, description: 'Null when the user has no password' })
  password(@Root() { companyId, id }: UserRow, @Ctx() { loaders }: Context): Promise<PasswordStatusRow | undefined> {
    return loaders.passwordStatuses(companyId).load(id);
  }
}

@Resolver(() => UserReference)
export class UserReferenceResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'Null unless the value is the id of a user of the company',
  })
  user(@Root() { companyId, user }: ReferenceRow, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return user && !isAtHand(info) ? context.loaders.users(companyId).load(user.id) : user;
  }
}
