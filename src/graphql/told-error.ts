import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Refusable } from './user-errors.ts';

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
  if (isWronglyAsked(error)) return explained(error);
  return {
    message: 'Something went wrong on our side. Tell us the request id.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(actor && { requestId: actor.requestId }) },
  };
}

/** Whether an operation asked for what its caller may not: told by an error, or by the payload of a mutation. */
export function isDenied(
  errors: readonly GraphQLError[] = [],
  data: Readonly<Record<string, unknown>> | null = null,
): boolean {
  return [
    ...errors.map((error) => refusalOf(error)?.code),
    ...Object.values(data ?? {}).flatMap((payload) =>
      (hasUserErrors(payload) ? payload.userErrors : []).map(({ code }) => code),
    ),
  ].includes('FORBIDDEN');
}

function hasUserErrors(payload: unknown): payload is Refusable {
  return typeof payload === 'object' && payload !== null && Array.isArray(Reflect.get(payload, 'userErrors'));
}

/** Seconds after which to ask again, when one of the errors is that the house cannot answer; undefined otherwise. */
export function unavailableFor(errors: readonly GraphQLFormattedError[]): number | undefined {
  const seconds = errors.find(({ extensions }) => extensions?.code === 'UNAVAILABLE')?.extensions?.retryAfterSeconds;
  return typeof seconds === 'number' ? seconds : undefined;
}

function extensionsOf({ code, field, retryAfterSeconds }: Refusal, actor: Actor | undefined): Record<string, unknown> {
  const isUnknown = code === 'FORBIDDEN' && actor?.kind === 'ANONYMOUS';
  return {
    code: isUnknown ? 'UNAUTHENTICATED' : code,
    field,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

/** What graphql-js says of a wrong question, without its guesses and without what was sent. */
function explained(error: GraphQLError): GraphQLFormattedError {
  const { locations, path, extensions } = error.toJSON();
  return {
    message: withoutValues(error),
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: extensions?.code },
  };
}

const VARIABLE = /^Variable "\$(\w+)" got invalid value /;
const LITERAL = /^((?:Enum )?"?\w+"? cannot represent [^:]+): .*$/s;

/** graphql-js repeats what was sent, which may be a password, and guesses names, which gives the schema away. */
function withoutValues({ message, originalError }: Pick<GraphQLError, 'message' | 'originalError'>): string {
  const [, variable] = VARIABLE.exec(message) ?? [];
  if (variable && originalError) {
    const inner = originalError.message;
    const place = / at "([\w.[\]]+)"$/.exec(message.slice(0, -`; ${inner}`.length))?.[1] ?? variable;
    const reason = withoutValues({ message: inner, originalError: undefined });
    return `Variable "$${variable}" got an invalid value at "${place}"; ${reason}`;
  }
  // A variable whose value cannot be told from the reason: the name has to do.
  if (variable) return `Variable "$${variable}" got an invalid value.`;
  return message
    .replace(/ ?Did you mean .*$/s, '')
    .replace(LITERAL, '$1.')
    .replace(/, found .*$/s, '.')
    .replace(/^Value ".*"( does not exist in ".*" enum)/s, 'This value$1');
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
