import { Field, InputType } from 'type-graphql';
import { Plan } from '../../domain/company.ts';
import type { CompanyDraft } from '../../services/company-service.ts';

@InputType({ description: 'A company to be made, with its first administrator' })
export class CompanyCreateInput implements CompanyDraft {
  @Field(() => String, { description: 'Name to show' })
  name!: string;

  @Field(() => String, {
    description: 'Part of addresses that names the company; 1 to 63 lower-case letters, digits and hyphens',
  })
  slug!: string;

  @Field(() => Plan, { description: 'What the company pays for' })
  plan!: Plan;

  @Field(() => String, { description: 'E-mail address and user name of the first administrator' })
  administratorEmail!: string;

  @Field(() => String, { nullable: true, description: 'Password of the first administrator; made up when absent' })
  administratorPassword?: string | null;

  @Field(() => String, { nullable: true, description: 'First name of the first administrator' })
  administratorGivenName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name of the first administrator' })
  administratorFamilyName?: string | null;
}

@InputType({ description: 'A change of a company: absent leaves a value as it is' })
export class CompanyUpdateInput {
  @Field(() => String, { nullable: true, description: 'Name to show' })
  name?: string | null;

  @Field(() => Plan, { nullable: true, description: 'What the company pays for' })
  plan?: Plan | null;
}
