import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { CompanyContext } from '../../domain/company.ts';
import type { Event as EventRow } from '../../domain/event.ts';
import type {
  ProvisioningCall as CallRow,
  ProvisioningDay as DayRow,
  ProvisioningRun as RunRow,
  ProvisioningStatus as StatusRow,
} from '../../domain/provisioning.ts';
import { type CallRefusal, refusalOf, summaryOf } from '../../domain/provisioning-words.ts';
import type { Context } from '../context.ts';
import { CallListArguments } from '../inputs/call-filter.ts';
import { CursorArguments, pageOf } from '../inputs/list-arguments.ts';
import { Company } from '../types/company.ts';
import { ProvisioningCallConnection, ProvisioningRunConnection } from '../types/connections.ts';
import { Event } from '../types/event.ts';
import {
  ProvisioningCall,
  ProvisioningDay,
  ProvisioningRefusal,
  ProvisioningRun,
  ProvisioningStatus,
} from '../types/provisioning.ts';

const DAYS = 30;
const TIME_ZONE = 'UTC';
const EVENTS = 20;

/** What the identity provider of a company does. */
@Resolver(() => Company)
export class ProvisioningResolver {
  @FieldResolver(() => ProvisioningCallConnection, {
    nullable: true,
    description: 'Calls of identity providers, newest first; needs EVENTS_READ',
  })
  async provisioningCalls(
    @Args(() => CallListArguments) args: CallListArguments,
    @Root() { id }: CompanyContext,
    @Ctx() { actor, services }: Context,
  ): Promise<ProvisioningCallConnection> {
    const page = await services.provisioning.calls(actor, args.filter ?? {}, pageOf(args), id);
    return new ProvisioningCallConnection(page);
  }

  @FieldResolver(() => ProvisioningRunConnection, {
    nullable: true,
    description: 'Calls grouped into runs, newest first; needs EVENTS_READ',
  })
  async provisioningRuns(
    @Args(() => CursorArguments) args: CursorArguments,
    @Root() { id }: CompanyContext,
    @Ctx() { actor, services }: Context,
  ): Promise<ProvisioningRunConnection> {
    return new ProvisioningRunConnection(await services.provisioning.runs(actor, pageOf(args), id));
  }

  @FieldResolver(() => [ProvisioningDay], {
    nullable: true,
    description: 'Calls of each of the last days, oldest first, today included; needs EVENTS_READ',
  })
  provisioningDays(
    @Arg('days', () => Int, { nullable: true, defaultValue: DAYS, description: 'How many days, at most 366' })
    days: number | null | undefined,
    @Arg('timeZone', () => String, {
      nullable: true,
      defaultValue: TIME_ZONE,
      description: 'Where a day begins, such as Europe/Berlin',
    })
    timeZone: string | null | undefined,
    @Root() { id }: CompanyContext,
    @Ctx() { actor, services }: Context,
  ): Promise<DayRow[]> {
    return services.provisioning.days(actor, days ?? DAYS, timeZone ?? TIME_ZONE, id);
  }

  @FieldResolver(() => ProvisioningStatus, {
    nullable: true,
    description: 'Whether an identity provider is connected, and how it goes; needs EVENTS_READ',
  })
  async provisioningStatus(
    @Root() { id }: CompanyContext,
    @Ctx() { actor, services }: Context,
  ): Promise<StatusOfCompany> {
    return { ...(await services.provisioning.status(actor, id)), companyId: id };
  }
}

interface StatusOfCompany extends StatusRow {
  companyId: string;
}

@Resolver(() => ProvisioningStatus)
export class ProvisioningStatusResolver {
  @FieldResolver(() => Int, { description: 'Users that the identity provider looks after' })
  provisionedUsers(@Root() { companyId }: StatusOfCompany, @Ctx() { actor, services }: Context): Promise<number> {
    return services.provisioning.provisioned(actor, 'users', companyId);
  }

  @FieldResolver(() => Int, { description: 'Workgroups that the identity provider looks after' })
  provisionedWorkgroups(@Root() { companyId }: StatusOfCompany, @Ctx() { actor, services }: Context): Promise<number> {
    return services.provisioning.provisioned(actor, 'workgroups', companyId);
  }
}

@Resolver(() => ProvisioningCall)
export class ProvisioningCallResolver {
  @FieldResolver(() => String, { description: 'What was asked for, in plain words' })
  summary(@Root() call: CallRow): string {
    return summaryOf(call);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Label of the token, or name of the client that was connected; null when it was neither',
  })
  client(@Root() { client }: CallRow): string | null {
    return client || null;
  }

  @FieldResolver(() => ProvisioningRefusal, { nullable: true, description: 'Null when the call succeeded' })
  refusal(@Root() call: CallRow): CallRefusal | null {
    return refusalOf(call);
  }

  @FieldResolver(() => [Event], { description: 'What the call changed, and what was refused, oldest first' })
  events(
    @Arg('limit', () => Int, { nullable: true, defaultValue: EVENTS, description: 'How many at most, up to 1000' })
    limit: number | null | undefined,
    @Root() call: CallRow,
    @Ctx() { actor, services }: Context,
  ): Promise<EventRow[]> {
    return services.provisioning.eventsOf(actor, call, limit ?? EVENTS);
  }
}

@Resolver(() => ProvisioningRun)
export class ProvisioningRunResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Whose calls they are; null when nobody was let in' })
  client(@Root() { client }: RunRow): string | null {
    return client || null;
  }
}
