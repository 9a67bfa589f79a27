import { Refusal } from '../domain/refusal.ts';
import type { UserError } from './types/user-error.ts';

/** The part of a payload that is always there. */
export interface Refusable {
  userErrors: UserError[];
}

/**
 * Runs a mutation. A refusal becomes data in the payload; every other error stays an error, and so does a house that
 * cannot answer, which is no answer to what was asked.
 */
export async function withUserErrors<Result extends object>(
  run: () => Promise<Result>,
): Promise<(Result & Refusable) | Refusable> {
  try {
    return { ...(await run()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'UNAVAILABLE') throw error;
    return payloadOf(error);
  }
}

/** A refusal as a payload. A plain object: graphql-js treats an Error that is returned as one that was thrown. */
export function payloadOf({ code, message, field, retryAfterSeconds }: Refusal): Refusable {
  return { userErrors: [{ code, message, field, retryAfterSeconds }] };
}
