import { ERROR_URN, quoted, ScimError } from '../../../scim-adapter/protocol/error.ts';

describe('SCIM error (RFC 7644 §3.12)', () => {
  it('is a body with the status as a string', () => {
    expect(new ScimError(409, 'uniqueness', 'Taken.').toBody()).toStrictEqual({
      schemas: [ERROR_URN],
      status: '409',
      scimType: 'uniqueness',
      detail: 'Taken.',
    });
  });

  it('has no scimType when none fits', () => {
    expect(new ScimError(404, undefined, 'None.').toBody()).not.toHaveProperty('scimType');
  });

  it('keeps what it was caused by, and when to try again', () => {
    const cause = new Error('database');
    expect(new ScimError(429, undefined, 'Busy.', 5, { cause })).toMatchObject({ retryAfterSeconds: 5, cause });
  });

  it('repeats a long name only in part', () => {
    expect(quoted('x'.repeat(1_000)).length).toBeLessThan(70);
  });
});
