import type { Command } from 'commander';
import type { CompanyContext, Plan } from '../domain/company.ts';
import { PAGE_MAX } from '../domain/page.ts';
import type { CommandContext, CommandWork } from './command-context.ts';
import { UsageError } from './output.ts';

interface CreateFlags {
  name: string;
  slug: string;
  plan: string;
  adminEmail: string;
  adminPassword?: string;
  adminGivenName?: string;
  adminFamilyName?: string;
}

const PLANS: Readonly<Record<string, Plan>> = { free: 'FREE', standard: 'STANDARD', premium: 'PREMIUM' };

/** `company create|list|set-plan` */
export function addCompanyCommands(program: Command, context: CommandContext): void {
  const company = program.command('company').description('companies: the customers of LeaveWizard');

  company
    .command('create')
    .description('make a company and its first administrator')
    .requiredOption('--name <name>', 'name of the company')
    .requiredOption('--slug <slug>', 'part of its addresses: lower-case letters, digits and hyphens')
    .requiredOption('--plan <plan>', 'free, standard or premium')
    .requiredOption('--admin-email <email>', 'user name and e-mail address of the administrator')
    .option('--admin-password <password>', 'made up and printed when it is not given')
    .option('--admin-given-name <name>', 'given name of the administrator (default: Company)')
    .option('--admin-family-name <name>', 'family name of the administrator (default: Administrator)')
    .action((flags: CreateFlags) => context.run(({ services, actor }) => createCompany(services, actor, flags)));

  company
    .command('list')
    .description('list all companies')
    .action(() => context.run(({ services, actor }) => listCompanies(services, actor)));

  company
    .command('set-plan')
    .description('change the plan of a company')
    .requiredOption('--company <slug>', 'slug of the company')
    .requiredOption('--plan <plan>', 'free, standard or premium')
    .action((flags: { company: string; plan: string }) =>
      context.run(async ({ services, actor, companyOf }) => {
        const plan = readPlan(flags.plan);
        const { id } = await companyOf(flags.company);
        const changed = await services.companies.update(actor, id, { plan });
        return { json: { ok: true }, lines: [`${changed.name} is on the ${flags.plan} plan.`] };
      }),
    );
}

async function createCompany(services: CommandWork['services'], actor: CommandWork['actor'], flags: CreateFlags) {
  const { company, administrator, administratorPassword } = await services.companies.create(actor, {
    name: flags.name,
    slug: flags.slug,
    plan: readPlan(flags.plan),
    administratorEmail: flags.adminEmail,
    administratorPassword: flags.adminPassword,
    administratorGivenName: flags.adminGivenName,
    administratorFamilyName: flags.adminFamilyName,
  });
  const password = administratorPassword === null ? {} : { password: administratorPassword };
  return {
    json: { id: company.id, slug: company.slug, administratorId: administrator.id, ...password },
    lines: [
      `Company ${company.name} (${company.slug}) was made: ${company.id}`,
      `Its administrator is ${administrator.userName}: ${administrator.id}`,
      ...(administratorPassword === null ? [] : [`Password: ${administratorPassword}`]),
    ],
  };
}

async function listCompanies(services: CommandWork['services'], actor: CommandWork['actor']) {
  const all: CompanyContext[] = [];
  let after: string | undefined;
  do {
    const page = await services.companies.list(actor, { first: PAGE_MAX, after });
    all.push(...page.nodes);
    after = page.hasNextPage ? page.cursorAt(page.nodes.length - 1) : undefined;
  } while (after !== undefined);
  const companies = all.map(({ id, slug, name, plan }) => ({ id, slug, name, plan: plan.toLowerCase() }));
  return {
    json: { companies },
    lines: companies.map(({ id, slug, name, plan }) => `${slug}  ${plan}  ${name}  ${id}`),
  };
}

function readPlan(plan: string): Plan {
  const known = Object.hasOwn(PLANS, plan) ? PLANS[plan] : undefined;
  if (!known) throw new UsageError(`The plan must be free, standard or premium, not "${plan}".`);
  return known;
}
