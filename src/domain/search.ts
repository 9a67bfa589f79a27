import { Refusal } from './refusal.ts';
import { textKey } from './text-key.ts';

/** Words that are looked for at once. */
const WORDS_MAX = 8;

/** The words of what somebody typed to find people, as keys, each once. Throws INVALID for more than eight. */
export function searchWords(search: string): string[] {
  const words = [...new Set(textKey(search).split(/\s+/).filter(Boolean))];
  if (words.length <= WORDS_MAX) return words;
  throw new Refusal('INVALID', `At most ${WORDS_MAX} words can be looked for at once.`, { field: ['search'] });
}
