import { Field, ID, ObjectType } from 'type-graphql';
import { Plan } from '../../domain/company.ts';
import { DateTime } from '../scalars.ts';

@ObjectType({
  description: 'A customer of LeaveWizard; everything below it belongs to it alone',
  simpleResolvers: true,
})
export class Company {
  @Field(() => ID, { description: 'Identifies the company' })
  id!: string;

  @Field(() => String, { description: 'Part of every credential of the company; never changes' })
  shortId!: string;

  @Field(() => String, { description: 'Part of addresses that names the company; unique' })
  slug!: string;

  @Field(() => String, { description: 'Name to show' })
  name!: string;

  @Field(() => Plan, { description: 'What the company pays for' })
  plan!: Plan;

  @Field(() => DateTime, { description: 'When the company was made' })
  createdAt!: string;
}
