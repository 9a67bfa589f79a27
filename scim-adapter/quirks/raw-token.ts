/**
 * Okta's "HTTP header" mode sends the token without a scheme. Gives the header as RFC 6750 §2.1 has it; undefined for
 * another scheme such as Basic, and for anything but exactly one header.
 */
export function bearerOf(headers: readonly string[] = []): string | undefined {
  const [header = ''] = headers;
  const words = header.trim().split(' ').filter(Boolean);
  const [scheme = '', token = scheme] = words;
  if (headers.length !== 1 || scheme === '' || words.length > 2) return undefined;
  if (words.length === 2 && scheme.toLowerCase() !== 'bearer') return undefined;
  return `Bearer ${token}`;
}
