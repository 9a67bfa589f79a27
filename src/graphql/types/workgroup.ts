import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Source } from '../../domain/user.ts';
import type { Member as MemberRow } from '../../domain/workgroup.ts';
import { DateTime } from '../scalars.ts';

@ObjectType({ description: 'People whose leave is planned together; SCIM calls it a Group', simpleResolvers: true })
export class Workgroup {
  @Field(() => ID, { description: 'The same id as in SCIM' })
  id!: string;

  @Field(() => String, { description: 'Unique in the company; compared without case' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'Id of the group at the identity provider' })
  externalId!: string | null;

  @Field(() => Source, { description: 'Where the workgroup is looked after' })
  source!: Source;

  @Field(() => DateTime, { description: 'When the workgroup was made' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When the workgroup or its members were last changed' })
  updatedAt!: string;

  @Field(() => Int, { description: 'Rises with every change, of members too' })
  version!: number;
}

@ObjectType({ description: 'A member of a workgroup in short form', simpleResolvers: true })
export class Member implements MemberRow {
  @Field(() => ID, { description: 'Id of the user' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name to show' })
  displayName!: string | null;
}
