/** The credential in an Authorization header: with or without the word Bearer. Undefined when there is none. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return authorization?.replace(/^bearer\s+/i, '').trim() || undefined;
}
