import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import { Refusal } from '../domain/refusal.ts';

const LENGTH_MIN = 8;
/** Of 0 to 4: more than 10^8 guesses. */
const SCORE_MIN = 3;
/** What comes after is not looked at: it would take long, and the beginning is strong already. */
const LENGTH_LOOKED_AT = 128;

let estimator: ZxcvbnFactory | undefined;

/** Made at the first use: the lists of common passwords, names and words take a moment to load. */
function theEstimator(): ZxcvbnFactory {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  });
  return estimator;
}

/**
 * Refuses a password that is easily guessed: short, common, or made of what is known of its owner. For passwords that
 * are set here; those that an identity provider sends are its own business.
 */
export function requireStrong(password: string, knownTexts: readonly string[], field: readonly string[]): void {
  if ([...password].length < LENGTH_MIN)
    throw new Refusal('INVALID', `A password must be at least ${LENGTH_MIN} characters long.`, { field });
  const words = knownTexts
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2);
  const { score } = theEstimator().check(password.slice(0, LENGTH_LOOKED_AT), words);
  if (score >= SCORE_MIN) return;
  throw new Refusal(
    'INVALID',
    'This password is easily guessed. Take a longer one, such as several words that have nothing to do with each other.',
    { field },
  );
}
