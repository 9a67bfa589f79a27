import { Field, InputType } from 'type-graphql';
import type {
  BooleanFilter as BooleanConditions,
  CustomFieldFilter as CustomFieldConditions,
  ElementFilter,
  MemberFilter as MemberConditions,
  NumberFilter as NumberConditions,
  ReferenceFilter as ReferenceConditions,
  TextFilter,
  TimeFilter,
} from '../../domain/filter.ts';
import { Source } from '../../domain/user.ts';
import { UserTexts } from '../user-texts.ts';
import { CustomFieldFilter } from './custom-field-filter.ts';
import { AddressFilter, EmailFilter, PhoneNumberFilter } from './element-filters.ts';
import { BooleanFilter, Combined, DateFilter, DateTimeFilter, NumberFilter, StringFilter } from './operators.ts';

@InputType({ description: 'Conditions on a reference to a user that must all hold' })
class ReferenceFilter implements ReferenceConditions {
  @Field(() => StringFilter, { nullable: true, description: 'What the client sent; case counts' })
  value?: TextFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Display name of the user meant; compared without case' })
  displayName?: TextFilter | null;
}

@Combined
@InputType({ description: 'Conditions on the workgroup of a user that must all hold' })
class WorkgroupReferenceFilter {
  @Field(() => StringFilter, { nullable: true, description: 'Id of the workgroup; case counts' })
  id?: TextFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Display name of the workgroup; compared without case' })
  displayName?: TextFilter | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the user is in a workgroup at all' })
  present?: boolean | null;
}

/**
 * A question about users. Texts are compared without case where nothing else is said; a comparison with an absent
 * value does not hold, and its `not` does.
 */
@UserTexts(() => StringFilter)
@Combined
@InputType({
  description: 'Conditions on a user that must all hold; texts are compared without case if not said otherwise',
})
export class UserFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Up to eight words as somebody types them: each stands in the display name, the user name, an e-mail address or the employee number',
  })
  search?: string | null;

  @Field(() => StringFilter, { nullable: true, description: 'Id; case counts' })
  id?: TextFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'User name' })
  userName?: TextFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Id of the user at the identity provider; case counts' })
  externalId?: TextFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether the user is active' })
  active?: BooleanConditions | null;

  @Field(() => StringFilter, { nullable: true, description: 'Role, as text' })
  role?: TextFilter | null;

  @Field(() => Source, { nullable: true, description: 'Where the user is looked after' })
  source?: Source | null;

  @Field(() => EmailFilter, { nullable: true, description: 'Some e-mail address for which all of this holds' })
  emails?: ElementFilter | null;

  @Field(() => PhoneNumberFilter, { nullable: true, description: 'Some telephone number for which all of this holds' })
  phoneNumbers?: ElementFilter | null;

  @Field(() => AddressFilter, { nullable: true, description: 'Some postal address for which all of this holds' })
  addresses?: ElementFilter | null;

  @Field(() => [CustomFieldFilter], { nullable: true, description: 'Custom fields for which all of this holds' })
  customFields?: CustomFieldConditions[] | null;

  @Field(() => ReferenceFilter, { nullable: true, description: 'Manager' })
  manager?: ReferenceConditions | null;

  @Field(() => ReferenceFilter, { nullable: true, description: 'Who decides on leave' })
  approver?: ReferenceConditions | null;

  @Field(() => DateFilter, { nullable: true, description: 'First day in the company' })
  startDate?: TimeFilter | null;

  @Field(() => DateFilter, { nullable: true, description: 'Last day in the company' })
  endDate?: TimeFilter | null;

  @Field(() => WorkgroupReferenceFilter, { nullable: true, description: 'Workgroup for which all of this holds' })
  workgroup?: MemberConditions | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'When the user was made' })
  createdAt?: TimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'When the user was last changed' })
  updatedAt?: TimeFilter | null;

  @Field(() => NumberFilter, { nullable: true, description: 'Version, which rises with every change' })
  version?: NumberConditions | null;
}
