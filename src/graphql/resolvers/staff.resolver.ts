import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { CursorArguments, pageOf } from '../inputs/list-arguments.ts';
import { StaffEventConnection } from '../types/connections.ts';
import { StaffEvent } from '../types/staff-event.ts';

@Resolver(() => StaffEvent)
export class StaffResolver {
  @Query(() => StaffEventConnection, { description: 'What staff did, newest first, for internal tools' })
  async staffEvents(
    @Args(() => CursorArguments) args: CursorArguments,
    @Ctx() { actor, services }: Context,
  ): Promise<StaffEventConnection> {
    return new StaffEventConnection(await services.staff.listEvents(actor, pageOf(args)));
  }
}
