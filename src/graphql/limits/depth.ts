import { GraphQLError, type ValidationRule } from 'graphql';
import { measure } from './selections.ts';

/** Levels of fields, one within the other. */
const DEPTH_MAX = 10;

/** Refuses operations that nest too deep. The schema's own description is deep; who may read it is decided elsewhere. */
export const DepthRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const depth = measure(context, operation, {
      field: ({ name }, _, inner = 0) => (name.value.startsWith('__') ? 1 : 1 + inner),
      join: (depths) => Math.max(0, ...depths),
    });
    if (depth > DEPTH_MAX)
      context.reportError(
        new GraphQLError(`The operation nests ${depth} levels deep; at most ${DEPTH_MAX} are accepted.`, {
          nodes: operation,
        }),
      );
  },
});
