import { GraphQLError, OperationTypeNode, type ValidationRule } from 'graphql';
import { rootFields } from './selections.ts';

export const ROOT_FIELDS_MAX = 20;

/**
 * Refuses operations that are many requests in one. A mutation does exactly one thing: what is atomic is one mutation,
 * and a thousand sign-ins under aliases would be a thousand guesses.
 */
export const RootFieldsRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const fields = rootFields(operation, (name) => context.getFragment(name));
    const refuse = (message: string) => context.reportError(new GraphQLError(message, { nodes: operation }));
    if (fields.length > ROOT_FIELDS_MAX) refuse(`The operation begins with more than ${ROOT_FIELDS_MAX} fields.`);
    const deeds = fields.filter(({ name }) => !name.value.startsWith('__'));
    if (operation.operation === OperationTypeNode.MUTATION && deeds.length !== 1)
      refuse('A mutation holds exactly one field. Send the others as requests of their own.');
  },
});
