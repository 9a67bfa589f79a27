import { Field, Float, InputType } from 'type-graphql';
import type {
  BooleanFilter as BooleanConditions,
  NumberFilter as NumberConditions,
  TextFilter,
  TimeFilter,
} from '../../domain/filter.ts';
import { DateOnly, DateTime } from '../scalars.ts';

const PRESENT = { nullable: true, description: 'Whether there is a value at all' };

@InputType({ description: 'Conditions on a text that must all hold; whether case counts is said by the field' })
export class StringFilter implements TextFilter {
  @Field(() => String, { nullable: true, description: 'Is this text' })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: 'Is one of these texts' })
  in?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Holds this text' })
  contains?: string | null;

  @Field(() => String, { nullable: true, description: 'Begins with this text' })
  startsWith?: string | null;

  @Field(() => String, { nullable: true, description: 'Ends with this text' })
  endsWith?: string | null;

  @Field(() => String, { nullable: true, description: 'Comes after this text' })
  gt?: string | null;

  @Field(() => String, { nullable: true, description: 'Is this text or comes after it' })
  gte?: string | null;

  @Field(() => String, { nullable: true, description: 'Comes before this text' })
  lt?: string | null;

  @Field(() => String, { nullable: true, description: 'Is this text or comes before it' })
  lte?: string | null;

  @Field(() => Boolean, PRESENT)
  present?: boolean | null;
}

@InputType({ description: 'Conditions on a value that is true or false; all must hold' })
export class BooleanFilter implements BooleanConditions {
  @Field(() => Boolean, { nullable: true, description: 'Is this value' })
  eq?: boolean | null;

  @Field(() => Boolean, PRESENT)
  present?: boolean | null;
}

@InputType({ description: 'Conditions on a number that must all hold' })
export class NumberFilter implements NumberConditions {
  @Field(() => Float, { nullable: true, description: 'Is this number' })
  eq?: number | null;

  @Field(() => Float, { nullable: true, description: 'Is greater' })
  gt?: number | null;

  @Field(() => Float, { nullable: true, description: 'Is this number or greater' })
  gte?: number | null;

  @Field(() => Float, { nullable: true, description: 'Is less' })
  lt?: number | null;

  @Field(() => Float, { nullable: true, description: 'Is this number or less' })
  lte?: number | null;

  @Field(() => Boolean, PRESENT)
  present?: boolean | null;
}

/** Moments and days are compared alike. */
function timeFilterOf(scalar: object) {
  @InputType()
  abstract class TimeFilterBase implements TimeFilter {
    @Field(() => scalar, { nullable: true, description: 'Is this one' })
    eq?: string | null;

    @Field(() => scalar, { nullable: true, description: 'Is later' })
    gt?: string | null;

    @Field(() => scalar, { nullable: true, description: 'Is this one or later' })
    gte?: string | null;

    @Field(() => scalar, { nullable: true, description: 'Is earlier' })
    lt?: string | null;

    @Field(() => scalar, { nullable: true, description: 'Is this one or earlier' })
    lte?: string | null;

    @Field(() => Boolean, PRESENT)
    present?: boolean | null;
  }
  return TimeFilterBase;
}

@InputType({ description: 'Conditions on a moment that must all hold' })
export class DateTimeFilter extends timeFilterOf(DateTime) {}

@InputType({ description: 'Conditions on a day that must all hold' })
export class DateFilter extends timeFilterOf(DateOnly) {}

/** Declares how filters of one kind are joined: `and`, `or`, `not`. */
export const Combined: ClassDecorator = (filter) => {
  const { prototype } = filter;
  Field(() => [filter], { nullable: true, description: 'All of these hold' })(prototype, 'and');
  Field(() => [filter], { nullable: true, description: 'One of these holds' })(prototype, 'or');
  Field(() => filter, { nullable: true, description: 'This does not hold' })(prototype, 'not');
};
