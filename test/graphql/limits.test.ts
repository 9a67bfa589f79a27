import { getIntrospectionQuery, parse, specifiedRules, type ValidationRule, validate } from 'graphql';
import { ALIASES_MAX, AliasesRule } from '../../src/graphql/limits/aliases.ts';
import { CostRule } from '../../src/graphql/limits/cost.ts';
import { DepthRule } from '../../src/graphql/limits/depth.ts';
import { DIRECTIVES_MAX, DirectivesRule } from '../../src/graphql/limits/directives.ts';
import { ROOT_FIELDS_MAX, RootFieldsRule } from '../../src/graphql/limits/root-fields.ts';
import { checkVariables, VARIABLES_DEPTH_MAX } from '../../src/graphql/limits/variables.ts';
import { createSchema } from '../../src/graphql/schema.ts';

const schema = createSchema();

function mistakes(document: string, ...rules: ValidationRule[]): string[] {
  return validate(schema, parse(document), rules).map(({ message }) => message);
}

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');

/** A list within a list, over and over. */
const nested = (levels: number): string =>
  levels === 0 ? 'id' : `workgroup { members(first: 1) { nodes { ${nested(levels - 1)} } } }`;

describe('Refused before execution', () => {
  test.each([
    ['twenty lists, one within the other', `{ user(id: 1) { ${nested(20)} } }`, DepthRule, /levels deep/],
    [
      'depth hidden in fragments',
      `{ user(id: 1) { ...A } } fragment A on User { ${nested(2)} ...B } fragment B on User { ${nested(3)} }`,
      DepthRule,
      /levels deep/,
    ],
    [
      'depth behind a fragment that is called like introspection',
      `{ user(id: 1) { ...__schema } } fragment __schema on User { ${nested(4)} }`,
      DepthRule,
      /levels deep/,
    ],
    ['too many aliases', `{ ${times(ALIASES_MAX + 1, (i) => `a${i}: viewer { name }`)} }`, AliasesRule, /aliases/],
    [
      'too many directives',
      `{ viewer { name ${times(DIRECTIVES_MAX + 1, () => '@include(if: true)')} } }`,
      DirectivesRule,
      /directives/,
    ],
    [
      'too many root fields',
      `{ ${times(ROOT_FIELDS_MAX + 1, (i) => `a${i}: viewer { name }`)} }`,
      RootFieldsRule,
      /begins/,
    ],
    [
      'many guesses at a password',
      `mutation { ${times(2, (i) => `a${i}: signIn(companySlug: "a", userName: "b", password: "${i}") { user { id } }`)} }`,
      RootFieldsRule,
      /exactly one field/,
    ],
    [
      'two mutations, one in a fragment',
      `mutation { ...A userDelete(id: 1) { deletedId } } fragment A on Mutation { workgroupDelete(id: 2) { deletedId } }`,
      RootFieldsRule,
      /exactly one field/,
    ],
    ['a mutation that does nothing', 'mutation { __typename }', RootFieldsRule, /exactly one field/],
    [
      'pages within pages',
      '{ company { users(first: 200) { nodes { workgroup { members(first: 200) { nodes { id } } } } } } }',
      CostRule,
      /objects/,
    ],
    [
      'pages within pages whose length a variable says',
      'query ($n: Int) { company { users(first: $n) { nodes { workgroup { members(first: $n) { nodes { id } } } } } } }',
      CostRule,
      /objects/,
    ],
    [
      'all members of all workgroups',
      '{ company { workgroups { nodes { memberList { id } } } } }',
      CostRule,
      /objects/,
    ],
    [
      'objects multiplied by fragments',
      `{ company { ...F0 } } ${times(
        30,
        (i) => `fragment F${i} on Company { user(id: 1) { id } ${i < 29 ? times(2, () => `...F${i + 1}`) : ''} }`,
      )}`,
      CostRule,
      /objects/,
    ],
  ])('%s', (_, document, rule, message) => {
    expect(mistakes(document, rule)).toEqual([expect.stringMatching(message)]);
  });

  test('variables that nest without end', () => {
    const deep = (levels: number): unknown => (levels === 0 ? true : { not: deep(levels - 1) });
    expect(() => checkVariables(deep(VARIABLES_DEPTH_MAX))).not.toThrow();
    expect(() => checkVariables(deep(VARIABLES_DEPTH_MAX + 1))).toThrow('nest deeper');
  });

  test('fragments that spread themselves end', () => {
    const document = '{ viewer { ...A } } fragment A on Viewer { company { ...B } } fragment B on Company { ...A }';
    expect(() => mistakes(document, DepthRule, CostRule, RootFieldsRule)).not.toThrow();
  });
});

describe('Not refused', () => {
  const all = [...specifiedRules, DepthRule, CostRule, AliasesRule, DirectivesRule, RootFieldsRule];
  test.each([
    [
      'a page of two hundred users with all they have',
      '{ company { users(first: 200) { nodes { id emails { value } phoneNumbers { value } addresses { country } manager { user { id } } approver { user { id } } workgroup { id memberCount } } } } }',
    ],
    ['one mutation', 'mutation { userDelete(id: 1) { deletedId } }'],
    [
      'several operations, of which one is chosen',
      'query A { viewer { name } } mutation B { userDelete(id: 1) { deletedId } }',
    ],
    ['the question what the schema is', getIntrospectionQuery()],
  ])('%s', (_, document) => {
    expect(mistakes(document, ...all)).toEqual([]);
  });
});
