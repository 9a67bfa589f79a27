import { withinBrackets } from '../quirks/condition-behind-brackets.ts';
import { type AttributePath, isAttributeName, readAttributePath } from './attribute-path.ts';
import { quoted, ScimError, type ScimType } from './error.ts';
import { combine, type Filter, LITERALS_OF, type Operator } from './filter.ts';
import { type Token, tokenAt } from './filter-lexer.ts';
import { literalOf, type TypedLiteral } from './filter-literal.ts';

/** Longest filter that is read. */
export const FILTER_CHARACTERS_MAX = 2_048;
/** Deepest nesting of round and square brackets. */
const FILTER_DEPTH_MAX = 10;
/** Most comparisons, `not`, `and`, `or` and brackets `[]` together. */
const FILTER_NODES_MAX = 200;

const OPERATORS = Object.keys(LITERALS_OF).join(', ');

/** How a message names a token that it does not repeat: a client may have put a secret into a string. */
const DESCRIPTIONS: Partial<Record<Token['kind'], string>> = {
  end: 'the end',
  string: 'a string',
  'unclosed string': 'a string without its closing quote',
};

/** A value path of PATCH, `attribute[filter].sub` (RFC 7644 §3.5.2). */
export interface ValuePath {
  readonly path: AttributePath;
  readonly filter: Filter;
  readonly subAttribute?: string;
}

/** Reads a filter (RFC 7644 §3.4.2.2). Throws 400 invalidFilter, with the position and what was expected there. */
export function parseFilter(text: string, urns: readonly string[]): Filter {
  return new FilterParser(text, urns, 'invalidFilter').wholeFilter();
}

/** Reads a PATCH path that has a filter. Throws 400 invalidPath; invalidFilter when the filter is beyond a limit. */
export function parseValuePath(text: string, urns: readonly string[]): ValuePath {
  return new FilterParser(text, urns, 'invalidPath').wholeValuePath();
}

/** Recursive descent with one token of look-ahead; the limit on depth is checked before it recurses. */
class FilterParser {
  private token: Token;
  private depth = 0;
  private nodes = 0;
  /** Within square brackets, where names are those of sub-attributes. */
  private inElement = false;

  constructor(
    private readonly source: string,
    private readonly urns: readonly string[],
    private readonly scimType: ScimType,
  ) {
    if (source.length > FILTER_CHARACTERS_MAX)
      throw beyond(`${FILTER_CHARACTERS_MAX} characters; this one has ${source.length}`);
    this.token = tokenAt(source, 0);
  }

  wholeFilter(): Filter {
    const filter = this.disjunction();
    if (!this.isAt('end')) throw this.unexpected('"and", "or" or the end');
    return filter;
  }

  wholeValuePath(): ValuePath {
    const path = this.attributePath();
    if (!this.isAt('[') || path.subAttribute !== undefined) throw this.unexpected('"[" after one attribute');
    const filter = this.element();
    const subAttribute = this.suffix();
    if (!this.isAt('end')) throw this.unexpected('"." and a sub-attribute, or the end');
    return { path, filter, ...(subAttribute !== undefined && { subAttribute }) };
  }

  private disjunction(): Filter {
    return this.joined('or', () => this.joined('and', () => this.term()));
  }

  private joined(kind: 'and' | 'or', operand: () => Filter): Filter {
    const operands: [Filter, ...Filter[]] = [operand()];
    while (this.isWord(kind)) {
      this.take();
      operands.push(operand());
    }
    if (operands.length > 1) this.count();
    return combine(kind, operands);
  }

  private term(): Filter {
    if (this.isAt('(')) return this.nested(')');
    if (this.isWord('not')) return this.negation();
    if (this.inElement) return this.condition(this.subAttributePath());
    const path = this.attributePath();
    return this.isAt('[') && path.subAttribute === undefined ? this.some(path) : this.condition(path);
  }

