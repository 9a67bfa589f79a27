/** What may come next in a text of JSON (RFC 8259). */
type State = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'rest of string';
type Opening = '{' | '[';

const EXPECTED: Readonly<Record<Exclude<State, 'comma or end'>, string>> = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  key: 'a key in double quotes',
  'key or }': 'a key in double quotes or "}"',
  colon: '":"',
  'rest of string': 'the rest of a string, without control characters or unknown escapes',
};

/** States in which a value, a key or a closing bracket may come. */
const VALUE: ReadonlySet<State> = new Set(['value', 'value or ]']);
const KEY: ReadonlySet<State> = new Set(['key', 'key or }']);
const CLOSE: ReadonlySet<State> = new Set(['value or ]', 'key or }', 'comma or end']);
const CLOSING = { '{': '}', '[': ']' } as const;

const BLANK = /[ \t\r\n]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const FIRST_PRINTABLE = ' ';

/**
 * Describes the first fault of a text that is no JSON: where it is and what could have stood there, without repeating
 * any of it; the message of JSON.parse often gives no place, and quotes the text. Undefined when there is no fault.
 */
export function findSyntaxFault(text: string): string | undefined {
  const open: Opening[] = [];
  let state: State = 'value';
  let at = match(BLANK, text, 0);
  while (at < text.length) {
    const next = step(text, at, state, open);
    if (!next) return describe(text, at, state, open.at(-1));
    state = next.state;
    at = state === 'rest of string' ? next.at : match(BLANK, text, next.at);
  }
  return state === 'comma or end' && open.length === 0 ? undefined : describe(text, at, state, open.at(-1));
}

interface Step {
  readonly at: number;
  readonly state: State;
}

/** Takes one token; undefined when it may not stand here. */
function step(text: string, at: number, state: State, open: Opening[]): Step | undefined {
  const character = text.charAt(at);
  switch (character) {
    case '{':
    case '[':
      return VALUE.has(state) ? opened(at, character, open) : undefined;
    case '}':
    case ']':
      return CLOSE.has(state) ? closed(at, character, open) : undefined;
    case ',':
      return state === 'comma or end' ? afterComma(at, open.at(-1)) : undefined;
    case ':':
      return state === 'colon' ? { at: at + 1, state: 'value' } : undefined;
    case '"':
      return VALUE.has(state) || KEY.has(state) ? afterString(text, at, state) : undefined;
    default:
      return VALUE.has(state) ? afterScalar(text, at) : undefined;
  }
}

function opened(at: number, bracket: Opening, open: Opening[]): Step {
  open.push(bracket);
  return { at: at + 1, state: bracket === '{' ? 'key or }' : 'value or ]' };
}

function closed(at: number, bracket: string, open: Opening[]): Step | undefined {
  const innermost = open.at(-1);
  if (!innermost || CLOSING[innermost] !== bracket) return undefined;
  open.pop();
  return { at: at + 1, state: 'comma or end' };
}

function afterComma(at: number, innermost: Opening | undefined): Step | undefined {
  return innermost && { at: at + 1, state: innermost === '{' ? 'key' : 'value' };
}

function afterScalar(text: string, at: number): Step | undefined {
  const end = match(SCALAR, text, at);
  return end > at ? { at: end, state: 'comma or end' } : undefined;
}

function afterString(text: string, at: number, state: State): Step {
  let end = at + 1;
  for (let next = afterCharacter(text, end); next > end; next = afterCharacter(text, end)) end = next;
  if (text.charAt(end) !== '"') return { at: end, state: 'rest of string' };
  return { at: end + 1, state: KEY.has(state) ? 'colon' : 'comma or end' };
}

/** The index behind a character or escape of a string; the same index when the string cannot go on there. */
function afterCharacter(text: string, at: number): number {
  const character = text.charAt(at);
  if (character === '\\') return match(ESCAPE, text, at);
  return character === '"' || character < FIRST_PRINTABLE ? at : at + 1;
}

/** Where a sticky pattern that starts at an index ends; the index itself when it does not match. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function describe(text: string, at: number, state: State, innermost: Opening | undefined): string {
  const expected = state === 'comma or end' ? afterValue(innermost) : EXPECTED[state];
  if (at >= text.length) return `expected ${expected}, found the end`;
  const line = text.slice(0, at).split('\n').length;
  const column = at - text.lastIndexOf('\n', at - 1);
  return `expected ${expected} at line ${line}, column ${column}`;
}

function afterValue(innermost: Opening | undefined): string {
  return innermost ? `"," or "${CLOSING[innermost]}"` : 'nothing more';
}
