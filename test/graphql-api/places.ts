import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { createSchema } from '../../src/graphql/schema.ts';

export type Input = GraphQLArgument | GraphQLInputField;

/** Where a value can be put: the field asked, and the names on the way to the value. */
export interface Place {
  readonly parent: 'Query' | 'Mutation' | 'Company';
  readonly field: GraphQLField<unknown, unknown>;
  readonly path: readonly Input[];
}

const schema = createSchema();
/** Mutations come last: what they refuse is an event of the id that was given. */
const PARENTS = ['Query', 'Company', 'Mutation'] as const;
let count = 0;

/** Such as `Mutation.userUpdate(input.workgroupId)`. */
export function nameOf({ parent, field, path }: Place): string {
  return `${parent}.${field.name}(${path.map(({ name }) => name).join('.')})`;
}

/** Every argument of one of these types, those inside of inputs included. */
export function placesOf(types: readonly string[]): Place[] {
  return PARENTS.flatMap((parent) => {
    const type = schema.getType(parent);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((argument) => pathsTo(types, argument, []).map((path) => ({ parent, field, path }))),
    );
  });
}

function pathsTo(types: readonly string[], input: Input, before: readonly Input[]): (readonly Input[])[] {
  const path = [...before, input];
  const type = getNamedType(input.type);
  if (types.includes(type.name)) return [path];
  const isAgain = before.some((one) => getNamedType(one.type) === type);
  if (!isInputObjectType(type) || isAgain) return [];
  return Object.values(type.getFields()).flatMap((field) => pathsTo(types, field, path));
}

/** An operation with this value at the place and as little as possible beside it; `$home` is for the company. */
export function operationOf(
  { parent, field, path }: Place,
  value: string,
  idOf: (input: Input) => string,
): { query: string; variables: Record<string, unknown> } {
  const args = field.args.filter(
    (argument) => argument === path[0] || isNonNullType(argument.type) || argument.name === 'companyId',
  );
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const asked = `answer: ${field.name}(${given}) ${selectionOf(field.type)}`;
  const query =
    parent === 'Company'
      ? `query (${declared}, $home: ID) { company(id: $home) { ${asked} } }`
      : `${parent.toLowerCase()} (${declared}) { ${asked} }`;
  return { query, variables: Object.fromEntries(args.map((one) => [one.name, inputOf(one, path, value, idOf)])) };
}

/** A value that would do, with `value` where the path leads. */
export function inputOf(input: Input, path: readonly Input[], value: string, idOf: (input: Input) => string): unknown {
  const isOnPath = path[0] === input;
  let { type }: { type: GraphQLInputType } = input;
  if (isNonNullType(type)) type = type.ofType;
  const isList = isListType(type);
  if (isList && !isOnPath) return [];
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    const rest = isOnPath ? path.slice(1) : [];
    const wanted = Object.values(named.getFields()).filter((one) => isNonNullType(one.type) || rest[0] === one);
    const object = Object.fromEntries(wanted.map((one) => [one.name, inputOf(one, rest, value, idOf)]));
    return isList ? [object] : object;
  }
  if (isOnPath) return isList ? [value] : value;
  if (named.name === 'ID') return idOf(input);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  return named.name === 'String' ? `name${++count}` : null;
}

function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = named.getFields();
  const errors = 'userErrors { code message field }';
  if (fields.results) return `{ ${errors} results { ${errors} } }`;
  if (fields.userErrors) return `{ ${errors} }`;
  if (fields.nodes) return '{ nodes { id } }';
  return fields.id ? '{ id }' : '{ __typename }';
}
