/** One token of a filter. A word is a name, an operator, a number or a keyword: the parser knows by its place. */
export interface Token {
  readonly kind: 'word' | 'string' | 'unclosed string' | '(' | ')' | '[' | ']' | 'end';
  readonly text: string;
  /** Index of its first character. */
  readonly at: number;
}

const BLANK = ' \t\r\n';
const BRACKETS = '()[]';

/** The token at or after an index. Every character is looked at once, so a filter costs its length. */
export function tokenAt(source: string, index: number): Token {
  let at = index;
  while (at < source.length && BLANK.includes(source.charAt(at))) at++;
  const first = source.charAt(at);
  if (first === '') return { kind: 'end', text: '', at };
  if (first === '(' || first === ')' || first === '[' || first === ']') return { kind: first, text: first, at };
  return first === '"' ? stringAt(source, at) : { kind: 'word', text: source.slice(at, endOfWord(source, at)), at };
}

function stringAt(source: string, at: number): Token {
  for (let index = at + 1; index < source.length; index++) {
    const character = source.charAt(index);
    if (character === '"') return { kind: 'string', text: source.slice(at, index + 1), at };
    if (character === '\\') index++;
  }
  return { kind: 'unclosed string', text: source.slice(at), at };
}

function endOfWord(source: string, at: number): number {
  let end = at;
  while (end < source.length && !isDelimiter(source.charAt(end))) end++;
  return end;
}

function isDelimiter(character: string): boolean {
  return character === '"' || BLANK.includes(character) || BRACKETS.includes(character);
}
