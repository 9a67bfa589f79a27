import { Migration20261124CustomFields } from './migration-20261124-custom-fields.ts';
import { Migration20261124Directory } from './migration-20261124-directory.ts';
import { Migration20261124DisplayNameIndex } from './migration-20261124-display-name-index.ts';
import { Migration20261124EventMember } from './migration-20261124-event-member.ts';
import { Migration20261124OAuth } from './migration-20261124-oauth.ts';
import { Migration20261124PasswordLink } from './migration-20261124-password-link.ts';
import { Migration20261124Provisioning } from './migration-20261124-provisioning.ts';
import { Migration20261124RateLimit } from './migration-20261124-rate-limit.ts';
import { Migration20261124Saml } from './migration-20261124-saml.ts';
import { Migration20261124SamlTested } from './migration-20261124-saml-tested.ts';
import { Migration20261124Session } from './migration-20261124-session.ts';
import { Migration20261124SignInName } from './migration-20261124-sign-in-name.ts';
import { Migration20261124SingleSignOn } from './migration-20261124-single-sign-on.ts';
import { Migration20261124Staff } from './migration-20261124-staff.ts';
import { Migration20261124Strict } from './migration-20261124-strict.ts';

/** All migrations, oldest first. A name, once released, never changes. */
export const migrations = [
  { name: '20261124-directory', class: Migration20261124Directory },
  { name: '20261124-custom-fields', class: Migration20261124CustomFields },
  { name: '20261124-session', class: Migration20261124Session },
  { name: '20261124-single-sign-on', class: Migration20261124SingleSignOn },
  { name: '20261124-rate-limit', class: Migration20261124RateLimit },
  { name: '20261124-saml', class: Migration20261124Saml },
  { name: '20261124-display-name-index', class: Migration20261124DisplayNameIndex },
  { name: '20261124-strict', class: Migration20261124Strict },
  { name: '20261124-password-link', class: Migration20261124PasswordLink },
  { name: '20261124-oauth', class: Migration20261124OAuth },
  { name: '20261124-sign-in-name', class: Migration20261124SignInName },
  { name: '20261124-staff', class: Migration20261124Staff },
  { name: '20261124-provisioning', class: Migration20261124Provisioning },
  { name: '20261124-event-member', class: Migration20261124EventMember },
  { name: '20261124-saml-tested', class: Migration20261124SamlTested },
];
