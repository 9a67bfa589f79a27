import { type FieldNode, GraphQLError, type GraphQLField, Kind, type ValidationRule } from 'graphql';
import { PAGE_MAX } from '../../domain/page.ts';
import { measure } from './selections.ts';

/** Objects that one operation may ask for. */
const COST_MAX = 20_000;

/** Arguments that say how long a list is, and how long it is taken to be when a variable says it or nobody does. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['first', PAGE_MAX],
  ['limit', 1_000],
]);

/**
 * Refuses operations that ask for too many objects, counted before anything is executed: lists within lists multiply.
 * A length in a variable counts as the greatest one, so that an operation is judged once, whatever its variables.
 */
export const CostRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const cost = measure(context, operation, {
      field: (node, definition, inner) => (inner === undefined ? 0 : lengthOf(node, definition) * (1 + inner)),
      join: (costs) => costs.reduce((sum, one) => sum + one, 0),
    });
    if (cost > COST_MAX)
      context.reportError(
        new GraphQLError(
          `The operation asks for up to ${cost} objects; at most ${COST_MAX} are accepted. Ask for shorter pages.`,
          { nodes: operation },
        ),
      );
  },
});

function lengthOf(node: FieldNode, definition: GraphQLField<unknown, unknown> | undefined): number {
  const argument = definition?.args.find(({ name }) => LENGTHS.has(name));
  if (!argument) return 1;
  const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
  if (given?.kind === Kind.INT) return Math.max(1, Number(given.value));
  const { defaultValue } = argument;
  return given === undefined && typeof defaultValue === 'number' ? defaultValue : (LENGTHS.get(argument.name) ?? 1);
}
