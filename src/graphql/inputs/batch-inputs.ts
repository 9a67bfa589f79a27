import { Field, ID, InputType, Int } from 'type-graphql';
import type { BatchItem, ChangeOf, DeletionOf } from '../../domain/batch.ts';
import { UserCreateInput, UserUpdateInput } from './user-inputs.ts';
import { WorkgroupCreateInput, WorkgroupUpdateInput } from './workgroup-inputs.ts';

@InputType({ description: 'What is to be deleted' })
class ScimBatchDeletion implements DeletionOf {
  @Field(() => ID, { description: 'Its id, or `bulkId:` and the bulkId of the item that makes it' })
  id!: string;

  @Field(() => [Int], {
    nullable: true,
    description: 'Refuse with STALE_VERSION unless the version is still this, or one of these',
  })
  ifVersion?: number[] | null;
}

@InputType({ description: 'A user that is to be changed' })
class ScimBatchUserChange extends ScimBatchDeletion implements ChangeOf<UserUpdateInput> {
  @Field(() => UserUpdateInput, { description: 'What changes' })
  input!: UserUpdateInput;
}

@InputType({ description: 'A workgroup that is to be changed' })
class ScimBatchWorkgroupChange extends ScimBatchDeletion implements ChangeOf<WorkgroupUpdateInput> {
  @Field(() => WorkgroupUpdateInput, { description: 'What changes' })
  input!: WorkgroupUpdateInput;
}

@InputType({
  description:
    'One change among several; exactly one member beside bulkId is given. One without any is refused, and counts as an error in its place',
})
export class ScimBatchItem implements BatchItem {
  @Field(() => String, {
    nullable: true,
    description:
      'Unique name of what a create makes. Wherever other items take its id, `bulkId:` and this name stand for it',
  })
  bulkId?: string | null;

  @Field(() => UserCreateInput, { nullable: true, description: 'User to be made' })
  userCreate?: UserCreateInput | null;

  @Field(() => ScimBatchUserChange, { nullable: true, description: 'User to be changed' })
  userUpdate?: ScimBatchUserChange | null;

  @Field(() => ScimBatchDeletion, { nullable: true, description: 'User to be deleted' })
  userDelete?: ScimBatchDeletion | null;

  @Field(() => WorkgroupCreateInput, { nullable: true, description: 'Workgroup to be made' })
  workgroupCreate?: WorkgroupCreateInput | null;

  @Field(() => ScimBatchWorkgroupChange, { nullable: true, description: 'Workgroup to be changed' })
  workgroupUpdate?: ScimBatchWorkgroupChange | null;

  @Field(() => ScimBatchDeletion, { nullable: true, description: 'Workgroup to be deleted' })
  workgroupDelete?: ScimBatchDeletion | null;
}
