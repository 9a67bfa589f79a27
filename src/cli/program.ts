import { Command, CommanderError } from 'commander';
import type { Config } from '../config.ts';
import { operator } from '../domain/actor.ts';
import { newId } from '../domain/id.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Services } from '../services/services.ts';
import type { CommandContext } from './command-context.ts';
import { addCompanyCommands } from './company-commands.ts';
import { addOAuthCommands } from './oauth-commands.ts';
import { type Answer, type Output, UsageError, writeAnswer, writeFailure } from './output.ts';
import { addSamlCommands } from './saml-commands.ts';
import { addScimCommands } from './scim-commands.ts';
import { addSimulateCommand, type RunningTarget } from './simulate-command.ts';
import { addStaffCommands } from './staff-commands.ts';

/** A service that has begun to serve. */
export interface Served {
  readonly url: string;
  /** What people are shown. */
  readonly screen: string;
}

/** What the command line is put together from; `main.ts` gives it. */
export interface ProgramParts {
  readonly version: string;
  readonly output: Output;
  /** Reads the environment. Throws a ConfigError. */
  loadConfig(): Config;
  /** Runs the service until it is told to stop; says where it is once it is ready. */
  serve(config: Config, ready: (served: Served) => void): Promise<void>;
  migrate(config: Config): Promise<void>;
  /** Opens the database that belongs to the configuration, whether the service runs or not, and closes it again. */
  withServices(config: Config, work: (services: Services) => Promise<void>): Promise<void>;
  findRunning(config: Config): Promise<RunningTarget | undefined>;
}

/** Runs one command. Returns its exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export async function runProgram(argv: readonly string[], parts: ProgramParts): Promise<number> {
  const asJson = argv.includes('--json');
  let exitCode = 0;
  const finish = (answer: Answer, code = 0): void => {
    exitCode = code;
    writeAnswer(parts.output, asJson, answer);
  };
  try {
    await createProgram(parts, finish).parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return writeFailure(parts.output, asJson, error);
    if (error.exitCode === 0) return 0;
    return writeFailure(parts.output, asJson, usageErrorOf(error));
  }
}

/** Commander asks for a subcommand by showing the help; to a script that is a wrong call all the same. */
function usageErrorOf(error: CommanderError): UsageError {
  const message = error.code === 'commander.help' ? 'A command is missing.' : error.message.replace(/^error: /, '');
  return new UsageError(`${message} See --help.`, { cause: error });
}

function createProgram(parts: ProgramParts, finish: (answer: Answer, code?: number) => void): Command {
  const program = new Command('leavewizard')
    .description("LeaveWizard's directory: companies, users, workgroups, and SCIM provisioning")
    .version(parts.version)
    .option('--json', 'answer with one JSON object on one line')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => parts.output.write(text),
      writeErr: (text) => parts.output.writeError(text),
      outputError: () => undefined,
    });
  const context: CommandContext = {
    run: (work) =>
      parts.withServices(parts.loadConfig(), async (services) => {
        const actor = operator(newId());
        const companyOf = async (slug: string) => (await services.companies.findBySlug(actor, slug)) ?? noCompany(slug);
        finish(await work({ services, actor, companyOf }));
      }),
  };
  addServiceCommands(program, parts, finish);
  addCompanyCommands(program, context);
  addScimCommands(program, context);
  addSamlCommands(program, context);
  addOAuthCommands(program, context);
  addStaffCommands(program, context);
  addSimulateCommand(program, { finish, findRunning: () => parts.findRunning(parts.loadConfig()) });
  return program;
}

function addServiceCommands(program: Command, parts: ProgramParts, finish: (answer: Answer) => void): void {
  program
    .command('serve')
    .description('run the service')
    .action(() =>
      parts.serve(parts.loadConfig(), ({ url, screen }) => finish({ json: { ok: true, url }, lines: [screen] })),
    );
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(async () => {
      await parts.migrate(parts.loadConfig());
      finish({ json: { ok: true }, lines: ['The database is up to date.'] });
    });
}

function noCompany(slug: string): never {
  throw new Refusal('NOT_FOUND', `There is no company with the slug "${slug}".`, { field: ['company'] });
}
