import { GraphQLError, type ValidationRule } from 'graphql';

export const ALIASES_MAX = 30;

/** Refuses documents that ask for the same thing again and again under other names. */
export const AliasesRule: ValidationRule = (context) => {
  let count = 0;
  return {
    Field(node) {
      if (!node.alias || ++count !== ALIASES_MAX + 1) return;
      context.reportError(
        new GraphQLError(`The document holds more than ${ALIASES_MAX} aliases.`, { nodes: node.alias }),
      );
    },
  };
};
