import type { Actor } from '../domain/actor.ts';
import { scimClient } from '../domain/actor.ts';
import type { CompanyContext } from '../domain/company.ts';
import type { CustomField } from '../domain/custom-field.ts';
import { newPassword } from '../domain/secret.ts';
import type { Services } from '../services/services.ts';

const COMPANY = { name: 'Acme', slug: 'acme', plan: 'PREMIUM' } as const;
const ADMINISTRATOR = { administratorGivenName: 'Ada', administratorFamilyName: 'Acme' } as const;
const ADMINISTRATOR_EMAIL = 'ada@acme.example';
const TOKEN_LABEL = 'demo';

/** Fields of the company's own, so that /Schemas and GraphQL have some to show. */
const CUSTOM_FIELDS = [
  { key: 'contract', kind: 'CHOICE', label: 'Contract', choices: ['Permanent', 'Fixed term'] },
  { key: 'leaveDays', kind: 'NUMBER', label: 'Days of leave a year', minimum: 0, maximum: 60 },
] as const;
const CUSTOM_VALUES = [
  { key: 'contract', value: 'Permanent' },
  { key: 'leaveDays', value: 28 },
];

const PEOPLE = [
  { givenName: 'Grace', familyName: 'Hopper', title: 'Head of Engineering', workgroup: 'Engineering' },
  { givenName: 'Alan', familyName: 'Turing', title: 'Engineer', workgroup: 'Engineering' },
  { givenName: 'Katherine', familyName: 'Johnson', title: 'Engineer', workgroup: 'Engineering' },
  { givenName: 'Florence', familyName: 'Nightingale', title: 'Head of People', workgroup: 'People' },
  { givenName: 'Ida', familyName: 'Rhodes', title: 'Recruiter', workgroup: 'People' },
] as const;

/** What somebody needs to try the demo company. Kept in DATA_DIR, readable by its owner only. */
export interface DemoCredentials {
  userName: string;
  password: string;
  scimToken?: string;
}

/** Where the credentials are kept. */
export interface DemoStore {
  read(): Promise<DemoCredentials | undefined>;
  write(credentials: DemoCredentials): Promise<void>;
}

/**
 * Makes sure that the demo company and its credentials exist. Each step can be the last one of a process that is
 * killed: what is random is written down before it is used.
 */
export async function ensureDemo(
  services: Services,
  actor: Actor,
  store: DemoStore,
): Promise<Required<DemoCredentials>> {
  const known = (await store.read()) ?? { userName: ADMINISTRATOR_EMAIL, password: newPassword() };
  if (known.scimToken) return { ...known, scimToken: known.scimToken };
  await store.write(known);
  const company =
    (await services.companies.findBySlug(actor, COMPANY.slug)) ?? (await createCompany(services, actor, known));
  await services.settings.update(actor, { scimEnabled: true }, company.id);
  const scimToken = await createToken(services, actor, company);
  await store.write({ ...known, scimToken });
  return { ...known, scimToken };
}

async function createCompany(
  services: Services,
  actor: Actor,
  { userName, password }: DemoCredentials,
): Promise<CompanyContext> {
  const draft = { ...COMPANY, ...ADMINISTRATOR, administratorEmail: userName, administratorPassword: password };
  const { company } = await services.companies.create(actor, draft);
  const customFields: CustomField[] = [];
  for (const field of CUSTOM_FIELDS) customFields.push(await services.customFields.create(actor, field, company.id));
  const context = { ...company, scimEnabled: true, customFields };
  await provision(services, scimClient(context, 'demo data', actor.requestId));
  return company;
}

/** People and workgroups, as an identity provider would have pushed them. */
async function provision(services: Services, provider: Actor): Promise<void> {
  const membersOf = new Map<string, string[]>();
  for (const { workgroup, ...person } of PEOPLE) {
    const displayName = `${person.givenName} ${person.familyName}`;
    const userName = `${person.givenName}.${person.familyName}@acme.example`.toLowerCase();
    const emails = [{ value: userName, type: 'work', primary: true }];
    const draft = { ...person, displayName, userName, emails, customFields: CUSTOM_VALUES };
    const { id } = await services.users.create(provider, draft);
    membersOf.set(workgroup, [...(membersOf.get(workgroup) ?? []), id]);
  }
  for (const [displayName, memberIds] of membersOf)
    await services.workgroups.create(provider, { displayName, memberIds });
}

/** A process that was killed may have left a token nobody knows: it is replaced. */
async function createToken(services: Services, actor: Actor, company: CompanyContext): Promise<string> {
  for (const { id, label } of await services.tokens.list(actor, company.id))
    if (label === TOKEN_LABEL) await services.tokens.revoke(actor, id, company.id);
  const { secret } = await services.tokens.create(actor, TOKEN_LABEL, null, company.id);
  return secret;
}
