import {
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { createSchema } from '../../src/graphql/schema.ts';
import { writtenOperation } from '../../src/graphql/written-operation.ts';

const schema = createSchema();
const CANARY = 'canary';

function written(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error('There is no operation.');
  return writtenOperation(schema, document, operation, variables);
}

/** Paths of every argument and input field of the schema, below the mutation that takes it. */
function paths(name: string, type: GraphQLInputType, seen: readonly string[] = []): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.includes(named.name)) return [name];
  return Object.values(named.getFields()).flatMap((field) =>
    paths(`${name}.${field.name}`, field.type, [...seen, named.name]),
  );
}

describe('LG-02: an operation as it is written down', () => {
  it('has no secret that stands in it', () => {
    const { document } = written(
      `mutation ($p: String = "${CANARY}") {
        a: userCreate(companyId: "1", input: { userName: "mary", password: "${CANARY}" }) { userErrors { code } }
        b: passwordChange(currentPassword: "${CANARY}", newPassword: $p) { userErrors { code } }
        c: passwordSet(link: "${CANARY}", password: """${CANARY}""") { userErrors { code } }
      }`,
    );
    expect(document).not.toContain(CANARY);
    expect(document).toContain('userName: "mary"');
  });

  it('has no secret in its variables, whatever they are called and however deep it is', () => {
    const operation = written(
      `mutation ($x: String!, $i: UserCreateInput!, $n: String!, $s: String!) {
        signIn(companySlug: $s, userName: $n, password: $x) { user { id } }
        userCreate(input: $i) { user { id } }
      }`,
      { x: CANARY, n: 'mary', s: 'acme', i: { userName: 'mary', password: CANARY } },
    );
    expect(JSON.parse(operation.variables)).toEqual({
      x: '***',
      n: 'mary',
      s: 'acme',
      i: { userName: 'mary', password: '***' },
    });
  });

  it('has no variables that nobody declared, and none at all when they are not accepted', () => {
    const signIn = 'mutation ($n: String!) { signIn(companySlug: "a", userName: $n, password: "x") { user { id } } }';
    expect(written(signIn, { n: 'mary', other: CANARY }).variables).toBe('{"n":"mary"}');
    expect(written(signIn, { n: [CANARY] }).variables).toBe('{}');
  });

  it('is masked wherever the schema takes a secret', () => {
    const taken = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((mutation) =>
      mutation.args.flatMap((argument) => paths(`${mutation.name}.${argument.name}`, argument.type)),
    );
    const secrets = taken.filter((path) => /passw|secret|token|link$/i.test(path.split('.').at(-1) ?? ''));
    expect(secrets.filter((path) => !/accept/i.test(path)).toSorted()).toEqual([
      'companyCreate.input.administratorPassword',
      'passwordChange.currentPassword',
      'passwordChange.newPassword',
      'passwordSet.link',
      'passwordSet.password',
      'scimBatch.items.userCreate.password',
      'scimBatch.items.userUpdate.input.password',
      'signIn.password',
      'userCreate.input.password',
      'userUpdate.input.password',
    ]);
  });
});
