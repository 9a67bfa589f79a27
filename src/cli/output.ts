import { Refusal } from '../domain/refusal.ts';

/** The command was called in a way that it does not have. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a command answers: an object for scripts, and the same in lines for people. */
export interface Answer {
  readonly json: object;
  readonly lines: readonly string[];
}

/** Where a command's answer goes. */
export interface Output {
  write(text: string): void;
  writeError(text: string): void;
}

/** Writes an answer: with `--json` one object on one line, else lines for people. */
export function writeAnswer(output: Output, asJson: boolean, { json, lines }: Answer): void {
  output.write(asJson ? `${JSON.stringify(json)}\n` : lines.map((line) => `${line}\n`).join(''));
}

/** Says in one line why a command failed; returns its exit code. */
export function writeFailure(output: Output, asJson: boolean, error: unknown): 1 | 2 {
  const message = oneLine(error);
  if (asJson) {
    const code = error instanceof Refusal ? error.code : undefined;
    output.write(`${JSON.stringify({ ok: false, ...(code && { code }), message })}\n`);
  }
  output.writeError(`leavewizard: ${message}\n`);
  return error instanceof UsageError ? 2 : 1;
}

function oneLine(error: unknown): string {
  const message = error instanceof Error && error.message !== '' ? error.message : String(error);
  return message.replaceAll(/\s*\n\s*/g, ' ');
}
