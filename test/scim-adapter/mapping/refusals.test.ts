import { GatewayError } from '../../../scim-adapter/gateway.ts';
import { refusalOf, throwFirst } from '../../../scim-adapter/mapping/refusals.ts';
import type { UserErrorCode } from '../../../scim-adapter/operations/operations.generated.ts';

const TABLE: [UserErrorCode, number, string | undefined][] = [
  ['NOT_FOUND', 404, undefined],
  ['TAKEN', 409, 'uniqueness'],
  ['INVALID', 400, 'invalidValue'],
  ['REQUIRED', 400, 'invalidValue'],
  ['NO_TARGET', 400, 'noTarget'],
  ['UNRESOLVED', 409, undefined],
  ['MUTABILITY', 400, 'mutability'],
  ['STALE_VERSION', 412, undefined],
  ['LIMIT_EXCEEDED', 413, undefined],
  ['INVALID_CURSOR', 400, 'invalidCursor'],
  ['EXPIRED_CURSOR', 400, 'expiredCursor'],
  ['INVALID_PAGE_SIZE', 400, 'invalidCount'],
  ['FORBIDDEN', 403, undefined],
  ['MANAGED_BY_IDENTITY_PROVIDER', 403, undefined],
  ['PLAN_REQUIRED', 403, undefined],
  ['SCIM_DISABLED', 403, undefined],
  ['SAML_REQUIRED', 403, undefined],
  ['INVALID_CREDENTIALS', 401, undefined],
  ['TOO_MANY_ATTEMPTS', 429, undefined],
  ['FRESH_SIGN_IN_REQUIRED', 403, undefined],
  ['BUSY', 429, undefined],
  ['UNAVAILABLE', 503, undefined],
];

const refused =
  (code: UserErrorCode, field: string[] = [], retryAfterSeconds: number | null = null) =>
  () =>
    throwFirst([{ code, message: 'No.', field, retryAfterSeconds }]);

describe('Refusals of the service, in SCIM words (RFC 7644 §3.12)', () => {
  it.each(TABLE)('%s is %i %s, of a mutation and of a query', (code, status, scimType) => {
    expect(refused(code)).toThrow(expect.objectContaining({ status, scimType, message: 'No.' }));
    expect(refusalOf(new GatewayError(code, 'No.', 3))).toMatchObject({ status, scimType, retryAfterSeconds: 3 });
  });

  it('throws nothing when there is no refusal', () => {
    expect(() => throwFirst([])).not.toThrow();
  });

  it('says when to come back', () => {
    expect(refused('BUSY', [], 5)).toThrow(expect.objectContaining({ retryAfterSeconds: 5 }));
  });

  it.each([
    [['input', 'givenName'], 'name.givenName: No.'],
    [['manager'], 'manager.value: No.'],
    [['role'], 'roles: No.'],
    [['department'], 'No.'],
    [['customFields', 'givenName'], 'No.'],
    [['emails', 'value'], 'No.'],
  ])('names the SCIM attribute of %j', (field, message) => {
    expect(refused('INVALID', field)).toThrow(expect.objectContaining({ message }));
  });

  it('takes a code that it does not know for a fault', () => {
    expect(refusalOf(new GatewayError('toString', 'No.'))).toBeUndefined();
  });
});
