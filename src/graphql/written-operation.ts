import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  print,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
  visit,
} from 'graphql';
import type { StaffOperation } from '../domain/staff.ts';

const MASK = '***';
/** Names of arguments and input fields whose values are nobody's business. */
const SECRET = /passw|secret|token|^link$/i;

/**
 * An operation as it may be kept: without what stands, or is put by a variable, where the name says it is a secret.
 * Variables that would not be accepted are left out: such an operation is refused before it does anything.
 */
export function writtenOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): StaffOperation {
  const secretVariables = new Set<string>();
  const masked = visit(document, {
    [Kind.ARGUMENT]: (node: ArgumentNode) => maskedNode(node, secretVariables),
    [Kind.OBJECT_FIELD]: (node: ObjectFieldNode) => maskedNode(node, secretVariables),
  });
  const withoutDefaults = visit(masked, {
    [Kind.VARIABLE_DEFINITION]: (node: VariableDefinitionNode) =>
      node.defaultValue && isSecretVariable(node.variable, secretVariables)
        ? { ...node, defaultValue: MASK_NODE }
        : undefined,
  });
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  const variables = Object.entries(coerced).map(([name, value]) => [
    name,
    secretVariables.has(name) ? MASK : maskedValue(name, value),
  ]);
  // Texts between three quotes are printed as they are, and no text in PostgreSQL holds NUL.
  const text = print(withoutDefaults).replaceAll('\0', '\\u0000');
  return { document: text, variables: JSON.stringify(Object.fromEntries(variables)) };
}

const MASK_NODE: ValueNode = { kind: Kind.STRING, value: MASK };

/** Every variable in the value is a secret, however deep it stands. */
function maskedNode<Node extends { name: { value: string }; value: ValueNode }>(
  node: Node,
  secretVariables: Set<string>,
): Node | undefined {
  if (!SECRET.test(node.name.value)) return undefined;
  if (node.value.kind === Kind.VARIABLE) {
    secretVariables.add(node.value.name.value);
    return undefined;
  }
  visit(node.value, { [Kind.VARIABLE]: (variable: VariableNode) => void secretVariables.add(variable.name.value) });
  return { ...node, value: MASK_NODE };
}

function isSecretVariable({ name }: VariableNode, secretVariables: ReadonlySet<string>): boolean {
  return secretVariables.has(name.value) || SECRET.test(name.value);
}

function maskedValue(name: string, value: unknown): unknown {
  if (value == null) return value;
  if (SECRET.test(name)) return MASK;
  if (Array.isArray(value)) return value.map((entry: unknown) => maskedValue('', entry));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskedValue(key, entry)]));
}
