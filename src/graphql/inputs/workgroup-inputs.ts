import { Field, ID, InputType } from 'type-graphql';
import type { MemberChange, WorkgroupChange, WorkgroupDraft } from '../../domain/workgroup.ts';

const DISPLAY_NAME = 'Unique in the company; compared without case';
const EXTERNAL_ID = 'Id of the group at the identity provider; unique in the company';

@InputType({ description: 'A workgroup to be made' })
export class WorkgroupCreateInput implements WorkgroupDraft {
  @Field(() => String, { description: DISPLAY_NAME })
  displayName!: string;

  @Field(() => String, { nullable: true, description: EXTERNAL_ID })
  externalId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Users who are in it; they leave the workgroup they were in' })
  memberIds?: string[] | null;
}

@InputType({
  description:
    'A change of members, so that adding one to ten thousand costs one. First replaceWith, then add and remove, which share no id',
})
class WorkgroupMembersInput implements MemberChange {
  @Field(() => [ID], { nullable: true, description: 'Users who join; they leave the workgroup they were in' })
  add?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Users who leave' })
  remove?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Users who alone are members, before the rest is carried out' })
  replaceWith?: string[] | null;
}

@InputType({ description: 'A change of a workgroup: absent leaves a value as it is, null clears it' })
export class WorkgroupUpdateInput implements WorkgroupChange {
  @Field(() => String, { nullable: true, description: DISPLAY_NAME })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: EXTERNAL_ID })
  externalId?: string | null;

  @Field(() => WorkgroupMembersInput, { nullable: true, description: 'Who joins and who leaves' })
  members?: WorkgroupMembersInput | null;
}
