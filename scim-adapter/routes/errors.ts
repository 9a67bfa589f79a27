import type Koa from 'koa';
import { GatewayError, type ScimCaller } from '../gateway.ts';
import { refusalOf } from '../mapping/refusals.ts';
import { ScimError } from '../protocol/error.ts';
import type { ScimOptions } from './context.ts';
import { reply } from './reply.ts';

/** Runs a request and answers whatever it throws as a SCIM error (RFC 7644 §3.12); a fault is told to the house only. */
export async function answeringErrors<Caller extends ScimCaller>(
  ctx: Koa.Context,
  options: ScimOptions<Caller>,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    replyError(ctx, toScimError(error) ?? fault(error, ctx, options));
  }
}

function toScimError(error: unknown): ScimError | undefined {
  if (error instanceof ScimError) return error;
  return error instanceof GatewayError ? refusalOf(error) : undefined;
}

function fault<Caller extends ScimCaller>(cause: unknown, ctx: Koa.Context, options: ScimOptions<Caller>): ScimError {
  const requestId = options.requestIdOf(ctx);
  options.onFault(cause, requestId);
  return faultOf(requestId);
}

/** What a client is told of a fault, of a whole request or of one operation in it. */
export function faultOf(requestId: string): ScimError {
  const message = `Something went wrong on our side, and nothing was changed. Please name request ${requestId}.`;
  return new ScimError(500, undefined, message);
}

function replyError(ctx: Koa.Context, error: ScimError): void {
  if (error.status === 401) ctx.set('WWW-Authenticate', 'Bearer realm="LeaveWizard SCIM"');
  if (error.retryAfterSeconds !== undefined) ctx.set('Retry-After', String(Math.ceil(error.retryAfterSeconds)));
  ctx.state.scimType = error.scimType;
  reply(ctx, error.status, error.toBody());
}
