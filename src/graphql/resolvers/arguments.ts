import { Arg, ID, Int } from 'type-graphql';

/** The company a mutation or question is about. */
export const CompanyId = () =>
  Arg('companyId', () => ID, {
    nullable: true,
    description: 'Company that is meant; internal tools must name one, others act in their own',
  });

/** The versions a change may be made from. */
export const IfVersion = () =>
  Arg('ifVersion', () => [Int], {
    nullable: true,
    description: 'Refuse with STALE_VERSION unless the version is still this, or one of these',
  });

/** The id of what is meant. */
export const Id = (description: string) => Arg('id', () => ID, { description });

/** The company in which somebody is somebody, before it is known who they are. */
export const CompanySlug = () =>
  Arg('companySlug', () => String, {
    nullable: true,
    description: 'Slug of the company; without it the name is looked for in every company',
  });
