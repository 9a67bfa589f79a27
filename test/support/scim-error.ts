import type { Answer } from './scim-client.ts';

/** Expects an Error of RFC 7644 §3.12, in SCIM's own media type. */
export function expectScimError({ status, headers, body }: Answer, wanted: number, scimType?: string): void {
  expect({ status, type: headers.get('content-type'), body }).toMatchObject({
    status: wanted,
    type: 'application/scim+json',
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(wanted),
      detail: expect.stringMatching(/./),
      ...(scimType && { scimType }),
    },
  });
}
