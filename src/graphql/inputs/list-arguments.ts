import { ArgsType, Field, Int } from 'type-graphql';
import type { EventFilter as EventConditions } from '../../domain/event.ts';
import type { UserFilter as UserConditions, WorkgroupFilter as WorkgroupConditions } from '../../domain/filter.ts';
import type { Order } from '../../domain/order.ts';
import { PAGE_MAX, type PageArguments } from '../../domain/page.ts';
import { EventFilter } from './event-filter.ts';
import { DirectoryOrder, UserOrder, WorkgroupOrder } from './order.ts';
import { UserFilter } from './user-filter.ts';
import { WorkgroupFilter } from './workgroup-filter.ts';

const PAGE_DEFAULT = 50;

/** Which part of a list is asked for, by cursor. */
@ArgsType()
export class CursorArguments {
  @Field(() => Int, {
    nullable: true,
    defaultValue: PAGE_DEFAULT,
    description: `How many entries a page holds, at most ${PAGE_MAX}`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor that the page follows, given by a page of the same list: same filter, order and `first`',
  })
  after?: string | null;
}

/** Which part of a list is asked for, by cursor or by position. */
@ArgsType()
export class PositionArguments extends CursorArguments {
  @Field(() => Int, { nullable: true, description: 'How many entries come before the page; not together with `after`' })
  offset?: number | null;
}

@ArgsType()
export class UserListArguments extends PositionArguments {
  @Field(() => UserFilter, { nullable: true, description: 'Only users for whom this holds' })
  filter?: UserConditions | null;

  @Field(() => UserOrder, {
    nullable: true,
    description: 'How the list is sorted: by id without it',
  })
  orderBy?: UserOrder | null;
}

@ArgsType()
export class WorkgroupListArguments extends PositionArguments {
  @Field(() => WorkgroupFilter, { nullable: true, description: 'Only workgroups for which this holds' })
  filter?: WorkgroupConditions | null;

  @Field(() => WorkgroupOrder, {
    nullable: true,
    description: 'How the list is sorted: by id without it',
  })
  orderBy?: WorkgroupOrder | null;
}

@ArgsType()
export class DirectoryListArguments extends PositionArguments {
  @Field(() => UserFilter, { nullable: true, description: 'Of the users, only those for whom this holds' })
  users?: UserConditions | null;

  @Field(() => WorkgroupFilter, { nullable: true, description: 'Of the workgroups, only those for which this holds' })
  workgroups?: WorkgroupConditions | null;

  @Field(() => DirectoryOrder, { nullable: true, description: 'How the list is sorted: by id without it' })
  orderBy?: DirectoryOrder | null;
}

@ArgsType()
export class EventListArguments extends CursorArguments {
  @Field(() => EventFilter, { nullable: true, description: 'Only events for which this holds' })
  filter?: EventConditions | null;
}

/** The page that the arguments of a list ask for. */
export function pageOf({
  first,
  after,
  offset,
  orderBy,
}: PositionArguments & { orderBy?: Order | null }): PageArguments {
  return { first: first ?? PAGE_DEFAULT, after, offset, orderBy };
}
