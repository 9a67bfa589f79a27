import type { ServerResponse } from 'node:http';

/** What a handler answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A refusal: thrown where it is found. */
export class FloorError extends Error {
  constructor(
    readonly status: number,
    readonly scimType: string | undefined,
    message: string,
  ) {
    super(message);
  }
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const text = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, { 'Content-Type': 'application/scim+json', 'Content-Length': text.length, ...headers })
    .end(text);
}

/** RFC 7644 §3.12. */
export function errorAnswer({ status, scimType, message }: FloorError): Answer {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
  return { status, body: { schemas, status: String(status), ...(scimType && { scimType }), detail: message } };
}

/** RFC 7644 §3.4.2. */
export function listAnswer(resources: readonly unknown[], totalResults: number, startIndex: number): Answer {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse'];
  const body = { schemas, totalResults, startIndex, itemsPerPage: resources.length, Resources: resources };
  return { status: 200, body };
}

/** A resource with its version, and with its address when it is new. */
export function resourceAnswer(
  status: 200 | 201,
  resource: { readonly meta: { readonly version: string; readonly location: string } },
): Answer {
  const { version, location } = resource.meta;
  return { status, headers: { ETag: version, ...(status === 201 && { Location: location }) }, body: resource };
}
