import { type AttributePath, printAttributePath } from './attribute-path.ts';

/** How an attribute is compared (RFC 7644 §3.4.2.2, table 3), `pr` aside. */
export type Operator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';

/** What an attribute is compared with. */
export type Literal = string | number | boolean | null;

/** A filter as a tree. `and` and `or` hold two operands or more, none of their own kind: use `combine`. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Filter[] }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'present'; readonly path: AttributePath }
  | { readonly kind: 'compare'; readonly path: AttributePath; readonly operator: Operator; readonly value: Literal }
  /** Some element of a multi-valued attribute fits: `emails[type eq "work"]`. Paths inside are sub-attributes. */
  | { readonly kind: 'some'; readonly path: AttributePath; readonly filter: Filter };

/** The types of value that each operator compares with. */
export const LITERALS_OF: Readonly<Record<Operator, readonly string[]>> = {
  eq: ['a string', 'a number', 'true', 'false', 'null'],
  ne: ['a string', 'a number', 'true', 'false', 'null'],
  co: ['a string'],
  sw: ['a string'],
  ew: ['a string'],
  gt: ['a string', 'a number'],
  ge: ['a string', 'a number'],
  lt: ['a string', 'a number'],
  le: ['a string', 'a number'],
};

/** Joins filters by `and` or `or`; those of the same kind are taken apart, so that each meaning has one tree. */
export function combine(kind: 'and' | 'or', filters: readonly [Filter, ...Filter[]]): Filter {
  if (filters.length === 1) return filters[0];
  return { kind, operands: filters.flatMap((filter) => (filter.kind === kind ? filter.operands : [filter])) };
}

/** The filter as text, from which `parseFilter` reads an equal tree. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.map(printOperand).join(` ${filter.kind} `);
    case 'not':
      return `not (${printFilter(filter.operand)})`;
    case 'present':
      return `${printAttributePath(filter.path)} pr`;
    case 'compare':
      return `${printAttributePath(filter.path)} ${filter.operator} ${JSON.stringify(filter.value)}`;
    case 'some':
      return `${printAttributePath(filter.path)}[${printFilter(filter.filter)}]`;
  }
}

function printOperand(filter: Filter): string {
  return filter.kind === 'and' || filter.kind === 'or' ? `(${printFilter(filter)})` : printFilter(filter);
}
