import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type CompanyContext, isProvisioned, type SettingsView } from '../../domain/company.ts';
import type { User as UserRow } from '../../domain/user.ts';
import type { Workgroup as WorkgroupRow } from '../../domain/workgroup.ts';
import type { Context } from '../context.ts';
import { CompanyCreateInput, CompanyUpdateInput } from '../inputs/company-inputs.ts';
import {
  CursorArguments,
  DirectoryListArguments,
  EventListArguments,
  pageOf,
  UserListArguments,
  WorkgroupListArguments,
} from '../inputs/list-arguments.ts';
import { AuthenticationSettings } from '../types/authentication-settings.ts';
import { Company } from '../types/company.ts';
import {
  CompanyConnection,
  DirectoryConnection,
  EventConnection,
  UserConnection,
  WorkgroupConnection,
} from '../types/connections.ts';
import { CompanyPayload } from '../types/payloads.ts';
import { User } from '../types/user.ts';
import { Workgroup } from '../types/workgroup.ts';
import { withUserErrors } from '../user-errors.ts';
import { Id } from './arguments.ts';

@Resolver(() => Company)
export class CompanyResolver {
  @Query(() => Company, {
    nullable: true,
    description:
      'Company that the caller belongs to; internal tools name one by id. Null when there is none to be seen',
  })
  company(
    @Arg('id', () => ID, { nullable: true, description: 'Company that is meant, for internal tools' })
    id: string | null | undefined,
    @Ctx() { actor, services }: Context,
  ): Promise<CompanyContext | null> {
    return services.companies.find(actor, id);
  }

  @Query(() => CompanyConnection, { description: 'All companies, for internal tools' })
  async companies(
    @Args(() => CursorArguments) args: CursorArguments,
    @Ctx() { actor, services }: Context,
  ): Promise<CompanyConnection> {
    return new CompanyConnection(await services.companies.list(actor, pageOf(args)));
  }

  @Mutation(() => CompanyPayload, { description: 'Make a company and its first administrator' })
  companyCreate(
    @Arg('input', () => CompanyCreateInput, { description: 'Company to be made' }) input: CompanyCreateInput,
    @Ctx() { actor, services }: Context,
  ): Promise<CompanyPayload> {
    return withUserErrors(() => services.companies.create(actor, input));
  }

  @Mutation(() => CompanyPayload, { description: 'Change name or plan of a company' })
  companyUpdate(
    @Id('Company that is meant') id: string,
    @Arg('input', () => CompanyUpdateInput, { description: 'What changes' }) input: CompanyUpdateInput,
    @Ctx() { actor, services }: Context,
  ): Promise<CompanyPayload> {
    return withUserErrors(async () => ({ company: await services.companies.update(actor, id, input) }));
  }

  @FieldResolver(() => Boolean, {
    description: 'True while an identity provider looks after the users: SCIM is on, and the plan has it',
  })
  isProvisioned(@Root() company: CompanyContext): boolean {
    return isProvisioned(company);
  }

  @FieldResolver(() => Boolean, { description: 'True when no active administrator is left' })
  withoutAdministrator(@Root() { id }: CompanyContext, @Ctx() { actor, services }: Context): Promise<boolean> {
    return services.companies.isWithoutAdministrator(actor, id);
  }

  @FieldResolver(() => User, { nullable: true, description: 'User of the company with this id' })
  user(
    @Id('Id of the user') userId: string,
    @Root() { id }: CompanyContext,
    @Ctx() { actor, services }: Context,
  ): Promise<UserRow | null> {
    return services.users.find(actor, userId, id);
  }

  @FieldResolver(() => Workgroup, { nullable: true, description: 'Workgroup of the company with this id' })
  workgroup(
    @Id('Id of the workgroup') workgroupId: string,
    @Root() { id }: CompanyContext,
    @Ctx() { actor, services }: Context,
  ): Promise<WorkgroupRow | null> {
    return services.workgroups.find(actor, workgroupId, id);
  }

  @FieldResolver(() => UserConnection, { description: 'Users of the company, by id' })
  async users(
    @Args(() => UserListArguments) args: UserListArguments,
    @Root() { id }: CompanyContext,
    @Ctx() { actor, services }: Context,
  ): Promise<UserConnection> {
    return new UserConnection(await services.users.list(actor, args.filter ?? {}, pageOf(args), id));
  }

  @FieldResolver(() => WorkgroupConnection, { description: 'Workgroups of the company, by id' })
  async workgroups(
    @Args(() => WorkgroupListArguments) args: WorkgroupListArguments,
    @Root() { id }: CompanyContext,
    @Ctx() { actor, services }: Context,
  ): Promise<WorkgroupConnection> {
    return new WorkgroupConnection(await services.workgroups.list(actor, args.filter ?? {}, pageOf(args), id));
  }

  @FieldResolver(() => DirectoryConnection, { description: 'Users and workgroups of the company as one list, by id' })
  async directory(
    @Args(() => DirectoryListArguments) { users, workgroups, ...args }: DirectoryListArguments,
    @Root() { id }: CompanyContext,
    @Ctx() { actor, services }: Context,
  ): Promise<DirectoryConnection> {
    const filter = { users: users ?? {}, workgroups: workgroups ?? {} };
    return new DirectoryConnection(await services.directory.list(actor, filter, pageOf(args), id));
  }

  @FieldResolver(() => AuthenticationSettings, {
    nullable: true,
    description: 'How people sign in and who looks after them; needs SETTINGS_READ',
  })
  authenticationSettings(@Root() { id }: CompanyContext, @Ctx() { actor, services }: Context): Promise<SettingsView> {
    return services.settings.find(actor, id);
  }

  @FieldResolver(() => EventConnection, {
    nullable: true,
    description: 'What happened, newest first; needs EVENTS_READ',
  })
  async events(
    @Args(() => EventListArguments) args: EventListArguments,
    @Root() { id }: CompanyContext,
    @Ctx() { actor, services }: Context,
  ): Promise<EventConnection> {
    return new EventConnection(await services.events.list(actor, args.filter ?? {}, pageOf(args), id));
  }
}
