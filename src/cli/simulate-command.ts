import type { Command } from 'commander';
import type { Answer } from './output.ts';
import { UsageError } from './output.ts';
import { SimulationUsageError } from './simulate/connection.ts';
import { createProgress } from './simulate/progress.ts';
import { renderReport } from './simulate/report.ts';
import { STYLES, type Style } from './simulate/run.ts';
import { runSimulation } from './simulate/simulate.ts';

/** Where the service that runs on this DATA_DIR is, and a token for it. */
export interface RunningTarget {
  readonly url: string;
  readonly token: string;
}

/** What `simulate` needs of the house around it. */
export interface SimulateContext {
  /** Undefined when no service with demo data runs here. */
  findRunning(): Promise<RunningTarget | undefined>;
  /** Writes the answer and sets the exit code. */
  finish(answer: Answer, exitCode: 0 | 1): void;
}

interface SimulateFlags {
  url?: string;
  token?: string;
  users: string;
  groups: string;
  style: string;
  seed: string;
  concurrency: string;
  tolerateOutage?: true;
}

/** `simulate`: plays Okta or Entra ID against a service that runs on this machine. */
export function addSimulateCommand(program: Command, context: SimulateContext): void {
  program
    .command('simulate')
    .description('play Okta or Entra ID against a running service, then compare what it holds with what was sent')
    .option('--url <url>', 'SCIM address of the service (default: the one that runs on DATA_DIR)')
    .option('--token <token>', "SCIM token (default: the demo company's)")
    .option('--users <number>', 'users to assign', '1000')
    .option('--groups <number>', 'groups to push', '20')
    .option('--style <style>', 'whom to play: Okta as oin (PATCH) or aiw (PUT), or entra', 'oin')
    .option('--seed <number>', 'the same seed makes the same people', '1')
    .option('--concurrency <number>', 'requests at once', '8')
    .option('--tolerate-outage', 'wait and go on when the service is gone for a while')
    .action((flags: SimulateFlags) => simulateWith(flags, context));
}

async function simulateWith(flags: SimulateFlags, context: SimulateContext): Promise<void> {
  const { url, token } = await targetOf(flags, context);
  try {
    const { exitCode, report } = await runSimulation({
      url,
      token,
      users: wholeNumber('--users', flags.users),
      groups: wholeNumber('--groups', flags.groups),
      style: readStyle(flags.style),
      seed: wholeNumber('--seed', flags.seed),
      concurrency: wholeNumber('--concurrency', flags.concurrency),
      tolerateOutage: flags.tolerateOutage ?? false,
      progress: createProgress(),
    });
    context.finish({ json: report, lines: [renderReport(report)] }, exitCode);
  } catch (error) {
    throw error instanceof SimulationUsageError ? new UsageError(error.message, { cause: error }) : error;
  }
}

async function targetOf({ url, token }: SimulateFlags, context: SimulateContext): Promise<RunningTarget> {
  if (url !== undefined && token !== undefined) return { url, token };
  const running = await context.findRunning();
  if (!running)
    throw new UsageError('No service with demo data runs on this DATA_DIR: start it, or give --url and --token.');
  return { url: url ?? running.url, token: token ?? running.token };
}

function readStyle(text: string): Style {
  const style = STYLES.find((known) => known === text);
  if (style) return style;
  throw new UsageError(`The style must be one of ${STYLES.join(', ')}, not "${text}".`);
}

function wholeNumber(flag: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${flag} must be a whole number, not "${text}".`);
}
