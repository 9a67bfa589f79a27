import { Field, InputType } from 'type-graphql';
import type {
  BooleanFilter as BooleanConditions,
  CustomFieldFilter as CustomFieldConditions,
  NumberFilter as NumberConditions,
  TextFilter,
  TimeFilter,
} from '../../domain/filter.ts';
import { BooleanFilter, DateFilter, NumberFilter, StringFilter } from './operators.ts';

@InputType({ description: 'Conditions on one custom field that must all hold; they must go with its kind' })
export class CustomFieldFilter implements CustomFieldConditions {
  @Field(() => String, { description: 'Key of the field' })
  key!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is a value at all' })
  present?: boolean | null;

  @Field(() => StringFilter, { nullable: true, description: 'For texts and choices; compared without case' })
  text?: TextFilter | null;

  @Field(() => NumberFilter, { nullable: true, description: 'For numbers' })
  number?: NumberConditions | null;

  @Field(() => DateFilter, { nullable: true, description: 'For days' })
  date?: TimeFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'For what is true or false' })
  boolean?: BooleanConditions | null;
}
