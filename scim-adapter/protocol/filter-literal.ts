import type { Literal } from './filter.ts';
import type { Token } from './filter-lexer.ts';
import { isStorable } from './json.ts';

/** A value in a filter, and its type in the words of `LITERALS_OF`. */
export interface TypedLiteral {
  readonly type: string;
  readonly value: Literal;
}

/** In any case: Entra ID writes `True`. */
const KEYWORDS: ReadonlyMap<string, TypedLiteral> = new Map([
  ['true', { type: 'true', value: true }],
  ['false', { type: 'false', value: false }],
  ['null', { type: 'null', value: null }],
]);

/** A number of JSON. No repetition here can match the same text in two ways, so it takes linear time. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The literal that a token stands for (RFC 7644 §3.4.2.2: strings are JSON strings with all their escapes); undefined for none. */
export function literalOf(token: Token): TypedLiteral | undefined {
  if (token.kind === 'string') return stringLiteral(token.text);
  if (token.kind !== 'word') return undefined;
  return KEYWORDS.get(token.text.toLowerCase()) ?? numberLiteral(token.text);
}

function stringLiteral(text: string): TypedLiteral | undefined {
  try {
    const value = String(JSON.parse(text));
    return isStorable(value) ? { type: 'a string', value } : undefined;
  } catch {
    return undefined;
  }
}

function numberLiteral(text: string): TypedLiteral | undefined {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? { type: 'a number', value } : undefined;
}
