import { readFileSync } from 'node:fs';
import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { createSchema } from '../../src/graphql/schema.ts';

const schema = createSchema();
const ownTypes = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

interface Described {
  name: string;
  description?: string | null;
}

/** Everything in a type that can carry a description, by its path. */
function parts(type: GraphQLNamedType): [path: string, part: Described][] {
  if (isEnumType(type)) return type.getValues().map((value) => [`${type.name}.${value.name}`, value]);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field): [string, Described][] => [
    [`${type.name}.${field.name}`, field],
    ...field.args.map((arg): [string, Described] => [`${type.name}.${field.name}(${arg.name})`, arg]),
  ]);
}

describe('The schema', () => {
  test('describes every type, field, argument and value', () => {
    const roots = new Set([schema.getQueryType(), schema.getMutationType()]);
    const described = ownTypes.flatMap((type): [string, Described][] => [
      ...(roots.has(type as never) ? [] : [[type.name, type] as [string, Described]]),
      ...parts(type),
    ]);
    expect(described.filter(([, { description }]) => !description?.trim()).map(([path]) => path)).toEqual([]);
  });

  test('is the one that is committed', () => {
    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(readFileSync('schema.graphql', 'utf8'));
  });

  test('can be built again', () => {
    expect(printSchema(createSchema())).toBe(printSchema(schema));
  });

  test('lets every mutation answer with userErrors', () => {
    const payloads = Object.values(schema.getMutationType()!.getFields()).map(({ type }) => String(type));
    const names = schema.getPossibleTypes(schema.getType('MutationPayload') as never).map(({ name }) => `${name}!`);
    expect(names).toEqual(expect.arrayContaining(payloads));
  });

  test('offers no secret to be read', () => {
    const fields = ownTypes.filter(isObjectType).flatMap((type) => Object.keys(type.getFields()));
    expect(fields).not.toEqual(expect.arrayContaining([expect.stringMatching(/hash/i)]));
  });
});

test('PW-09, ST-04: nobody is shown what is kept of a password or a token; what is made up here is shown once', () => {
  const shown = ownTypes
    .filter((type) => isObjectType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, field })))
    .filter(
      ({ path, field }) =>
        ['String', 'ID'].includes(getNamedType(field.type).name) && /hash|secret|password$|token$/i.test(path),
    );
  expect(shown.map(({ path }) => path)).toEqual([
    'CompanyPayload.administratorPassword',
    'ScimTokenCreatePayload.secret',
  ]);
});
