import { Field, ID, ObjectType } from 'type-graphql';
import type { User as UserRow } from '../../domain/user.ts';
import type { Workgroup as WorkgroupRow } from '../../domain/workgroup.ts';
import { User } from './user.ts';
import { Workgroup } from './workgroup.ts';

/** No union: `displayName` is nullable in one of the two, so that nobody could ask both for it without an alias. */
@ObjectType({ description: 'A user or a workgroup', simpleResolvers: true })
export class DirectoryEntry {
  @Field(() => ID, { description: 'Id of the user or workgroup' })
  id!: string;

  @Field(() => User, { nullable: true, description: 'User, if it is one' })
  user!: UserRow | null;

  @Field(() => Workgroup, { nullable: true, description: 'Workgroup, if it is one' })
  workgroup!: WorkgroupRow | null;
}
