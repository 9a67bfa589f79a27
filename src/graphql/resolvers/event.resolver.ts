import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Event as EventRow } from '../../domain/event.ts';
import { Event, FieldChange } from '../types/event.ts';

@Resolver(() => Event)
export class EventResolver {
  @FieldResolver(() => [FieldChange], { description: 'Values that changed' })
  changes(@Root() { changes }: EventRow): FieldChange[] {
    return changes.map(({ field, before, after }) => ({ field, before: toJson(before), after: toJson(after) }));
  }
}

function toJson(value: unknown): string | null {
  return value == null ? null : JSON.stringify(value);
}
