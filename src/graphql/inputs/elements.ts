import { Field, InputType } from 'type-graphql';

const VALUE = 'Address or number itself';
const PRIMARY = { nullable: true, description: 'Makes it the preferred one, in place of the one before' };
const text = (description: string) => ({ nullable: true, description });

@InputType()
abstract class TypedValueParts {
  @Field(() => String, text('Kind, such as work or home'))
  type?: string | null;

  @Field(() => String, text('How it is shown'))
  display?: string | null;

  @Field(() => Boolean, PRIMARY)
  primary?: boolean | null;
}

@InputType()
abstract class TypedValueInput extends TypedValueParts {
  @Field(() => String, { description: VALUE })
  value!: string;
}

@InputType()
abstract class TypedValuePatch extends TypedValueParts {
  @Field(() => String, text(VALUE))
  value?: string | null;
}

@InputType({ description: 'An e-mail address' })
export class EmailInput extends TypedValueInput {}

@InputType({ description: 'Parts of an e-mail address' })
export class EmailPatch extends TypedValuePatch {}

@InputType({ description: 'A telephone number' })
export class PhoneNumberInput extends TypedValueInput {}

@InputType({ description: 'Parts of a telephone number' })
export class PhoneNumberPatch extends TypedValuePatch {}

@InputType({ description: 'A postal address' })
export class AddressInput {
  @Field(() => String, text('Whole address, as on an envelope'))
  formatted?: string | null;

  @Field(() => String, text('Street and number'))
  streetAddress?: string | null;

  @Field(() => String, text('City'))
  locality?: string | null;

  @Field(() => String, text('State or region'))
  region?: string | null;

  @Field(() => String, text('Postal code'))
  postalCode?: string | null;

  @Field(() => String, text('Country'))
  country?: string | null;

  @Field(() => String, text('Kind, such as work or home'))
  type?: string | null;

  @Field(() => Boolean, PRIMARY)
  primary?: boolean | null;
}
