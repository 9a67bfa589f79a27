import { defineEntity, p } from '@mikro-orm/core';

/** Case matters to nobody here; byte order makes PostgreSQL and JavaScript agree on every comparison. */
const key = () => p.text().collation('C');

/** The column of an optional text and, beside it, its key (see `textKey`). */
const text = () => p.text().nullable();
const textKey = () => key().nullable();

/** Workgroups. The tables of the directory are written by set-based SQL (ADR 0003); this is their shape. */
export const WorkgroupSchema = defineEntity({
  name: 'Workgroup',
  tableName: 'workgroup',
  uniques: [
    { name: 'workgroup_display_name_unique', properties: ['companyId', 'displayNameKey'], where: 'deleted_at is null' },
    { name: 'workgroup_external_id_unique', properties: ['companyId', 'externalId'], where: 'deleted_at is null' },
  ],
  properties: {
    companyId: p.uuid().primary(),
    id: p.uuid().primary(),
    displayName: p.text(),
    displayNameKey: key(),
    externalId: textKey(),
    source: p.text(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
    version: p.integer().default(1),
    deletedAt: p.datetime(3).nullable(),
  },
});

/** Users. `workgroup_id` is the single-workgroup rule: a column, not a check. */
export const UserSchema = defineEntity({
  name: 'User',
  tableName: 'user',
  uniques: [
    { name: 'user_user_name_unique', properties: ['companyId', 'userNameKey'], where: 'deleted_at is null' },
    { name: 'user_external_id_unique', properties: ['companyId', 'externalId'], where: 'deleted_at is null' },
  ],
  indexes: [
    { name: 'user_workgroup_index', properties: ['companyId', 'workgroupId', 'id'], where: 'workgroup_id is not null' },
    { name: 'user_email_key_index', properties: ['companyId', 'emailKey'], where: 'email_key is not null' },
    {
      name: 'user_display_name_index',
      properties: ['companyId', 'displayNameKey'],
      include: ['id'],
      where: 'deleted_at is null',
    },
    { name: 'user_updated_at_index', properties: ['companyId', 'updatedAt'] },
    { name: 'user_administrator_index', properties: ['companyId', 'role'], where: "role = 'ADMINISTRATOR'" },
  ],
  properties: {
    companyId: p.uuid().primary(),
    id: p.uuid().primary(),
    userName: p.text(),
    userNameKey: key(),
    externalId: textKey(),
    active: p.boolean(),
    role: p.text(),
    source: p.text(),
    displayName: text(),
    displayNameKey: textKey(),
    formattedName: text(),
    formattedNameKey: textKey(),
    givenName: text(),
    givenNameKey: textKey(),
    familyName: text(),
    familyNameKey: textKey(),
    middleName: text(),
    middleNameKey: textKey(),
    honorificPrefix: text(),
    honorificPrefixKey: textKey(),
    honorificSuffix: text(),
    honorificSuffixKey: textKey(),
    nickName: text(),
    nickNameKey: textKey(),
    title: text(),
    titleKey: textKey(),
    userType: text(),
    userTypeKey: textKey(),
    preferredLanguage: text(),
    preferredLanguageKey: textKey(),
    locale: text(),
    localeKey: textKey(),
    timezone: text(),
    timezoneKey: textKey(),
    employeeNumber: text(),
    employeeNumberKey: textKey(),
    costCenter: text(),
    costCenterKey: textKey(),
    organization: text(),
    organizationKey: textKey(),
    division: text(),
    divisionKey: textKey(),
    department: text(),
    departmentKey: textKey(),
    holidayCountry: text(),
    holidayCountryKey: textKey(),
    holidayRegion: text(),
    holidayRegionKey: textKey(),
    startDate: p.date().nullable(),
    endDate: p.date().nullable(),
    /** Lists as they were given, and the same with every text as its key, for filters. */
    emails: p.json().default('[]'),
    emailsKey: p.json().default('[]'),
    phoneNumbers: p.json().default('[]'),
    phoneNumbersKey: p.json().default('[]'),
    addresses: p.json().default('[]'),
    addressesKey: p.json().default('[]'),
    /** Values of the company's own fields by key, and the same with every text as its key. */
    customFields: p.json().default('{}'),
    customFieldsKey: p.json().default('{}'),
    /** Key of the primary e-mail address, by which people may sign in. */
    emailKey: textKey(),
    /** References as they were given, and as an id when they look like one of ours. */
    managerValue: textKey(),
    managerId: p.uuid().nullable(),
    approverValue: textKey(),
    approverId: p.uuid().nullable(),
    workgroupId: p.uuid().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
    version: p.integer().default(1),
    deletedAt: p.datetime(3).nullable(),
  },
});

/** Every e-mail address of every user, so that a filter by address is answered by an index. */
export const UserEmailSchema = defineEntity({
  name: 'UserEmail',
  tableName: 'user_email',
  properties: { companyId: p.uuid().primary(), valueKey: key().primary(), userId: p.uuid().primary() },
});

/** Password hashes, apart from all that is read: no projection can return them by accident. */
export const UserPasswordSchema = defineEntity({
  name: 'UserPassword',
  tableName: 'user_password',
  properties: {
    companyId: p.uuid().primary(),
    userId: p.uuid().primary(),
    /** argon2id, as a PHC string. */
    passwordHash: p.text().hidden(),
    setAt: p.datetime(3).defaultRaw('now()'),
    setBy: p.text(),
  },
});

/** Whom an event moved into or out of a workgroup. */
export const EventMemberSchema = defineEntity({
  name: 'EventMember',
  tableName: 'event_member',
  properties: { companyId: p.uuid().primary(), userId: p.uuid().primary(), eventId: p.uuid().primary() },
});

/** What happened, to be read by people: written once, never changed. */
export const EventSchema = defineEntity({
  name: 'Event',
  tableName: 'event',
  indexes: [{ name: 'event_subject_index', properties: ['companyId', 'subjectId', 'id'] }],
  properties: {
    companyId: p.uuid().primary(),
    id: p.uuid().primary(),
    occurredAt: p.datetime(3).defaultRaw('now()'),
    channel: p.text(),
    actor: p.text(),
    requestId: p.text(),
    action: p.text(),
    outcome: p.text(),
    subjectKind: p.text(),
    subjectId: p.uuid().nullable(),
    subjectName: text(),
    subjectVersion: p.integer().nullable(),
    changes: p.json().default('[]'),
    members: p.json().nullable(),
    versions: p.json().default('[]'),
    refusal: p.json().nullable(),
    notes: p.json().default('[]'),
  },
});
