import type { Actor } from '../domain/actor.ts';
import type { SettingsView } from '../domain/company.ts';
import type { EventDraft, SubjectVersion } from '../domain/event.ts';
import type { ProvisioningPreview } from '../domain/provisioning-preview.ts';
import type { Sql, Transaction } from './database.ts';
import { eventInsert } from './event-store.ts';
import { deleteAccessOf } from './session-store.ts';
import { Statement, TOUCHED } from './statement.ts';

const SETTINGS = `select company_id as "companyId", scim_enabled as "scimEnabled", accept_passwords as "acceptPasswords",
  may_set_roles as "maySetRoles", unknown_members as "unknownMembers", strict, single_sign_on as "singleSignOn",
  break_glass_ids as "breakGlassIds", updated_at as "updatedAt"
  from authentication_settings where company_id = $1`;

/** One walk over the company's users. */
const PREVIEW = `with people as (select u.role, u.user_name, u.email_key, count(*) over (partition by u.email_key) as sharing
    from "user" u where u.company_id = $1 and u.active and u.deleted_at is null)
  select count(*)::int as "activeUsers",
    (count(*) filter (where role = 'ADMINISTRATOR'))::int as "activeAdministrators",
    (count(*) filter (where user_name !~ '^[^@[:space:]]+@[^@[:space:]]+$'))::int as "usersNotNamedByEmail",
    (count(*) filter (where email_key is not null and sharing > 1))::int as "usersSharingEmail",
    (select count(*)::int from workgroup g
      where g.company_id = $1 and g.source = 'IDENTITY_PROVIDER' and g.deleted_at is null) as "readOnlyWorkgroups"
  from people`;

/** Whom provisioning touches, counted. */
export async function previewProvisioning(sql: Sql, companyId: string): Promise<ProvisioningPreview> {
  const [preview] = await sql.query<ProvisioningPreview>(PREVIEW, [companyId]);
  if (!preview) throw new Error('Counting found nothing.');
  return preview;
}

/** The settings that every company has. */
export async function readSettings(sql: Sql, companyId: string): Promise<SettingsView> {
  const [settings] = await sql.query<SettingsView>(SETTINGS, [companyId]);
  if (!settings) throw new Error(`The company ${companyId} has no settings.`);
  return settings;
}

/**
 * Deactivates every user whom the identity provider looks after, and ends their sessions and links. Returns who they
 * were, with their next versions.
 */
export async function deactivateProvisioned(transaction: Transaction, companyId: string): Promise<SubjectVersion[]> {
  const versions = await transaction.query<SubjectVersion>(
    `update "user" set active = false, version = version + 1, updated_at = ${TOUCHED}
      where company_id = $1 and source = 'IDENTITY_PROVIDER' and active and deleted_at is null returning id, version`,
    [companyId],
  );
  const ids = versions.map(({ id }) => id);
  await deleteAccessOf(transaction, companyId, ids);
  return versions;
}

const LOCK = 'select now() as now from authentication_settings where company_id = $1 for no key update';

/**
 * Lets nobody else change the company's settings or credentials until the transaction ends. Returns the time by
 * PostgreSQL's clock, by which credentials end.
 */
export async function lockSettings(transaction: Transaction, companyId: string): Promise<Date> {
  const [row] = await transaction.query<{ now: string }>(LOCK, [companyId]);
  if (!row) throw new Error(`The company ${companyId} has no settings.`);
  return new Date(row.now);
}

/** Switches SCIM off where it is on, and then tells so by the event. The settings have to be locked. */
export async function switchOffScim(
  transaction: Transaction,
  companyId: string,
  actor: Actor,
  event: EventDraft,
): Promise<void> {
  const to = new Statement();
  await transaction.query(
    `with switched as (update authentication_settings set scim_enabled = false, updated_at = ${TOUCHED}
        where company_id = ${to.bind(companyId)} and scim_enabled returning company_id)
      ${eventInsert(to, companyId, actor, event, { where: 'exists (select from switched)' })}`,
    to.values,
  );
}
