import type { GatewayError } from '../gateway.ts';
import type { ScimUserErrorFragment, UserErrorCode } from '../operations/operations.generated.ts';
import { ScimError, type ScimType } from '../protocol/error.ts';
import { SCIM_NAMES } from './user-fields.ts';

/** What the service refuses, in SCIM's words (RFC 7644 §3.12, RFC 9865 §2.1). Complete, or it does not compile. */
const STATUS_AND_TYPE: Record<UserErrorCode, readonly [status: number, scimType?: ScimType]> = {
  NOT_FOUND: [404],
  TAKEN: [409, 'uniqueness'],
  INVALID: [400, 'invalidValue'],
  REQUIRED: [400, 'invalidValue'],
  NO_TARGET: [400, 'noTarget'],
  UNRESOLVED: [409],
  MUTABILITY: [400, 'mutability'],
  STALE_VERSION: [412],
  LIMIT_EXCEEDED: [413],
  INVALID_CURSOR: [400, 'invalidCursor'],
  EXPIRED_CURSOR: [400, 'expiredCursor'],
  INVALID_PAGE_SIZE: [400, 'invalidCount'],
  FORBIDDEN: [403],
  MANAGED_BY_IDENTITY_PROVIDER: [403],
  PLAN_REQUIRED: [403],
  SCIM_DISABLED: [403],
  SAML_REQUIRED: [403],
  INVALID_CREDENTIALS: [401],
  TOO_MANY_ATTEMPTS: [429],
  FRESH_SIGN_IN_REQUIRED: [403],
  BUSY: [429],
  UNAVAILABLE: [503],
};

/** The first refusal of a mutation, since a SCIM error has room for one; undefined when nothing was refused. */
export function firstOf([first]: readonly ScimUserErrorFragment[]): ScimError | undefined {
  if (!first) return undefined;
  const [status, scimType] = STATUS_AND_TYPE[first.code];
  return new ScimError(status, scimType, detailOf(first), first.retryAfterSeconds ?? undefined);
}

/** Throws the first refusal of a mutation. */
export function throwFirst(refusals: readonly ScimUserErrorFragment[]): void {
  const first = firstOf(refusals);
  if (first) throw first;
}

/** The SCIM error for an operation that the house refused as a whole; undefined when the code tells of a fault. */
export function refusalOf(error: GatewayError): ScimError | undefined {
  if (!isUserErrorCode(error.code)) return undefined;
  const [status, scimType] = STATUS_AND_TYPE[error.code];
  return new ScimError(status, scimType, error.message, error.retryAfterSeconds, { cause: error });
}

/** The message; with the SCIM attribute before it where that is called otherwise than the field of the contract. */
function detailOf({ message, field }: ScimUserErrorFragment): string {
  // What follows is a key of the company's own: the message names it.
  if (field[0] === 'customFields') return message;
  const attribute = field.map((name) => SCIM_NAMES.get(name)).find((name) => name !== undefined);
  return attribute === undefined || field.includes(attribute) ? message : `${attribute}: ${message}`;
}

function isUserErrorCode(code: string): code is UserErrorCode {
  return Object.hasOwn(STATUS_AND_TYPE, code);
}
