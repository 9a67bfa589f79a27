import { Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import { RefusalCode } from '../../domain/refusal.ts';

@ObjectType({ description: 'Why a mutation was refused, for the caller to put right', simpleResolvers: true })
export class UserError {
  @Field(() => RefusalCode, { description: 'Reason, for programs' })
  code!: RefusalCode;

  @Field(() => String, { description: 'What was wrong, and what would be accepted' })
  message!: string;

  @Field(() => [String], {
    description: 'Path of the input at fault, outermost name first; empty when no single one is',
  })
  field!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'Set when the same request may succeed later' })
  retryAfterSeconds?: number;
}

@InterfaceType({ description: 'What every mutation answers' })
export abstract class MutationPayload {
  @Field(() => [UserError], { description: 'Why nothing was changed; empty when everything was', simple: true })
  userErrors!: UserError[];
}
