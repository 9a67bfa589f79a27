import { Field, ID, ObjectType } from 'type-graphql';
import { type Session as SessionRow, SignInMethod } from '../../domain/session.ts';
import { DateTime } from '../scalars.ts';

@ObjectType({ description: 'A session of a person in the web app', simpleResolvers: true })
export class Session implements SessionRow {
  @Field(() => ID, { description: 'Identifies the session; no secret' })
  id!: string;

  @Field(() => SignInMethod, { description: 'How its owner proved who they are' })
  method!: SignInMethod;

  @Field(() => DateTime, { description: 'When its owner signed in' })
  startedAt!: string;

  @Field(() => DateTime, { description: 'When it was last used, to the minute' })
  lastUsedAt!: string;

  @Field(() => DateTime, { description: 'When it ends at the latest; it ends earlier when it is not used' })
  expiresAt!: string;

  @Field(() => String, { nullable: true, description: 'What the browser said of itself when it began' })
  userAgent!: string | null;

  @Field(() => Boolean, { description: 'True of the session that asks' })
  current!: boolean;
}
