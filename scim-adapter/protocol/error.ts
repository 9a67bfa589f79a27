/** The errors of SCIM (RFC 7644 §3.12). */

/** Urn of an error message. */
export const ERROR_URN = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** Longest piece of a client's text that a message repeats. */
const ECHO_CHARACTERS_MAX = 60;

/** What RFC 7644 §3.12, table 9, and RFC 9865 §2.1 call the kinds of a bad request. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive'
  | 'invalidCursor'
  | 'expiredCursor'
  | 'invalidCount';

/** The body of an error answer: `status` is a string. */
export interface ErrorBody {
  readonly schemas: readonly string[];
  readonly status: string;
  readonly scimType?: ScimType;
  readonly detail: string;
}

/** The only error of the adapter that a client sees; the message is its `detail`, so it never carries a secret. */
export class ScimError extends Error {
  override readonly name = 'ScimError';

  constructor(
    readonly status: number,
    readonly scimType: ScimType | undefined,
    message: string,
    /** Whole seconds after which to try again (Okta reads nothing else in `Retry-After`). */
    readonly retryAfterSeconds?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  toBody(): ErrorBody {
    const { scimType } = this;
    return { schemas: [ERROR_URN], status: String(this.status), ...(scimType && { scimType }), detail: this.message };
  }
}

/** A name that a client sent, as a message may repeat it: quoted, and cut when long. Never for values. */
export function quoted(text: string): string {
  const cut = text.length > ECHO_CHARACTERS_MAX ? `${text.slice(0, ECHO_CHARACTERS_MAX)}…` : text;
  return JSON.stringify(cut);
}
