import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { CallKind, CallOutcome, type ProvisioningRun as RunRow } from '../../domain/provisioning.ts';
import type { CallRefusal as CallRefusalRow } from '../../domain/provisioning-words.ts';
import { DateOnly, DateTime } from '../scalars.ts';

@ObjectType({ description: 'Why a call did not succeed, and what to do about it', simpleResolvers: true })
export class ProvisioningRefusal implements CallRefusalRow {
  @Field(() => Int, { description: 'HTTP status' })
  status!: number;

  @Field(() => String, { nullable: true, description: 'Kind of refusal in the words of SCIM (RFC 7644)' })
  scimType!: string | null;

  @Field(() => String, { nullable: true, description: 'What the identity provider was told' })
  detail!: string | null;

  @Field(() => String, { description: 'What happened, in plain words' })
  cause!: string;

  @Field(() => String, { description: 'What to do, here or at the identity provider' })
  mend!: string;
}

@ObjectType({
  description: 'One call of an identity provider, and its answer. Passwords and tokens are masked',
  simpleResolvers: true,
})
export class ProvisioningCall {
  @Field(() => ID, { description: 'Identifies the call; grows with time' })
  id!: string;

  @Field(() => String, { description: 'Id of the request, which its events and the log name too' })
  requestId!: string;

  @Field(() => DateTime, { description: 'When it came' })
  occurredAt!: string;

  @Field(() => String, { description: 'HTTP method' })
  method!: string;

  @Field(() => String, { description: 'Path and query' })
  path!: string;

  @Field(() => CallKind, { description: 'Whether it asks or changes' })
  kind!: CallKind;

  @Field(() => CallOutcome, { description: 'How it ended' })
  outcome!: CallOutcome;

  @Field(() => ID, { nullable: true, description: 'Token or connection that was presented; null when it was none' })
  clientId!: string | null;

  @Field(() => String, { nullable: true, description: 'What the client said of itself' })
  userAgent!: string | null;

  @Field(() => Int, { description: 'HTTP status' })
  status!: number;

  @Field(() => Float, { description: 'Time from the request to its answer, in milliseconds' })
  durationMs!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'User or workgroup that it was about; null when it was none or many',
  })
  resourceId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of whom it was about' })
  resourceName!: string | null;

  @Field(() => String, { nullable: true, description: 'What was asked; null when there was no body' })
  requestBody!: string | null;

  @Field(() => Boolean, { description: 'True when `requestBody` is only the beginning' })
  requestCut!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What was answered; null when there was no body, and for reads that succeeded',
  })
  responseBody!: string | null;

  @Field(() => Boolean, { description: 'True when `responseBody` is only the beginning' })
  responseCut!: boolean;
}

@ObjectType({
  description: 'Calls of one client with less than two minutes between them',
  simpleResolvers: true,
})
export class ProvisioningRun implements Omit<RunRow, 'client'> {
  @Field(() => ID, { description: 'Identifies the run; grows with time' })
  id!: string;

  @Field(() => DateTime, { description: 'When its first call came' })
  startedAt!: string;

  @Field(() => DateTime, { description: 'When its last call came, so far' })
  endedAt!: string;

  @Field(() => Int, { description: 'Number of calls' })
  calls!: number;

  @Field(() => Int, { description: 'Calls for a change that succeeded' })
  changes!: number;

  @Field(() => Int, { description: 'Calls that did not succeed' })
  refusals!: number;
}

@ObjectType({ description: 'The calls of one day', simpleResolvers: true })
export class ProvisioningDay {
  @Field(() => DateOnly, { description: 'Day, in the time zone that was asked for' })
  day!: string;

  @Field(() => Int, { description: 'Number of calls' })
  calls!: number;

  @Field(() => Int, { description: 'Calls for a change that succeeded' })
  changes!: number;

  @Field(() => Int, { description: 'Calls that did not succeed' })
  errors!: number;
}

@ObjectType({ description: 'How provisioning goes, as far back as calls are kept', simpleResolvers: true })
export class ProvisioningStatus {
  @Field(() => DateTime, { nullable: true, description: 'First call that is kept; null: nobody has called yet' })
  firstCallAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Last call' })
  lastCallAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Last call that succeeded; null: nobody has got in yet' })
  lastSuccessAt!: string | null;

  @Field(() => Int, { description: 'Calls of the last 24 hours that did not succeed' })
  errorsInLastDay!: number;
}
