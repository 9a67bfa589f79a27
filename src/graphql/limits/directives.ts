import { GraphQLError, type ValidationRule } from 'graphql';

export const DIRECTIVES_MAX = 50;

/** Refuses documents that are made to be slow to check. */
export const DirectivesRule: ValidationRule = (context) => {
  let count = 0;
  return {
    Directive(node) {
      if (++count !== DIRECTIVES_MAX + 1) return;
      context.reportError(
        new GraphQLError(`The document holds more than ${DIRECTIVES_MAX} directives.`, { nodes: node }),
      );
    },
  };
};
