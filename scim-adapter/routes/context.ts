import type { RouterContext } from '@koa/router';
import type Koa from 'koa';
import type { Call, Traces } from '../call.ts';
import type { Gateway, ScimCaller } from '../gateway.ts';
import type { AdmissionLimits } from './admission.ts';

/** What the adapter is given by the house. */
export interface ScimOptions<Caller extends ScimCaller> {
  readonly gateway: Gateway<Caller>;
  /** Public address of the adapter, such as `https://x/scim/v2`: all addresses come from it, none from the Host header. */
  readonly baseUrl: string;
  readonly admission: AdmissionLimits;
  /** Requests of one token that are taken in a second; 0 for as many as come. */
  readonly requestsPerSecondMax: number;
  readonly maxBodyBytes: number;
  readonly maxGroupBodyBytes: number;
  readonly maxBulkOperations: number;
  readonly maxBulkBytes: number;
  /** Groups with more members are answered without them, unless the client asks for `attributes=members`. */
  readonly groupMembersInlineMax: number;
  /** How long the house takes a cursor; `/ServiceProviderConfig` shows it. */
  readonly cursorTimeoutSeconds: number;
  /** Whether the process has more to do than it can: then requests are sent away before anything is done for them. */
  isOverloaded(): boolean;
  /** Told of every request once it is answered. Must neither throw nor take time. */
  onCall(call: Call<Caller>): void;
  onFault(error: unknown, requestId: string): void;
  requestIdOf(ctx: Koa.Context): string;
}

/** What the steps of a request leave for the next one, and for the log. */
export interface ScimState<Caller> extends Traces {
  caller: Caller;
  /** Parsed from JSON, and otherwise as it came. */
  body: unknown;
}

export type ScimContext<Caller> = RouterContext<ScimState<Caller>>;
export type Step<Caller> = (ctx: ScimContext<Caller>, next: Koa.Next) => Promise<void>;
