import { Arg, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Event as EventRow, MemberChanges as MemberChangesRow } from '../../domain/event.ts';
import { Event, FieldChange, MemberChanges } from '../types/event.ts';

@Resolver(() => Event)
export class EventResolver {
  @FieldResolver(() => [FieldChange], { description: 'Values that changed' })
  changes(@Root() { changes }: EventRow): FieldChange[] {
    return changes.map(({ field, before, after }) => ({ field, before: toJson(before), after: toJson(after) }));
  }

  @FieldResolver(() => MemberChanges, {
    nullable: true,
    description: 'Members who joined and left; null when none was asked for',
  })
  members(
    @Arg('userId', () => ID, { nullable: true, description: 'Tell only of this user; without it of everybody' })
    userId: string | null | undefined,
    @Root() { members }: EventRow,
  ): MemberChangesRow | null {
    if (!members || userId == null) return members;
    const isMeant = (member: { userId: string }): boolean => member.userId === userId;
    return {
      added: members.added.filter(isMeant),
      removed: members.removed.filter(isMeant),
      skipped: members.skipped.filter((id) => id === userId),
    };
  }
}

function toJson(value: unknown): string | null {
  return value == null ? null : JSON.stringify(value);
}
