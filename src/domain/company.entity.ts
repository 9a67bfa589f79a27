import { defineEntity, p } from '@mikro-orm/core';
import { Plan } from './company.ts';
import { newId } from './id.ts';
import { Refusal } from './refusal.ts';
import { requiredName } from './text.ts';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const CompanySchema = defineEntity({
  name: 'Company',
  tableName: 'company',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    shortId: p.string().length(16).unique(),
    slug: p.string().length(63).unique(),
    name: p.string().length(256),
    plan: p.enum(() => Plan),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
});

/** A customer of LeaveWizard. Everything below it belongs to it alone. */
export class Company extends CompanySchema.class {
  rename(name: string): void {
    this.name = requiredName(name, 256, ['name']);
  }
}
CompanySchema.setClass(Company);

export { CompanySchema };

/** The part of addresses that names a company. */
export function readSlug(slug: string): string {
  if (SLUG.test(slug)) return slug;
  throw new Refusal('INVALID', 'slug must be 1 to 63 lower-case letters, digits and inner hyphens, such as "acme".', {
    field: ['slug'],
  });
}
