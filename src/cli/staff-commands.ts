import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { UsageError } from './output.ts';

/** `staff-token create` */
export function addStaffCommands(program: Command, context: CommandContext): void {
  program
    .command('staff-token')
    .description("tokens of LeaveWizard's own staff")
    .command('create')
    .description('make a token for GraphQL and the playground; it is shown once')
    .requiredOption('--name <name>', 'who or what it is for')
    .requiredOption('--scope <scope>', 'read or write')
    .action((flags: { name: string; scope: string }) =>
      context.run(async ({ services, actor }) => {
        if (flags.scope !== 'read' && flags.scope !== 'write')
          throw new UsageError(`The scope must be read or write, not "${flags.scope}".`);
        const { id, secret } = await services.tokens.createForStaff(actor, flags.name, flags.scope === 'write');
        return { json: { id, token: secret }, lines: [`Staff token ${id} was made. It is shown only now:`, secret] };
      }),
    );
}
