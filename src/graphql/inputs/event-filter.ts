import { Field, ID, InputType } from 'type-graphql';
import { Channel } from '../../domain/actor.ts';
import { EventAction, type EventFilter as EventConditions, EventOutcome } from '../../domain/event.ts';

@InputType({ description: 'Conditions on an event that must all hold' })
export class EventFilter implements EventConditions {
  @Field(() => Channel, { nullable: true, description: 'Door that the request came through' })
  channel?: Channel | null;

  @Field(() => EventOutcome, { nullable: true, description: 'How it ended' })
  outcome?: EventOutcome | null;

  @Field(() => EventAction, { nullable: true, description: 'What happened, or was asked for' })
  action?: EventAction | null;

  @Field(() => ID, { nullable: true, description: 'Thing that it happened to' })
  subjectId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'User that it happened to, or who joined or left a workgroup by it: the history of a user',
  })
  userId?: string | null;

  @Field(() => String, { nullable: true, description: 'Request that asked' })
  requestId?: string | null;
}
