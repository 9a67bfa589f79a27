import { setTimeout } from 'node:timers/promises';
import { Refusal } from '../domain/refusal.ts';
import { isUnreachable, postgresCode, UnansweredWrite } from './failures.ts';

const TRIES_MAX = 6;
const DELAY_FIRST_MS = 10;
const DELAY_MAX_MS = 500;

/** Failures after which the same unit of work may well succeed: serialization, deadlock, lock timeout. */
const PASSING = new Set(['40001', '40P01', '55P03']);

/** Thrown by a unit of work that found the world changed under it and wants to start again. */
export class Again extends Error {
  override readonly name = 'Again';
}

/** Runs a unit of work until it passes, at most six times, with full jitter in between. */
export async function retrying<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (attempt === TRIES_MAX) throw error instanceof Refusal ? error : busy(error);
      await setTimeout(Math.random() * Math.min(DELAY_MAX_MS, DELAY_FIRST_MS * 2 ** attempt));
    }
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof Again) return true;
  if (error instanceof UnansweredWrite) return false;
  // A connection that broke may have been an old one; after a restart of the database each of the pool breaks once.
  const cause = error instanceof Refusal && error.code === 'UNAVAILABLE' ? error.cause : error;
  return PASSING.has(postgresCode(cause) ?? '') || isUnreachable(cause);
}

function busy(cause: unknown): Refusal {
  return new Refusal('BUSY', 'Too much is being changed at once here. Try again shortly.', {
    retryAfterSeconds: 1,
    cause,
  });
}
