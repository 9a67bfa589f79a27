import { type ClassType, Field, InputType } from 'type-graphql';
import { AddressFilter, EmailFilter, PhoneNumberFilter } from './element-filters.ts';
import { AddressInput, EmailInput, EmailPatch, PhoneNumberInput, PhoneNumberPatch } from './elements.ts';

/** Elements of every kind are replaced alike. */
function replacementOf(filter: ClassType, patch: ClassType) {
  @InputType()
  abstract class ReplacementBase {
    @Field(() => filter, { description: 'Which ones are meant' })
    where!: object;

    @Field(() => patch, { description: 'What changes of each: absent leaves a part as it is, null clears it' })
    set!: object;

    @Field(() => patch, { nullable: true, description: 'Made when nothing matches; without it that is NO_TARGET' })
    create?: object | null;
  }
  return ReplacementBase;
}

/** Lists of elements of every kind are edited alike. */
function editOf(input: ClassType, filter: ClassType, replacement: ClassType) {
  @InputType()
  abstract class EditBase {
    @Field(() => [input], { nullable: true, description: 'Put these to the others' })
    add?: object[] | null;

    @Field(() => [input], { nullable: true, description: 'Put these in the place of all others' })
    replaceAll?: object[] | null;

    @Field(() => filter, { nullable: true, description: 'Take away those for which this holds' })
    removeWhere?: object | null;

    @Field(() => replacement, { nullable: true, description: 'Change some of them' })
    replaceWhere?: object | null;
  }
  return EditBase;
}

const EDIT = 'One edit; exactly one member is given. Edits are carried out in order, all or none';

@InputType({ description: 'A change of some e-mail addresses' })
class EmailReplacement extends replacementOf(EmailFilter, EmailPatch) {}

@InputType({ description: EDIT })
export class EmailEdit extends editOf(EmailInput, EmailFilter, EmailReplacement) {}

@InputType({ description: 'A change of some telephone numbers' })
class PhoneNumberReplacement extends replacementOf(PhoneNumberFilter, PhoneNumberPatch) {}

@InputType({ description: EDIT })
export class PhoneNumberEdit extends editOf(PhoneNumberInput, PhoneNumberFilter, PhoneNumberReplacement) {}

@InputType({ description: 'A change of some postal addresses' })
class AddressReplacement extends replacementOf(AddressFilter, AddressInput) {}

@InputType({ description: EDIT })
export class AddressEdit extends editOf(AddressInput, AddressFilter, AddressReplacement) {}
