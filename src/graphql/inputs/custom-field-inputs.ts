import { Field, Float, InputType, Int } from 'type-graphql';
import { type CustomFieldChange, type CustomFieldDraft, CustomFieldKind } from '../../domain/custom-field.ts';
import type { CustomValueChange, CustomValue as Value } from '../../domain/custom-value.ts';
import { CustomValue } from '../scalars.ts';

const text = (description: string) => ({ nullable: true, description });

/** What is said alike of a field to be made and of one to be changed. */
@InputType()
abstract class CustomFieldInput {
  @Field(() => String, text('What the field is for'))
  description?: string | null;

  @Field(() => Boolean, text('Whether it must be given when a user is made, and cannot be cleared'))
  required?: boolean | null;

  @Field(() => Int, text('Most characters of a text, at most 1,024'))
  maxLength?: number | null;

  @Field(() => Float, text('Least number'))
  minimum?: number | null;

  @Field(() => Float, text('Greatest number'))
  maximum?: number | null;

  @Field(() => String, text('First day, as YYYY-MM-DD'))
  earliest?: string | null;

  @Field(() => String, text('Last day, as YYYY-MM-DD'))
  latest?: string | null;

  @Field(() => [String], text('What can be chosen, compared without case; at most 200'))
  choices?: string[] | null;
}

@InputType({ description: 'A custom field to be made' })
export class CustomFieldCreateInput extends CustomFieldInput implements CustomFieldDraft {
  @Field(() => String, {
    description:
      'Name of the value everywhere: 1 to 64 ASCII letters and digits, the first one a lower-case letter; never changes',
  })
  key!: string;

  @Field(() => CustomFieldKind, { description: 'What the field holds; never changes' })
  kind!: CustomFieldKind;

  @Field(() => String, { description: 'Name to show' })
  label!: string;
}

@InputType({
  description:
    'A change of a custom field: absent leaves a setting as it is, null clears it. Values that do not fit any more stay',
})
export class CustomFieldUpdateInput extends CustomFieldInput implements CustomFieldChange {
  @Field(() => String, text('Name to show'))
  label?: string | null;
}

@InputType({ description: 'A value of a custom field to be set' })
export class CustomFieldValueInput implements CustomValueChange {
  @Field(() => String, { description: 'Key of the field' })
  key!: string;

  @Field(() => CustomValue, { nullable: true, description: 'Value, as the kind of the field has it; null clears it' })
  value?: Value | null;
}
