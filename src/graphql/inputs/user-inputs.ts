import { Field, ID, InputType } from 'type-graphql';
import type { CustomValueChange } from '../../domain/custom-value.ts';
import type { ElementEdit, ElementInput } from '../../domain/element.ts';
import { Role } from '../../domain/user.ts';
import type { UserChange, UserDraft } from '../../domain/user-change.ts';
import { UserTexts } from '../user-texts.ts';
import { CustomFieldValueInput } from './custom-field-inputs.ts';
import { AddressEdit, EmailEdit, PhoneNumberEdit } from './element-edits.ts';
import { AddressInput, EmailInput, PhoneNumberInput } from './elements.ts';

const USER_NAME = 'Unique in the company; compared without case';

/** What is said alike of a user to be made and of one to be changed. */
@UserTexts(() => String)
@InputType()
abstract class UserInput {
  @Field(() => String, {
    nullable: true,
    description: 'Id of the user at the identity provider; unique in the company',
  })
  externalId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Inactive users cannot sign in' })
  active?: boolean | null;

  @Field(() => Role, { nullable: true, description: 'What the user is in LeaveWizard' })
  role?: Role | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Password, from identity providers alone: other people are mailed a link to choose one. At most 1,024 bytes; stored as a hash, never shown',
  })
  password?: string | null;

  @Field(() => String, { nullable: true, description: 'Manager, by id' })
  manager?: string | null;

  @Field(() => String, { nullable: true, description: 'Who decides on leave, by id' })
  approver?: string | null;

  @Field(() => String, { nullable: true, description: 'First day in the company, as YYYY-MM-DD' })
  startDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Last day in the company, as YYYY-MM-DD' })
  endDate?: string | null;

  @Field(() => [CustomFieldValueInput], {
    nullable: true,
    description: 'Values of custom fields; those that are not named stay as they are',
  })
  customFields?: CustomValueChange[] | null;

  @Field(() => ID, { nullable: true, description: 'Workgroup that the user is in' })
  workgroupId?: string | null;
}

@InputType({ description: 'A user to be made' })
export class UserCreateInput extends UserInput implements UserDraft {
  @Field(() => String, { description: USER_NAME })
  userName!: string;

  @Field(() => [EmailInput], { nullable: true, description: 'E-mail addresses' })
  emails?: ElementInput[] | null;

  @Field(() => [PhoneNumberInput], { nullable: true, description: 'Telephone numbers' })
  phoneNumbers?: ElementInput[] | null;

  @Field(() => [AddressInput], { nullable: true, description: 'Postal addresses' })
  addresses?: ElementInput[] | null;
}

@InputType({ description: 'A change of a user: absent leaves a value as it is, null clears it' })
export class UserUpdateInput extends UserInput implements UserChange {
  @Field(() => String, { nullable: true, description: USER_NAME })
  userName?: string | null;

  @Field(() => [EmailEdit], { nullable: true, description: 'Edits of the e-mail addresses' })
  emails?: ElementEdit[] | null;

  @Field(() => [PhoneNumberEdit], { nullable: true, description: 'Edits of the telephone numbers' })
  phoneNumbers?: ElementEdit[] | null;

  @Field(() => [AddressEdit], { nullable: true, description: 'Edits of the postal addresses' })
  addresses?: ElementEdit[] | null;
}
