import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** `saml-key replace` */
export function addSamlCommands(program: Command, context: CommandContext): void {
  program
    .command('saml-key')
    .description('keys with which LeaveWizard signs its requests to identity providers')
    .command('replace')
    .description('make a new key; its certificate has to be given to the identity provider')
    .requiredOption('--company <slug>', 'slug of the company')
    .action((flags: { company: string }) =>
      context.run(async ({ services, actor, companyOf }) => {
        const { id } = await companyOf(flags.company);
        const { fingerprint, pem } = await services.samlSettings.replaceKey(actor, id);
        return {
          json: { fingerprint, certificate: pem },
          lines: ['A new key was made. Give its certificate to the identity provider:', pem],
        };
      }),
    );
}
