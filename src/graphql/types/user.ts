import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Channel } from '../../domain/actor.ts';
import {
  type Address as AddressRow,
  type PasswordStatus as PasswordStatusRow,
  Role,
  Source,
  type TypedValue,
  type UserReference as UserReferenceRow,
} from '../../domain/user.ts';
import { DateOnly, DateTime } from '../scalars.ts';
import { UserTexts } from '../user-texts.ts';
import { Address, Email, PhoneNumber } from './element.ts';

@ObjectType({ description: 'A reference to a user, kept as the client sent it', simpleResolvers: true })
export class UserReference {
  @Field(() => String, { description: 'What the client sent, usually the id of a user' })
  value!: string;
}

/** The public face of a user: what is not declared here, in `UserTexts` or in its resolver does not leave the house. */
@UserTexts(() => String)
@ObjectType({ description: 'A person who takes leave', simpleResolvers: true })
export class User {
  @Field(() => ID, { description: 'The same id as in SCIM' })
  id!: string;

  @Field(() => String, { description: 'Unique in the company; compared without case' })
  userName!: string;

  @Field(() => String, { nullable: true, description: 'Id of the user at the identity provider' })
  externalId!: string | null;

  @Field(() => Boolean, { description: 'Inactive users cannot sign in' })
  active!: boolean;

  @Field(() => Role, { description: 'What the user is in LeaveWizard' })
  role!: Role;

  @Field(() => Source, { description: 'Where the user is looked after' })
  source!: Source;

  @Field(() => [Email], { description: 'E-mail addresses' })
  emails!: TypedValue[];

  @Field(() => [PhoneNumber], { description: 'Telephone numbers' })
  phoneNumbers!: TypedValue[];

  @Field(() => [Address], { description: 'Postal addresses' })
  addresses!: AddressRow[];

  @Field(() => UserReference, { nullable: true, description: 'Manager' })
  manager!: UserReferenceRow | null;

  @Field(() => UserReference, { nullable: true, description: 'Who decides on leave' })
  approver!: UserReferenceRow | null;

  @Field(() => DateOnly, { nullable: true, description: 'First day in the company' })
  startDate!: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Last day in the company' })
  endDate!: string | null;

  @Field(() => DateTime, { description: 'When the user was made' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When the user was last changed' })
  updatedAt!: string;

  @Field(() => Int, { description: 'Rises with every change' })
  version!: number;
}

@ObjectType({ description: 'What may be known of a password', simpleResolvers: true })
export class PasswordStatus implements PasswordStatusRow {
  @Field(() => DateTime, { description: 'When it was last set' })
  setAt!: string;

  @Field(() => Channel, { description: 'Door through which it was last set' })
  setBy!: Channel;
}
