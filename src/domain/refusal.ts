/** Why a request was refused. Stable: the doors translate the code, never the message. */
export const RefusalCode = {
  NOT_FOUND: 'NOT_FOUND',
  TAKEN: 'TAKEN',
  INVALID: 'INVALID',
  REQUIRED: 'REQUIRED',
  NO_TARGET: 'NO_TARGET',
  UNRESOLVED: 'UNRESOLVED',
  MUTABILITY: 'MUTABILITY',
  STALE_VERSION: 'STALE_VERSION',
  LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
  INVALID_CURSOR: 'INVALID_CURSOR',
  EXPIRED_CURSOR: 'EXPIRED_CURSOR',
  INVALID_PAGE_SIZE: 'INVALID_PAGE_SIZE',
  FORBIDDEN: 'FORBIDDEN',
  MANAGED_BY_IDENTITY_PROVIDER: 'MANAGED_BY_IDENTITY_PROVIDER',
  PLAN_REQUIRED: 'PLAN_REQUIRED',
  SCIM_DISABLED: 'SCIM_DISABLED',
  SAML_REQUIRED: 'SAML_REQUIRED',
  INVALID_CREDENTIALS: 'INVALID_CREDENTIALS',
  TOO_MANY_ATTEMPTS: 'TOO_MANY_ATTEMPTS',
  FRESH_SIGN_IN_REQUIRED: 'FRESH_SIGN_IN_REQUIRED',
  BUSY: 'BUSY',
  UNAVAILABLE: 'UNAVAILABLE',
} as const;
export type RefusalCode = keyof typeof RefusalCode;

/** What a refusal may carry beside its code and sentence. */
export interface RefusalOptions extends ErrorOptions {
  /** Path of the input at fault, outermost name first; empty when no single input is. */
  readonly field?: readonly string[];
  /** Set when the same request may succeed later. */
  readonly retryAfterSeconds?: number;
}

/** The domain says no, and the caller can put it right. Anything else that is thrown is a fault. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly field: readonly string[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: RefusalCode,
    message: string,
    { field = [], retryAfterSeconds, ...options }: RefusalOptions = {},
  ) {
    super(message, options);
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
