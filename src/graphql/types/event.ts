import { Field, ID, Int, ObjectType, Root } from 'type-graphql';
import { Channel } from '../../domain/actor.ts';
import {
  EventAction,
  EventOutcome,
  type Event as EventRow,
  type MemberChanges as MemberChangesRow,
  SubjectKind,
  type SubjectVersion as SubjectVersionRow,
} from '../../domain/event.ts';
import { RefusalCode } from '../../domain/refusal.ts';
import { DateTime } from '../scalars.ts';

@ObjectType({ description: 'One value that changed. A password is named without a value', simpleResolvers: true })
export class FieldChange {
  @Field(() => String, { description: 'Name of the value' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Value before, as JSON; null when there was none' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Value after, as JSON; null when there is none' })
  after!: string | null;
}

@ObjectType({ description: 'A user who joined a workgroup', simpleResolvers: true })
class MemberMove {
  @Field(() => ID, { description: 'Id of the user' })
  userId!: string;

  @Field(() => Int, { description: 'Version that the move gave the user' })
  userVersion!: number;

  @Field(() => ID, { nullable: true, description: 'Workgroup that the user left for it; null when in none' })
  fromWorkgroupId!: string | null;
}

@ObjectType({ description: 'A user who left a workgroup', simpleResolvers: true })
class MemberLeft {
  @Field(() => ID, { description: 'Id of the user' })
  userId!: string;

  @Field(() => Int, { description: 'Version that leaving gave the user' })
  userVersion!: number;
}

@ObjectType({ description: 'Who joined, left or was not to be found in one push' })
export class MemberChanges {
  @Field(() => [MemberMove], { description: 'Users who joined' })
  added!: MemberMove[];

  @Field(() => [MemberLeft], { description: 'Users who left' })
  removed!: MemberLeft[];

  @Field(() => [String], { description: 'Ids that were sent, but are no users of the company' })
  skipped!: string[];

  @Field(() => Int, { description: 'How many joined' })
  addedCount(@Root() { added }: MemberChangesRow): number {
    return added.length;
  }

  @Field(() => Int, { description: 'How many left' })
  removedCount(@Root() { removed }: MemberChangesRow): number {
    return removed.length;
  }
}

@ObjectType({ description: 'A thing, and the version that an event gave it', simpleResolvers: true })
class SubjectVersion implements SubjectVersionRow {
  @Field(() => ID, { description: 'Id of the thing' })
  id!: string;

  @Field(() => Int, { description: 'Its version from the event on' })
  version!: number;
}

@ObjectType({ description: 'Why a change was refused', simpleResolvers: true })
class EventRefusal {
  @Field(() => RefusalCode, { description: 'Reason, for programs' })
  code!: RefusalCode;

  @Field(() => String, { description: 'Reason, for people' })
  message!: string;

  @Field(() => [String], { description: 'Path of the input at fault, outermost name first' })
  field!: string[];
}

@ObjectType({
  description: 'One change that was asked for, done or refused. Kept even after its subject is gone',
  simpleResolvers: true,
})
export class Event {
  @Field(() => ID, { description: 'Identifies the event; grows with time' })
  id!: string;

  @Field(() => DateTime, { description: 'When it happened' })
  occurredAt!: string;

  @Field(() => Channel, { description: 'Door that the request came through' })
  channel!: Channel;

  @Field(() => String, { description: 'Who asked: the label of a token or the name of a person' })
  actor!: string;

  @Field(() => String, { description: 'Request that asked' })
  requestId!: string;

  @Field(() => EventAction, { description: 'What happened, or was asked for' })
  action!: EventAction;

  @Field(() => EventOutcome, { description: 'How it ended' })
  outcome!: EventOutcome;

  @Field(() => SubjectKind, { description: 'Kind of thing that it happened to' })
  subjectKind!: SubjectKind;

  @Field(() => ID, { nullable: true, description: 'Thing that it happened to; null when it was never made' })
  subjectId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the thing at that time' })
  subjectName!: string | null;

  @Field(() => Int, { nullable: true, description: 'Version that the event gave the thing' })
  subjectVersion!: number | null;

  @Field(() => [SubjectVersion], { description: 'Every workgroup whose members changed, with its new version' })
  versions!: SubjectVersion[];

  @Field(() => EventRefusal, { nullable: true, description: 'Why it was refused; null when it was done' })
  refusal!: EventRow['refusal'];

  @Field(() => [String], { description: 'What was asked for and left out, and why, in plain words' })
  notes!: string[];
}
