import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { type CallFilter as CallConditions, CallKind, CallOutcome } from '../../domain/provisioning.ts';
import { DateTime } from '../scalars.ts';
import { CursorArguments } from './list-arguments.ts';

@InputType({ description: 'Conditions on a call of an identity provider that must all hold' })
class ProvisioningCallFilter implements CallConditions {
  @Field(() => CallOutcome, { nullable: true, description: 'How it ended' })
  outcome?: CallOutcome | null;

  @Field(() => CallKind, { nullable: true, description: 'Whether it asks or changes' })
  kind?: CallKind | null;

  @Field(() => String, { nullable: true, description: 'HTTP method, in capitals' })
  method?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Held by the path, the query included, or by the name of whom it was about; compared without case',
  })
  text?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Came at this moment or later' })
  from?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Came before this moment' })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the request' })
  requestId?: string | null;

  @Field(() => ID, { nullable: true, description: 'User or workgroup that it was about, if it was about one' })
  resourceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Label of the token, or name of the client that was connected; empty for calls of neither',
  })
  client?: string | null;
}

@ArgsType()
export class CallListArguments extends CursorArguments {
  @Field(() => ProvisioningCallFilter, { nullable: true, description: 'Only calls for which this holds' })
  filter?: CallConditions | null;
}
