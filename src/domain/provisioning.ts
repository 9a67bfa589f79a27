/** How a call of an identity provider ended. */
export const CallOutcome = {
  SUCCESS: 'SUCCESS',
  REFUSED: 'REFUSED',
  UNAUTHORIZED: 'UNAUTHORIZED',
  FAILED: 'FAILED',
} as const;
export type CallOutcome = keyof typeof CallOutcome;

/** Whether a call asks or changes. */
export const CallKind = { READ: 'READ', CHANGE: 'CHANGE' } as const;
export type CallKind = keyof typeof CallKind;

/** Most characters that are kept of a body. */
export const BODY_CHARACTERS_MAX = 16_384;

/** One call of an identity provider, and its answer. Secrets are masked. */
export interface ProvisioningCall {
  companyId: string;
  id: string;
  requestId: string;
  occurredAt: string;
  method: string;
  /** With the query. */
  path: string;
  kind: CallKind;
  outcome: CallOutcome;
  /** Label of the token, or name of the client that was connected; empty when it was neither. */
  client: string;
  clientId: string | null;
  userAgent: string | null;
  status: number;
  scimType: string | null;
  durationMs: number;
  resourceId: string | null;
  /** Name of the user or group that it was about. */
  resourceName: string | null;
  requestBody: string | null;
  requestCut: boolean;
  responseBody: string | null;
  responseCut: boolean;
}

/** Which calls are asked for; all conditions must hold. */
export interface CallFilter {
  outcome?: CallOutcome | null;
  kind?: CallKind | null;
  method?: string | null;
  /** Part of the path, or of the name of whom it was about. */
  text?: string | null;
  /** Inclusive. */
  from?: string | null;
  /** Exclusive. */
  to?: string | null;
  requestId?: string | null;
  resourceId?: string | null;
  client?: string | null;
}

/** Calls of one client with less than two minutes between them. */
export interface ProvisioningRun {
  id: string;
  client: string;
  startedAt: string;
  endedAt: string;
  calls: number;
  /** Calls that changed something, or would have if there had been anything to change. */
  changes: number;
  /** Calls that did not succeed. */
  refusals: number;
}

/** The calls of one day. */
export interface ProvisioningDay {
  day: string;
  calls: number;
  changes: number;
  errors: number;
}

/** How provisioning goes, as far back as calls are kept. */
export interface ProvisioningStatus {
  firstCallAt: string | null;
  lastCallAt: string | null;
  lastSuccessAt: string | null;
  errorsInLastDay: number;
}

/** How a call with this status ended. */
export function outcomeOf(status: number): CallOutcome {
  if (status < 400) return 'SUCCESS';
  if (status === 401) return 'UNAUTHORIZED';
  return status < 500 ? 'REFUSED' : 'FAILED';
}

/** A search by POST asks, too (RFC 7644 §3.4.3). */
export function kindOf(method: string, path: string): CallKind {
  const isSearch = method === 'POST' && /\/\.search(\?|$)/.test(path);
  return method === 'GET' || method === 'HEAD' || isSearch ? 'READ' : 'CHANGE';
}
