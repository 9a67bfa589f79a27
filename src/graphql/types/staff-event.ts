import { Field, ID, ObjectType } from 'type-graphql';
import { StaffAction } from '../../domain/staff.ts';
import { DateTime } from '../scalars.ts';

@ObjectType({
  description:
    "Something that LeaveWizard's staff did. What it changed in a company is told by events of that company with the same requestId",
  simpleResolvers: true,
})
export class StaffEvent {
  @Field(() => ID, { description: 'Identifies the event; grows with time' })
  id!: string;

  @Field(() => DateTime, { description: 'When it happened; for an operation, just before' })
  occurredAt!: string;

  @Field(() => String, { description: 'Name of the token, or the operator' })
  actor!: string;

  @Field(() => String, { description: 'Id of the request that asked' })
  requestId!: string;

  @Field(() => StaffAction, { description: 'What it was' })
  action!: StaffAction;

  @Field(() => String, { nullable: true, description: 'Name of the token that was made or ended' })
  tokenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Operation that was run, its secrets masked' })
  document!: string | null;

  @Field(() => String, { nullable: true, description: 'Variables of the operation, as JSON, secrets masked' })
  variables!: string | null;
}
