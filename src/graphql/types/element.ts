import { Field, ObjectType } from 'type-graphql';
import type { Address as AddressRow, TypedValue as TypedValueRow } from '../../domain/user.ts';

@ObjectType({ simpleResolvers: true })
abstract class TypedValue implements TypedValueRow {
  @Field(() => String, { description: 'Address or number itself' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'Kind, such as work or home' })
  type?: string;

  @Field(() => String, { nullable: true, description: 'How it is shown' })
  display?: string;

  @Field(() => Boolean, { description: 'True for the preferred one, of which there is at most one' })
  primary!: boolean;
}

@ObjectType({ description: 'An e-mail address of a user', simpleResolvers: true })
export class Email extends TypedValue {}

@ObjectType({ description: 'A telephone number of a user', simpleResolvers: true })
export class PhoneNumber extends TypedValue {}

@ObjectType({ description: 'A postal address of a user', simpleResolvers: true })
export class Address implements AddressRow {
  @Field(() => String, { nullable: true, description: 'Whole address, as on an envelope' })
  formatted?: string;

  @Field(() => String, { nullable: true, description: 'Street and number' })
  streetAddress?: string;

  @Field(() => String, { nullable: true, description: 'City' })
  locality?: string;

  @Field(() => String, { nullable: true, description: 'State or region' })
  region?: string;

  @Field(() => String, { nullable: true, description: 'Postal code' })
  postalCode?: string;

  @Field(() => String, { nullable: true, description: 'Country' })
  country?: string;

  @Field(() => String, { nullable: true, description: 'Kind, such as work or home' })
  type?: string;

  @Field(() => Boolean, { description: 'True for the preferred one, of which there is at most one' })
  primary!: boolean;
}
