import { Field, ID, Int, ObjectType } from 'type-graphql';
import { MutationPayload, UserError } from './user-error.ts';

@ObjectType({ description: 'What became of one item', simpleResolvers: true })
export class ScimBatchResult {
  @Field(() => ID, { nullable: true, description: 'Id of what was made, changed or deleted; null when nothing was' })
  id?: string;

  @Field(() => Int, { nullable: true, description: 'Version it has now; null when it is gone' })
  version?: number;

  @Field(() => [UserError], { description: 'Why nothing was changed; empty when everything was' })
  userErrors!: UserError[];

  @Field(() => Boolean, { description: 'True when something went wrong on our side; nothing was changed then' })
  isFault!: boolean;
}

@ObjectType({
  description: 'What became of several changes',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class ScimBatchPayload extends MutationPayload {
  @Field(() => [ScimBatchResult], {
    nullable: 'itemsAndList',
    description: 'One for each item, in their order; null for an item that was not carried out, after too many errors',
  })
  results?: (ScimBatchResult | undefined)[];
}
