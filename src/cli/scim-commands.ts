import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { expiryAfter } from './duration.ts';

/** `scim enable|disable` and `scim-token create|list|revoke` */
export function addScimCommands(program: Command, context: CommandContext): void {
  const scim = program.command('scim').description('SCIM provisioning of a company');
  addSwitch(scim, context, 'enable', true);
  addSwitch(scim, context, 'disable', false);

  const token = program.command('scim-token').description('tokens with which an identity provider calls SCIM');
  addTokenCreate(token, context);
  addTokenList(token, context);
  addTokenRevoke(token, context);
}

function addSwitch(scim: Command, context: CommandContext, name: string, scimEnabled: boolean): void {
  scim
    .command(name)
    .description(`${name} SCIM provisioning`)
    .requiredOption('--company <slug>', 'slug of the company')
    .action((flags: { company: string }) =>
      context.run(async ({ services, actor, companyOf }) => {
        const company = await companyOf(flags.company);
        await services.settings.update(actor, { scimEnabled }, company.id);
        return { json: { ok: true }, lines: [`SCIM provisioning is ${name}d for ${company.name}.`] };
      }),
    );
}

function addTokenCreate(token: Command, context: CommandContext): void {
  token
    .command('create')
    .description('make a token; it is shown once. At most two live at a time')
    .requiredOption('--company <slug>', 'slug of the company')
    .requiredOption('--label <label>', 'what the token is for, such as okta')
    .option('--expires-in <time>', 'such as 12h, 90d, 4w or 1y; without it the token does not expire')
    .action((flags: { company: string; label: string; expiresIn?: string }) =>
      context.run(async ({ services, actor, companyOf }) => {
        const expiresAt = flags.expiresIn === undefined ? null : expiryAfter(flags.expiresIn, new Date());
        const { id: companyId } = await companyOf(flags.company);
        const made = await services.tokens.create(actor, flags.label, expiresAt, companyId);
        return {
          json: { id: made.token.id, token: made.secret },
          lines: [`Token ${made.token.id} was made. It is shown only now:`, made.secret],
        };
      }),
    );
}

function addTokenList(token: Command, context: CommandContext): void {
  token
    .command('list')
    .description('list the live tokens of a company')
    .requiredOption('--company <slug>', 'slug of the company')
    .action((flags: { company: string }) =>
      context.run(async ({ services, actor, companyOf }) => {
        const { id: companyId } = await companyOf(flags.company);
        const tokens = await services.tokens.list(actor, companyId);
        const lines = tokens.map(
          ({ id, label, lastUsedAt, expiresAt }) =>
            `${id}  ${label}  last used: ${lastUsedAt ?? 'never'}  expires: ${expiresAt ?? 'never'}`,
        );
        return { json: { tokens }, lines };
      }),
    );
}

function addTokenRevoke(token: Command, context: CommandContext): void {
  token
    .command('revoke')
    .description('end a token at once')
    .requiredOption('--company <slug>', 'slug of the company')
    .requiredOption('--id <id>', 'id of the token')
    .action((flags: { company: string; id: string }) =>
      context.run(async ({ services, actor, companyOf }) => {
        const { id: companyId } = await companyOf(flags.company);
        await services.tokens.revoke(actor, flags.id, companyId);
        return { json: { ok: true }, lines: [`Token ${flags.id} was revoked.`] };
      }),
    );
}
