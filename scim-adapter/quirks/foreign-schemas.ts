/**
 * Entra ID adds a schema of Microsoft's to groups, OneLogin's templates name those of SCIM 1.1, and others forget that
 * of an extension they use, where RFC 7643 §3 wants exactly the schemas of the resource. Whether a list of schemas is
 * one that is taken: any texts, since the keys of the resource say what it holds.
 */
export function areTexts(schemas: unknown): boolean {
  return Array.isArray(schemas) && schemas.every((urn) => typeof urn === 'string');
}
