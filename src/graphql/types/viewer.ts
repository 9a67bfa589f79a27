import { Field, ObjectType } from 'type-graphql';
import { ActorKind, Scope } from '../../domain/actor.ts';
import type { CompanyContext } from '../../domain/company.ts';
import { Company } from './company.ts';

@ObjectType({ description: 'Who is asking, and what they may do', simpleResolvers: true })
export class Viewer {
  @Field(() => ActorKind, { description: 'Kind of caller' })
  kind!: ActorKind;

  @Field(() => String, { description: 'Label of the token or name of the person' })
  name!: string;

  @Field(() => [Scope], { description: 'What the caller may do' })
  scopes!: Scope[];

  @Field(() => Company, {
    nullable: true,
    description: 'Null for internal tools, which name a company in each question, and for nobody in particular',
  })
  company!: CompanyContext | null;

  @Field(() => Boolean, {
    description:
      'Whether somebody asks who has a password of their own here: false where the identity provider syncs it',
  })
  mayChangePassword!: boolean;
}
