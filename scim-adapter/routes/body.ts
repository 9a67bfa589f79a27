import type { IncomingMessage } from 'node:http';
import { ScimError } from '../protocol/error.ts';
import { parseJson } from '../protocol/json.ts';
import { checkContentType } from '../protocol/media-type.ts';
import type { ScimContext, Step } from './context.ts';

/** How much of a body that is too large is read and thrown away, so that the client gets to read the answer. */
const DISCARD_BYTES_MAX = 16 * 1024 * 1024;

/** Reads the body as JSON, up to a number of bytes. */
export function body<Caller>(bytesMax: number): Step<Caller> {
  return async function readBody(ctx, next) {
    checkHeaders(ctx);
    ctx.state.bytes = await readBytes(ctx, bytesMax);
    ctx.state.body = parseJson(ctx.state.bytes);
    await next();
  };
}

function checkHeaders<Caller>({ req }: ScimContext<Caller>): void {
  const { 'content-encoding': encoding = 'identity', 'content-type': type } = req.headers;
  if (encoding.toLowerCase() !== 'identity')
    throw new ScimError(415, undefined, 'The body must not be encoded: send it without Content-Encoding.');
  if (!hasBody(req)) throw new ScimError(400, 'invalidSyntax', 'The request needs a body: an object in JSON.');
  checkContentType(type);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

async function readBytes<Caller>(ctx: ScimContext<Caller>, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(ctx.req)) {
    size += chunk.byteLength;
    if (size <= bytesMax) chunks.push(chunk);
    else if (size > bytesMax + DISCARD_BYTES_MAX) break;
    else chunks.length = 0;
  }
  if (size <= bytesMax) return Buffer.concat(chunks, size);
  if (!ctx.req.complete) ctx.set('Connection', 'close');
  throw new ScimError(413, undefined, `The body has more than ${bytesMax} bytes, the most that is taken here.`);
}

/** The pieces of a body. A client that hangs up in the middle has made no request. */
async function* chunksOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    // Left early, the stream must stay open: destroying it would take the answer's connection along.
    yield* request.iterator({ destroyOnReturn: false });
  } catch (cause) {
    throw new ScimError(400, 'invalidSyntax', 'The body ended too early.', undefined, { cause });
  }
}
