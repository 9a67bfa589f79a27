import { Field, InputType, registerEnumType } from 'type-graphql';
import { OrderDirection, orderName, USER_ORDER, WORKGROUP_ORDER } from '../../domain/order.ts';

/** An enum of the schema that has a value for each attribute that a list can be sorted by. */
function orderEnum(name: string, description: string, attributes: readonly string[]): Record<string, string> {
  const values = Object.fromEntries(attributes.map((attribute) => [orderName(attribute), orderName(attribute)]));
  const described = attributes.map((attribute) => [orderName(attribute), { description: `By ${attribute}` }]);
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(described) });
  return values;
}

const UserOrderField = orderEnum('UserOrderField', 'What users can be sorted by', USER_ORDER);
const WorkgroupOrderField = orderEnum('WorkgroupOrderField', 'What workgroups can be sorted by', WORKGROUP_ORDER);
const DirectoryOrderField = orderEnum(
  'DirectoryOrderField',
  'What users and workgroups together can be sorted by',
  WORKGROUP_ORDER,
);
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which end of a sorted list comes first',
  valuesConfig: {
    ASC: { description: 'The least first, what has no value last' },
    DESC: { description: 'The greatest first, and before it what has no value' },
  },
});

/** The direction of an order. */
const Direction = () => Field(() => OrderDirection, { nullable: true, description: 'Ascending when it is not given' });

@InputType({ description: 'How users are sorted; ties are in the order of ids' })
export class UserOrder {
  @Field(() => UserOrderField, {
    description: 'What they are sorted by; of several e-mail addresses the primary one counts',
  })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Key of the custom field, with CUSTOM_FIELD' })
  customField?: string | null;

  @Direction()
  direction?: OrderDirection | null;
}

@InputType({ description: 'How workgroups are sorted; ties are in the order of ids' })
export class WorkgroupOrder {
  @Field(() => WorkgroupOrderField, { description: 'What they are sorted by' })
  field!: string;

  @Direction()
  direction?: OrderDirection | null;
}

@InputType({ description: 'How users and workgroups together are sorted; ties are in the order of ids' })
export class DirectoryOrder {
  @Field(() => DirectoryOrderField, { description: 'What they are sorted by' })
  field!: string;

  @Direction()
  direction?: OrderDirection | null;
}
