import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { UsageError } from './output.ts';

/** `staff-token create|list|revoke` */
export function addStaffCommands(program: Command, context: CommandContext): void {
  const token = program.command('staff-token').description("tokens of LeaveWizard's own staff");
  addCreate(token, context);
  addList(token, context);
  addRevoke(token, context);
}

function addCreate(token: Command, context: CommandContext): void {
  token
    .command('create')
    .description('make a token for GraphQL and the playground; it is shown once')
    .requiredOption('--name <name>', 'who or what it is for')
    .requiredOption('--scope <scope>', 'read or write')
    .action((flags: { name: string; scope: string }) =>
      context.run(async ({ services, actor }) => {
        if (flags.scope !== 'read' && flags.scope !== 'write')
          throw new UsageError(`The scope must be read or write, not "${flags.scope}".`);
        const { id, secret } = await services.staff.createToken(actor, flags.name, flags.scope === 'write');
        return { json: { id, token: secret }, lines: [`Staff token ${id} was made. It is shown only now:`, secret] };
      }),
    );
}

function addList(token: Command, context: CommandContext): void {
  token
    .command('list')
    .description('list all staff tokens')
    .action(() =>
      context.run(async ({ services, actor }) => {
        const found = await services.staff.listTokens(actor);
        const tokens = found.map(({ mayWrite, ...rest }) => ({ ...rest, scope: mayWrite ? 'write' : 'read' }));
        const lines = tokens.map(({ id, name, scope, createdAt }) => `${id}  ${name}  ${scope}  made: ${createdAt}`);
        return { json: { tokens }, lines };
      }),
    );
}

function addRevoke(token: Command, context: CommandContext): void {
  token
    .command('revoke')
    .description('end a token at once, and the playground that it opened')
    .requiredOption('--id <id>', 'id of the token')
    .action((flags: { id: string }) =>
      context.run(async ({ services, actor }) => {
        await services.staff.revokeToken(actor, flags.id);
        return { json: { ok: true }, lines: [`Staff token ${flags.id} was revoked.`] };
      }),
    );
}
