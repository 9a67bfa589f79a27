import { Field, ObjectType } from 'type-graphql';
import type { CompanyChoice } from '../../services/sign-in-service.ts';
import type { SingleSignOnOffer as SingleSignOnOfferRow } from '../../services/sign-in-start-service.ts';

@ObjectType({ description: 'A company that somebody may sign in to', simpleResolvers: true })
export class SignInCompany implements Pick<CompanyChoice['companies'][number], 'slug' | 'name'> {
  @Field(() => String, { description: 'What `signIn` takes as `companySlug`' })
  slug!: string;

  @Field(() => String, { description: 'Name to show' })
  name!: string;
}

@ObjectType({ description: 'A way in through the identity provider of a company', simpleResolvers: true })
export class SingleSignOnOffer implements SingleSignOnOfferRow {
  @Field(() => String, { description: 'Slug of the company' })
  companySlug!: string;

  @Field(() => String, { description: 'Name of the company, to show' })
  companyName!: string;

  @Field(() => String, { description: 'Where it starts; `returnTo`, the path to end at, may be added to its query' })
  url!: string;
}
