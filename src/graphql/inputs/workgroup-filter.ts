import { Field, InputType } from 'type-graphql';
import type {
  MemberFilter as MemberConditions,
  NumberFilter as NumberConditions,
  TextFilter,
  TimeFilter,
} from '../../domain/filter.ts';
import { Source } from '../../domain/user.ts';
import { Combined, DateTimeFilter, NumberFilter, StringFilter } from './operators.ts';

@Combined
@InputType({ description: 'Conditions on a member that must all hold' })
class MemberFilter {
  @Field(() => StringFilter, { nullable: true, description: 'Id of the user; case counts' })
  id?: TextFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Display name of the user; compared without case' })
  displayName?: TextFilter | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is a member at all' })
  present?: boolean | null;
}

@Combined
@InputType({ description: 'Conditions on a workgroup that must all hold' })
export class WorkgroupFilter {
  @Field(() => StringFilter, { nullable: true, description: 'Id; case counts' })
  id?: TextFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Display name; compared without case' })
  displayName?: TextFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Id of the group at the identity provider; case counts' })
  externalId?: TextFilter | null;

  @Field(() => Source, { nullable: true, description: 'Where the workgroup is looked after' })
  source?: Source | null;

  @Field(() => MemberFilter, { nullable: true, description: 'Some member for whom all of this holds' })
  members?: MemberConditions | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'When the workgroup was made' })
  createdAt?: TimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'When the workgroup or its members were last changed' })
  updatedAt?: TimeFilter | null;

  @Field(() => NumberFilter, { nullable: true, description: 'Version, which rises with every change' })
  version?: NumberConditions | null;
}
