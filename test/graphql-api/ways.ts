import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { createSchema } from '../../src/graphql/schema.ts';
import { type Input, inputOf } from './places.ts';

const schema = createSchema();
const { fieldResolvers, objectTypes } = getMetadataStorage();

/** Fields of objects that ask a service, or may: those with a resolver of their own. Such as `User.sessions`. */
const OWN = new Set(
  fieldResolvers
    .filter(({ kind }) => kind === 'external')
    .map(({ getObjectType, schemaName }) => {
      const type = objectTypes.find(({ target }) => target === getObjectType?.());
      return `${type?.name}.${schemaName}`;
    }),
);

interface Step {
  /** Such as `User.sessions`. */
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/** The fields through which a field is reached from the root; itself the last. */
export type Way = readonly Step[];

const VIEWER = 'Query.viewer';

/** The ways to every field at the root, and to every field with a resolver of its own: by an id, and by who asks. */
export function waysToAll(): Way[] {
  const queries = rootsOf('Query');
  const byId = waysFrom(queries.filter((way) => !isByViewer(way)));
  return [...queries, ...byId, ...waysFrom(queries.filter(isByViewer)), ...rootsOf('Mutation')];
}

function rootsOf(root: string): Way[] {
  return stepsOf(schema.getType(root)).map((step) => [step]);
}

export function isByViewer([first]: Way): boolean {
  return first?.name === VIEWER;
}

export function nameOf(way: Way): string {
  return way.at(-1)?.name ?? '';
}

/** Every field that must have a rule. */
export const GUARDED: readonly string[] = [...new Set([...waysToAll().map(nameOf), ...OWN])];

/** The shortest way to each field with a resolver of its own. */
function waysFrom(starts: readonly Way[]): Way[] {
  const found: Way[] = [];
  const seen = new Set<GraphQLNamedType>();
  let waiting = starts;
  while (waiting.length > 0) {
    const next: Way[] = [];
    for (const way of waiting) {
      const type = typeAtEnd(way);
      if (!type || seen.has(type)) continue;
      seen.add(type);
      const longer = stepsOf(type).map((step) => [...way, step]);
      found.push(...longer.filter((one) => OWN.has(nameOf(one))));
      next.push(...longer);
    }
    waiting = next;
  }
  return found;
}

function typeAtEnd(way: Way): GraphQLNamedType | undefined {
  const last = way.at(-1);
  return last && getNamedType(last.field.type);
}

function stepsOf(type: GraphQLNamedType | undefined): Step[] {
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field }));
}

/** One operation that goes the way, with as little as possible beside it, and asks for all that is seen at its end. */
export function operationOf(
  way: Way,
  idOf: (step: string, input: Input) => string,
): { query: string; variables: Record<string, unknown> } {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const asked = way.map(({ name, field }) => {
    const given = field.args.filter(({ type, name }) => isNonNullType(type) || name === 'companyId' || name === 'id');
    const args = given.map((argument) => {
      const variable = `v${declared.length}`;
      declared.push(`$${variable}: ${String(argument.type)}`);
      variables[variable] = inputOf(argument, [], '', (input) => idOf(name, input));
      return `${argument.name}: $${variable}`;
    });
    return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
  });
  const body = asked.reduceRight((inner, one) => `{ ${one} ${inner} }`, selectionOf(typeAtEnd(way)));
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return { query: `${way[0]?.name.startsWith('Mutation.') ? 'mutation' : 'query'} ${head} ${body}`, variables };
}

/** All that an object tells by itself, what its list holds, and why it is not there. */
function selectionOf(type: GraphQLNamedType | undefined, seen: readonly GraphQLObjectType[] = []): string {
  if (!isObjectType(type) || seen.includes(type)) return '';
  const steps = stepsOf(type).filter(({ name }) => !OWN.has(name));
  const inner = steps.map(({ field }) => {
    const named = getNamedType(field.type);
    if (isLeafType(named)) return field.name;
    return ['nodes', 'userErrors'].includes(field.name) ? `${field.name} ${selectionOf(named, [...seen, type])}` : '';
  });
  return `{ __typename ${inner.join(' ')} }`;
}
