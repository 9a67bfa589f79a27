import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { UserVariant } from './schemas/user.ts';

/** What the adapter must know of a caller: nothing but what changes the schemas it shows and accepts. */
export type ScimCaller = UserVariant;

/** The adapter's one port: the house behind it is known by its GraphQL schema alone. */
export interface Gateway<Caller extends ScimCaller> {
  /** Who presents this Authorization header; undefined when the token is missing, malformed, unknown, expired or revoked. */
  authenticate(authorization: string | undefined, requestId: string): Promise<Caller | undefined>;

  /** Runs one operation. Throws a GatewayError when the whole of it is refused; anything else thrown is a fault. */
  execute<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    caller: Caller,
  ): Promise<Data>;
}

/** The house refuses an operation as a whole: SCIM is off, the plan lacks it, it is too busy. The message is shown. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    /** A code of the contract's `UserErrorCode`; any other is a fault. */
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
