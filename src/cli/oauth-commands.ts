import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** `oauth-client create|list` */
export function addOAuthCommands(program: Command, context: CommandContext): void {
  const client = program.command('oauth-client').description('programs that companies can connect by OAuth');
  client
    .command('create')
    .description('register a program, one for all companies; its secret is shown once')
    .requiredOption('--name <name>', 'what administrators are shown, such as Okta')
    .requiredOption('--redirect-uri <uri...>', 'where browsers may be sent back to, letter by letter; may be repeated')
    .action((flags: { name: string; redirectUri: string[] }) =>
      context.run(async ({ services, actor }) => {
        const made = await services.oauthClients.create(actor, flags.name, flags.redirectUri);
        const { clientId, clientSecret } = made;
        return {
          json: { clientId, clientSecret },
          lines: [`OAuth client ${clientId} was made. Its secret is shown only now:`, clientSecret],
        };
      }),
    );
  client
    .command('list')
    .description('list the programs')
    .action(() =>
      context.run(async ({ services, actor }) => {
        const clients = await services.oauthClients.list(actor);
        const lines = clients.map(({ id, name, redirectUris }) => `${id}  ${name}  ${redirectUris.join(' ')}`);
        return { json: { clients }, lines };
      }),
    );
}
