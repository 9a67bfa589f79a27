import type { IncomingMessage } from 'node:http';
import { ScimError } from '../protocol/error.ts';
import { parseJson } from '../protocol/json.ts';
import { checkContentType } from '../protocol/media-type.ts';
import { Admission } from './admission.ts';
import type { ScimContext, ScimOptions, Step } from './context.ts';

/** How much of a body that is too large is read and thrown away, so that the client gets to read the answer. */
const DISCARD_BYTES_MAX = 16 * 1024 * 1024;

/** Of more bytes than these are 20,000 members; what is made of them takes far more memory than they do. */
const LARGE_BYTES = 1024 * 1024;
/** Large bodies that may wait, read and as bytes only, behind the one that is worked on. */
const LARGE_QUEUED_MAX = 8;

/** Large bodies are worked on one at a time, of all tokens: several at once would be more than the memory there is. */
export function largeBodies({ admission: { maxWaitMs } }: Pick<ScimOptions<never>, 'admission'>): Admission {
  return new Admission(
    { maxInFlight: 1, maxQueued: LARGE_QUEUED_MAX, maxWaitMs, maxTotal: Number.POSITIVE_INFINITY },
    'Several large requests are being worked on, which is done one after the other. Send this one again shortly.',
  );
}

/** Reads the body as JSON, up to a number of bytes. `large`: where those with very many wait for their turn. */
export function body<Caller>(bytesMax: number, large?: Admission): Step<Caller> {
  return async function readBody(ctx, next) {
    checkHeaders(ctx);
    const bytes = await readBytes(ctx, bytesMax);
    ctx.state.bytes = bytes;
    const work = async (): Promise<void> => {
      ctx.state.body = parseJson(bytes);
      await next();
    };
    if (large && bytes.byteLength > LARGE_BYTES) await large.run('', work);
    else await work();
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
