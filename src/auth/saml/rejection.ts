/** A response of an identity provider that is not accepted. The message is for the company's administrators alone. */
export class SamlRejection extends Error {
  override readonly name = 'SamlRejection';

  constructor(
    message: string,
    /** 400 for what is no SAML response at all, 403 for one that proves nothing. */
    readonly status: 400 | 403 = 403,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Rejects unless the condition holds; `otherwise` is a sentence. */
export function demand(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new SamlRejection(otherwise);
}
