import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, type GraphQLError, type GraphQLSchema, Kind, OperationTypeNode } from 'graphql';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Services } from '../services/services.ts';
import { documentCompiler } from './compiled-document.ts';
import { createContext } from './context.ts';

/** Runs a document that is known, in this process. */
export type Execute = <Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  actor: Actor,
) => Promise<Data>;

/**
 * The way in for callers of this process: same schema, resolvers and context as over HTTP, without its limits, since
 * the documents are our own. What ends the whole operation is thrown as it was: a Refusal as a Refusal, a fault as
 * the fault.
 */
export function createExecutor(schema: GraphQLSchema, services: Services): Execute {
  const compile = documentCompiler(schema);
  return async <Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables, actor: Actor) => {
    const run = compile(document);
    const { data, errors } = await run(createContext(services, actor), variables as Readonly<Record<string, unknown>>);
    const error = errors?.[0];
    if (error) throw failureOf(error, document);
    return data as Data;
  };
}

/**
 * What is thrown for an error. Below a mutation's own field it is about the answer: the change was made before that, so
 * whoever is told that the database went away has to look before repeating it (docs/adr/0014).
 */
function failureOf(error: GraphQLError, document: DocumentNode): unknown {
  const cause = error.originalError ?? error;
  const isAboutAnswer = isMutation(document) && (error.path?.length ?? 0) > 1;
  if (!isAboutAnswer || !(cause instanceof Refusal) || cause.code !== 'UNAVAILABLE') return cause;
  const message =
    'The database went away before this could be answered, so it may or may not have been saved. Look before you repeat it.';
  return new Refusal(cause.code, message, { retryAfterSeconds: cause.retryAfterSeconds, cause });
}

function isMutation({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION,
  );
}
