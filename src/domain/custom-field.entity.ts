import { defineEntity, p } from '@mikro-orm/core';
import {
  BLANK_SETTINGS,
  type CustomField,
  type CustomFieldChange,
  CustomFieldKind,
  type CustomFieldSettings,
  changedSettings,
} from './custom-field.ts';
import type { FieldChange } from './event.ts';
import { newId } from './id.ts';

const CustomFieldSchema = defineEntity({
  name: 'CustomField',
  tableName: 'custom_field',
  uniques: [{ name: 'custom_field_key_unique', properties: ['companyId', 'keyKey'] }],
  properties: {
    companyId: p.uuid().primary(),
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    key: p.string().length(64),
    /** The key without case, since SCIM compares names of attributes so (RFC 7643 §2.1). */
    keyKey: p.string().length(64).collation('C'),
    kind: p.enum(() => CustomFieldKind),
    label: p.text(),
    description: p.text().nullable(),
    required: p.boolean().default(false),
    maxLength: p.integer().nullable(),
    minimum: p.float().columnType('double precision').nullable(),
    maximum: p.float().columnType('double precision').nullable(),
    earliest: p.date().nullable(),
    latest: p.date().nullable(),
    choices: p.json<readonly string[]>().default('[]'),
    /** Fields are shown in this order; those that share a place by id. */
    position: p.integer(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
    retiredAt: p.datetime(3).nullable(),
  },
});

/** A custom field as it is kept, after it was retired too. */
export class CustomFieldRow extends CustomFieldSchema.class {
  /** Carries out a change. Returns what differs, as an event tells it. Throws a Refusal that names the input. */
  change(change: CustomFieldChange): FieldChange[] {
    const before = this.view();
    const after = changedSettings(this.kind, before, change);
    const changes = settingNames
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((field) => ({ field, before: before[field], after: after[field] }));
    if (changes.length > 0) Object.assign(this, after, { updatedAt: new Date() });
    return changes;
  }

  /** The field as everybody sees it. */
  view(): CustomField {
    const { id, key, kind, label, required, choices } = this;
    return {
      id,
      key,
      kind,
      label,
      description: this.description ?? null,
      required,
      maxLength: this.maxLength ?? null,
      minimum: this.minimum ?? null,
      maximum: this.maximum ?? null,
      earliest: this.earliest ?? null,
      latest: this.latest ?? null,
      choices,
    };
  }
}
CustomFieldSchema.setClass(CustomFieldRow);

const settingNames = Object.keys(BLANK_SETTINGS) as readonly (keyof CustomFieldSettings)[];

export { CustomFieldSchema };
