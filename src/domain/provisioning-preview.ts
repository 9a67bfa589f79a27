/** What would become of a company's people and workgroups if provisioning were enabled, or what became of them. */
export interface ProvisioningPreview {
  /** Looked after by the identity provider, and by nobody else. */
  activeUsers: number;
  /** Of these, administrators. Provisioning changes them only when they are assigned, too. */
  activeAdministrators: number;
  /** Of these, whose userName is no e-mail address: most identity providers would not find them by theirs. */
  usersNotNamedByEmail: number;
  /** Of these, whose primary e-mail address another active user has, too. */
  usersSharingEmail: number;
  /** Came from the identity provider before, and can be changed by nobody else. */
  readOnlyWorkgroups: number;
}
