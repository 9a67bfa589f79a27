import { setTimeout } from 'node:timers/promises';
import { Refusal } from '../domain/refusal.ts';
import { postgresCode } from './failures.ts';

const TRIES_MAX = 6;
const DELAY_FIRST_MS = 10;
const DELAY_MAX_MS = 500;

/**
 * Failures after which the same unit of work may well succeed: serialization, deadlock, lock timeout, and
 * connections that ended before the work was committed.
 */
const PASSING = new Set(['40001', '40P01', '55P03', '57P01', '57P02', '57P03', '08000', '08003', '08006']);

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
      if (attempt === TRIES_MAX) throw busy(error);
      await setTimeout(Math.random() * Math.min(DELAY_MAX_MS, DELAY_FIRST_MS * 2 ** attempt));
    }
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Again || PASSING.has(postgresCode(error) ?? '');
}

function busy(cause: unknown): Refusal {
  return new Refusal('BUSY', 'Too much is being changed at once here. Try again shortly.', {
    retryAfterSeconds: 1,
    cause,
  });
}
