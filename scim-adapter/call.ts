import type Koa from 'koa';

/** One request of an identity provider and its answer, as they came and went: for whoever keeps a log of them. */
export interface Call<Caller> {
  readonly requestId: string;
  /** When it came, by `performance.now()`: nobody sets that clock. */
  readonly startedMs: number;
  readonly durationMs: number;
  readonly method: string;
  /** Path and query, as they came. */
  readonly path: string;
  readonly userAgent: string | undefined;
  /** Undefined when nobody was let in. */
  readonly caller: Caller | undefined;
  /** The credential that nobody was let in with, as a bearer token; a secret. */
  readonly authorization: string | undefined;
  readonly status: number;
  readonly scimType: string | undefined;
  /** Whom or what it was about, as far as it is known: from the address or the answer. */
  readonly resourceId: string | undefined;
  readonly resourceName: string | undefined;
  /** As it came; undefined when none was read. */
  readonly requestBody: Uint8Array | undefined;
  /** As it went. */
  readonly responseBody: string | undefined;
}

/** What the steps of a request leave for the log. */
export interface Traces {
  /** The body before it was parsed. */
  bytes?: Uint8Array;
  /** The credential that nobody was let in with. */
  authorization?: string | undefined;
  /** How the request was refused. */
  scimType?: string | undefined;
  /** The resource that the address names, or the answer shows. */
  resourceId?: string;
  resourceName?: string | undefined;
}

/** The call that a request, answered by now, was. Nothing is copied: this is on the way of every request. */
export function callOf<Caller>(
  ctx: Koa.Context,
  { caller, authorization, bytes, scimType, resourceId, resourceName }: Traces & { caller?: Caller },
  requestId: string,
  startedMs: number,
  durationMs: number,
): Call<Caller> {
  const { body } = ctx;
  return {
    requestId,
    startedMs,
    durationMs,
    method: ctx.method,
    path: ctx.url,
    userAgent: ctx.req.headers['user-agent'],
    caller,
    authorization,
    status: ctx.status,
    scimType,
    resourceId,
    resourceName,
    requestBody: bytes,
    responseBody: typeof body === 'string' ? body : undefined,
  };
}
