import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { CustomFieldKind, type CustomField as CustomFieldRow } from '../../domain/custom-field.ts';
import type { CustomValue as Value } from '../../domain/custom-value.ts';
import { CustomValue, DateOnly } from '../scalars.ts';

@ObjectType({ description: 'A field that a company added to its users', simpleResolvers: true })
export class CustomField implements CustomFieldRow {
  @Field(() => ID, { description: 'Identifies the field' })
  id!: string;

  @Field(() => String, { description: 'Name of the value everywhere, in SCIM too; never changes' })
  key!: string;

  @Field(() => String, { description: 'Name to show' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'What the field is for' })
  description!: string | null;

  @Field(() => CustomFieldKind, { description: 'What the field holds; never changes' })
  kind!: CustomFieldKind;

  @Field(() => Boolean, {
    description: 'Whether it must be given when a user is made, and cannot be cleared. Users made before may lack it',
  })
  required!: boolean;

  @Field(() => Int, { nullable: true, description: 'Most characters of a text' })
  maxLength!: number | null;

  @Field(() => Float, { nullable: true, description: 'Least number' })
  minimum!: number | null;

  @Field(() => Float, { nullable: true, description: 'Greatest number' })
  maximum!: number | null;

  @Field(() => DateOnly, { nullable: true, description: 'First day' })
  earliest!: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Last day' })
  latest!: string | null;

  @Field(() => [String], { description: 'What can be chosen; empty for other kinds' })
  choices!: string[];
}

@ObjectType({ description: 'What a user has in a custom field', simpleResolvers: true })
export class CustomFieldValue {
  @Field(() => String, { description: 'Key of the field' })
  key!: string;

  @Field(() => CustomValue, { description: 'Value, as the kind of the field has it' })
  value!: Value;
}
