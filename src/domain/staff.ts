/** What LeaveWizard's own staff, and whoever looks after their tokens, are remembered for. */
export const StaffAction = {
  TOKEN_CREATED: 'TOKEN_CREATED',
  TOKEN_REVOKED: 'TOKEN_REVOKED',
  SIGNED_IN: 'SIGNED_IN',
  SIGNED_OUT: 'SIGNED_OUT',
  OPERATION: 'OPERATION',
} as const;
export type StaffAction = keyof typeof StaffAction;

/** A GraphQL operation as it is written down: secrets in it are masked. */
export interface StaffOperation {
  document: string;
  /** JSON as a text: it may hold what PostgreSQL's JSON cannot, such as NUL. */
  variables: string;
}

/**
 * Something that staff did, of whatever company. Reading is told of too; what changes in a company is, besides, told by
 * an event of that company, with the same request id.
 */
export interface StaffEvent {
  id: string;
  occurredAt: string;
  /** Name of the token, or the operator. */
  actor: string;
  requestId: string;
  action: StaffAction;
  /** Set for an operation, as are its variables. */
  document: string | null;
  variables: string | null;
  /** Name of the token that was made or revoked. */
  tokenName: string | null;
}

/** A staff token as it is shown: never the token itself. */
export interface StaffTokenView {
  id: string;
  name: string;
  mayWrite: boolean;
  createdAt: string;
}

/** How long the playground may be used before the token is asked for again. */
export const STAFF_SESSION_SECONDS = 3600;
