import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema, type ValidationRule } from 'graphql';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Context } from './context.ts';
import { AliasesRule } from './limits/aliases.ts';
import { CostRule } from './limits/cost.ts';
import { DepthRule } from './limits/depth.ts';
import { DirectivesRule } from './limits/directives.ts';
import { checkIntrospection } from './limits/introspection.ts';
import { RootFieldsRule } from './limits/root-fields.ts';
import { checkVariables } from './limits/variables.ts';
import { faultOf, isDenied, toldError, unavailableFor } from './told-error.ts';
import { writtenOperation } from './written-operation.ts';

const TOKENS_MAX = 2_000;
const RULES: ValidationRule[] = [DepthRule, CostRule, AliasesRule, DirectivesRule, RootFieldsRule];

/** What callers over HTTP are served with. */
export interface ApolloServerParts {
  readonly schema: GraphQLSchema;
  /** Told of every fault; the request id is unknown when the context could not be made. */
  onFault(error: unknown, requestId: string | undefined): void;
  /** Told who asked for what they may not, or nobody may who is nobody. */
  onDenied(actor: Actor): void;
}

/** The server for callers over HTTP: same schema as in process, behind limits, telling nothing of faults. */
export function createApolloServer({ schema, onFault, onDenied }: ApolloServerParts): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    // Decided for every caller, by `checkIntrospection`.
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: TOKENS_MAX },
    validationRules: RULES,
    includeStacktraceInErrorResponses: false,
    nodeEnv: 'production',
    stopOnTerminationSignals: false,
    formatError: (_, error) => toldError(error),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      limiting,
      telling(onFault, onDenied),
    ],
  });
}

/** Limits that depend on who asks and with what. What passes them is written down, if staff ask, before it runs. */
const limiting: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async didResolveOperation({ schema, document, operation, request, contextValue: { actor, services } }) {
      answering400(() => {
        if (operation) checkIntrospection(document, operation, actor);
        checkVariables(request.variables);
      });
      if (operation && actor.kind === 'STAFF')
        await services.staff.recordOperation(
          actor,
          writtenOperation(schema, document, operation, request.variables ?? {}),
        );
    },
  }),
};

/** Errors before execution are 500 to Apollo if nobody says otherwise. */
function answering400(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const http = { status: 400, headers: new HeaderMap() };
    throw new GraphQLError(error.message, { originalError: error, extensions: { http } });
  }
}

/** Tells the house of faults and of who was denied, and callers what `toldError` lets out, knowing who they are. */
function telling(
  onFault: ApolloServerParts['onFault'],
  onDenied: ApolloServerParts['onDenied'],
): ApolloServerPlugin<Context> {
  const report = (error: unknown, requestId: string | undefined): void => {
    const fault = faultOf(error);
    if (fault !== undefined) onFault(fault, requestId);
  };
  return {
    contextCreationDidFail: async ({ error }) => report(error, undefined),
    unexpectedErrorProcessingRequest: async ({ error, requestContext }) =>
      report(error, requestContext.contextValue.actor.requestId),
    requestDidStart: async () => ({
      async didEncounterErrors({ errors, contextValue }) {
        for (const error of errors) report(error, contextValue.actor.requestId);
      },
      async willSendResponse({ errors, response, contextValue }) {
        if (response.body.kind !== 'single') return;
        if (isDenied(errors, response.body.singleResult.data)) onDenied(contextValue.actor);
        if (!errors) return;
        const told = errors.map((error) => toldError(error, contextValue.actor));
        response.body.singleResult.errors = told;
        const seconds = unavailableFor(told);
        if (seconds === undefined) return;
        response.http.status = 503;
        response.http.headers.set('retry-after', String(seconds));
      },
    }),
  };
}
