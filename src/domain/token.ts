/** A SCIM token as it is shown: never the token itself. */
export interface ScimTokenView {
  id: string;
  label: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}
