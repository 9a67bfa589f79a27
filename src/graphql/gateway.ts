import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { GraphQLSchema } from 'graphql';
import type { Actor } from '../domain/actor.ts';
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
    if (error) throw error.originalError ?? error;
    return data as Data;
  };
}
