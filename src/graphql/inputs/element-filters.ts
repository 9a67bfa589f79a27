import { Field, InputType } from 'type-graphql';
import type { BooleanFilter as BooleanConditions, TextFilter } from '../../domain/filter.ts';
import { BooleanFilter, Combined, StringFilter } from './operators.ts';

const text = (description: string) => ({ nullable: true, description: `${description}; compared without case` });
const PRIMARY = { nullable: true, description: 'Whether it is the preferred one' };

@InputType()
abstract class TypedValueFilter {
  @Field(() => StringFilter, text('Address or number itself'))
  value?: TextFilter | null;

  @Field(() => StringFilter, text('Kind'))
  type?: TextFilter | null;

  @Field(() => StringFilter, text('How it is shown'))
  display?: TextFilter | null;

  @Field(() => BooleanFilter, PRIMARY)
  primary?: BooleanConditions | null;
}

@Combined
@InputType({ description: 'Conditions on one e-mail address that must all hold' })
export class EmailFilter extends TypedValueFilter {}

@Combined
@InputType({ description: 'Conditions on one telephone number that must all hold' })
export class PhoneNumberFilter extends TypedValueFilter {}

@Combined
@InputType({ description: 'Conditions on one postal address that must all hold' })
export class AddressFilter {
  @Field(() => StringFilter, text('Whole address'))
  formatted?: TextFilter | null;

  @Field(() => StringFilter, text('Street and number'))
  streetAddress?: TextFilter | null;

  @Field(() => StringFilter, text('City'))
  locality?: TextFilter | null;

  @Field(() => StringFilter, text('State or region'))
  region?: TextFilter | null;

  @Field(() => StringFilter, text('Postal code'))
  postalCode?: TextFilter | null;

  @Field(() => StringFilter, text('Country'))
  country?: TextFilter | null;

  @Field(() => StringFilter, text('Kind'))
  type?: TextFilter | null;

  @Field(() => BooleanFilter, PRIMARY)
  primary?: BooleanConditions | null;
}
