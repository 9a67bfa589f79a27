import { buildSchema, getOperationAST, getVariableValues, parse } from 'graphql';
import { variableReader } from '../../src/graphql/variable-reader.ts';

const schema = buildSchema(`
  enum Colour { RED BLUE }
  input Name { value: String! }
  input Filter { eq: String, in: [ID!], first: Int! = 7, colour: Colour = RED, name: Name, not: Filter, and: [Filter!] }
  input One @oneOf { a: Int, b: String }
  type Query { ask(id: ID!, filter: Filter, first: Int, one: One, names: [Name!]): Int }
`);
const document = parse(`query ($id: ID!, $filter: Filter, $first: Int = 3, $one: One, $names: [Name!]) {
  ask(id: $id, filter: $filter, first: $first, one: $one, names: $names) }`);
const definitions = getOperationAST(document)?.variableDefinitions ?? [];
const read = variableReader(schema, definitions);

/** Deeper than any type says, and with all that a field can be given. */
const deep = { not: { and: [{ not: { eq: 'x', colour: 'BLUE' } }, { in: ['1', 2] }] }, name: { value: 'n' } };

describe('Variables are read as graphql-js reads them', () => {
  it.each<[string, Record<string, unknown>]>([
    ['the least', { id: 'x' }],
    ['a number for an id', { id: 5 }],
    ['a filter that contains itself', { id: 'x', filter: deep }],
    ['nulls', { id: 'x', filter: { eq: null, in: null, colour: null, not: null }, first: null, names: null }],
    ['what is undefined', { id: 'x', filter: { eq: undefined, first: undefined }, first: undefined }],
    ['one value for a list', { id: 'x', filter: { in: 'y', and: { eq: 'z' } }, names: { value: 'n' } }],
    ['a set for a list', { id: 'x', filter: { in: new Set(['y']) } }],
    ['objects without a prototype', { id: 'x', filter: Object.assign(Object.create(null), { eq: 'y' }) }],
    ['one of several', { id: 'x', one: { a: 1 } }],
    ['two of which one is meant', { id: 'x', one: { a: 1, b: 'y' } }],
    ['nothing', {}],
    ['null where there must be something', { id: null }],
    ['null for a required field with a default', { id: 'x', filter: { first: null } }],
    ['null in a list without nulls', { id: 'x', filter: { in: ['y', null] } }],
    ['a field that is missing', { id: 'x', names: [{}] }],
    ['a field that nobody knows', { id: 'x', filter: { eq: 'y', like: 'z' } }],
    ['a field of every object', { id: 'x', filter: { toString: 'z' } }],
    ['a text for an object', { id: 'x', filter: 'y' }],
    ['a list for an object', { id: 'x', filter: ['y'] }],
    ['a text for a number', { id: 'x', first: '3' }],
    ['an unknown name of an enum', { id: 'x', filter: { colour: 'GREEN' } }],
    ['an object for a text', { id: 'x', filter: { eq: {} } }],
  ])('%s', (_, values) => {
    const expected = getVariableValues(schema, definitions, values);
    const found = read(values);
    expect({ ...found.coerced }).toEqual({ ...expected.coerced });
    expect(found.errors?.map(({ message }) => message)).toEqual(expected.errors?.map(({ message }) => message));
  });
});