  private negation(): Filter {
    this.count();
    this.take();
    if (!this.isAt('(')) throw this.unexpected('"(" after "not"');
    return { kind: 'not', operand: this.nested(')') };
  }

  private some(path: AttributePath): Filter {
    this.count();
    const filter = this.element();
    const attribute = this.suffix();
    if (attribute === undefined) return { kind: 'some', path, filter };
    return { kind: 'some', path, filter: withinBrackets(filter, this.condition({ attribute })) };
  }

  private element(): Filter {
    this.inElement = true;
    const filter = this.nested(']');
    this.inElement = false;
    return filter;
  }

  private nested(close: ')' | ']'): Filter {
    if (++this.depth > FILTER_DEPTH_MAX) throw beyond(`${FILTER_DEPTH_MAX} nested brackets`);
    this.take();
    const filter = this.disjunction();
    if (!this.isAt(close)) throw this.unexpected(`"and", "or" or "${close}"`);
    this.take();
    this.depth--;
    return filter;
  }

  private condition(path: AttributePath): Filter {
    this.count();
    const operator = this.isAt('word') ? this.token.text.toLowerCase() : '';
    if (operator !== 'pr' && !isOperator(operator)) throw this.unexpected(`an operator (${OPERATORS}, pr)`);
    this.take();
    if (operator === 'pr') return { kind: 'present', path };
    const literal = literalOf(this.token);
    if (!literal || !LITERALS_OF[operator].includes(literal.type))
      throw this.noValue(`${LITERALS_OF[operator].join(', ')} after "${operator}"`, literal);
    this.take();
    return { kind: 'compare', path, operator, value: literal.value };
  }

  private attributePath(): AttributePath {
    if (!this.isAt('word')) throw this.unexpected('an attribute, "not" or "("');
    const path = readAttributePath(this.token.text, this.urns);
    if (!path) throw this.unexpected('an attribute, with the urn of a known schema or none');
    this.take();
    return path;
  }

  private subAttributePath(): AttributePath {
    const { kind, text } = this.token;
    if (kind !== 'word' || !isAttributeName(text)) throw this.unexpected('the name of a sub-attribute');
    this.take();
    return { attribute: text };
  }

  /** The sub-attribute that follows a closing square bracket, if one does. */
  private suffix(): string | undefined {
    if (!this.isAt('word') || !this.token.text.startsWith('.')) return undefined;
    const name = this.token.text.slice(1);
    if (!isAttributeName(name)) throw this.unexpected('"." and the name of a sub-attribute');
    this.take();
    return name;
  }

  private isAt(kind: Token['kind']): boolean {
    return this.token.kind === kind;
  }

  private isWord(keyword: string): boolean {
    return this.isAt('word') && this.token.text.toLowerCase() === keyword;
  }

  private take(): void {
    this.token = tokenAt(this.source, this.token.at + this.token.text.length);
  }

  private count(): void {
    if (++this.nodes > FILTER_NODES_MAX) throw beyond(`${FILTER_NODES_MAX} nodes`);
  }

  /** What stands in the place of a value is not repeated: it may be a password that lacks its quotes. */
  private noValue(expected: string, literal: TypedLiteral | undefined): ScimError {
    const word = this.isAt('word') ? 'a word without quotes' : undefined;
    return this.unexpected(expected, literal?.type ?? word);
  }

  private unexpected(expected: string, found = described(this.token)): ScimError {
    const { at } = this.token;
    const message = `Character ${at + 1}: expected ${expected}, found ${found}.`;
    return new ScimError(400, this.scimType, message);
  }
}

/** A limit is one of filters, wherever the filter stands. */
function beyond(limit: string): ScimError {
  return new ScimError(400, 'invalidFilter', `A filter has at most ${limit}.`);
}

function isOperator(text: string): text is Operator {
  return Object.hasOwn(LITERALS_OF, text);
}

function described({ kind, text }: Token): string {
  return DESCRIPTIONS[kind] ?? (kind === 'word' ? quoted(text) : `"${kind}"`);
}
