import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';

/** Codes of errors that Apollo and graphql-js explain to callers who asked wrongly. */
const WRONGLY_ASKED: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** The fault behind an error: undefined when the caller was refused or asked wrongly. */
export function faultOf(error: unknown): unknown {
  if (refusalOf(error) || isWronglyAsked(error)) return undefined;
  return causeOf(error);
}

/** What a caller is told of an error: refusals and wrong questions in full, of a fault nothing but where to ask. */
export function toldError(error: unknown, actor?: Actor): GraphQLFormattedError {
  const place = error instanceof GraphQLError && error.path ? { path: error.path } : {};
  const refusal = refusalOf(error);
  if (refusal) return { message: refusal.message, ...place, extensions: extensionsOf(refusal, actor) };
  if (isWronglyAsked(error)) return withoutSuggestions(error);
  return {
    message: 'Something went wrong on our side. Tell us the request id.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(actor && { requestId: actor.requestId }) },
  };
}

function extensionsOf({ code, field, retryAfterSeconds }: Refusal, actor: Actor | undefined): Record<string, unknown> {
  const isUnknown = code === 'FORBIDDEN' && actor?.kind === 'ANONYMOUS';
  return {
    code: isUnknown ? 'UNAUTHENTICATED' : code,
    field,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

/** Error messages of graphql-js guess what was meant, and so give the schema away. */
function withoutSuggestions(error: GraphQLError): GraphQLFormattedError {
  const { message, locations, path, extensions } = error.toJSON();
  return {
    message: message.replace(/ ?Did you mean .*$/s, ''),
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: extensions?.code },
  };
}

function isWronglyAsked(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && WRONGLY_ASKED.has(error.extensions.code);
}

function refusalOf(error: unknown): Refusal | undefined {
  const cause = causeOf(error);
  return cause instanceof Refusal ? cause : undefined;
}

function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error) : error;
}
