import { CUSTOM_TEXT_MAX, type CustomField, type CustomFieldKind } from './custom-field.ts';
import type { FieldChange } from './event.ts';
import { Refusal } from './refusal.ts';
import { checkStorable, readDay } from './text.ts';
import { textKey } from './text-key.ts';

/** Most characters of a refused value, and of the choices, that a sentence spells out. */
const SHOWN_MAX = 64;
const CHOICES_SHOWN_MAX = 1000;

/** A value of a custom field: a text, a choice or a day (YYYY-MM-DD); a number; true or false. */
export type CustomValue = string | number | boolean;

/** Values by key, those of retired fields too. */
export type CustomValues = Readonly<Record<string, CustomValue>>;

/** One value to be set; null, '' and nothing clear it. */
export interface CustomValueChange {
  key: string;
  value?: CustomValue | null;
}

/** The values after a change, and the same as an event tells it: both without what stays as it was. */
export interface CustomValuesDelta {
  values: CustomValues;
  changes: FieldChange[];
}

/**
 * Carries out changes of a user's values, in order; the fields are those the company has. What equals the present
 * value is no change and passes, so that a value from before a field was narrowed can be sent back. Pure; throws a
 * Refusal that names the field, what came and what would be accepted.
 */
export function changeCustomValues(
  before: CustomValues,
  given: readonly CustomValueChange[],
  fields: readonly CustomField[],
): CustomValuesDelta {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const present = new Map(Object.entries(before));
  const after = new Map(present);
  for (const { key, value } of given) {
    const field = byKey.get(key) ?? unknownKey(key, fields);
    if (isUnset(value)) clear(field, after);
    else if (value !== present.get(key)) after.set(key, readCustomValue(field, value));
    else after.set(key, value);
  }
  const changes = fields.flatMap(({ key }) => {
    const [was, is] = [present.get(key) ?? null, after.get(key) ?? null];
    return was === is ? [] : [{ field: `custom.${key}`, before: was, after: is }];
  });
  return { values: Object.fromEntries(after), changes };
}

/** The changes that leave a user with nothing but the given values. Throws REQUIRED where a required one is missing. */
export function wholeCustomValues(
  given: readonly CustomValueChange[],
  fields: readonly CustomField[],
): CustomValueChange[] {
  const values = new Map(given.map(({ key, value }) => [key, value]));
  for (const field of fields) if (field.required && isUnset(values.get(field.key))) throw missing(field);
  const absent = fields.filter(({ key }) => !values.has(key)).map(({ key }) => ({ key, value: null }));
  return [...absent, ...given];
}

/** What a field takes, in words: "a number from 1 to 10". */
function acceptedBy(field: CustomField): string {
  return READERS[field.kind].accepted(field);
}

/** The value as the field keeps it. Throws a Refusal that names the field, the value and what is accepted. */
function readCustomValue(field: CustomField, value: CustomValue): CustomValue {
  const path = pathOf(field.key);
  if (typeof value === 'string') checkStorable(value, path);
  const read = READERS[field.kind].read(field, value);
  if (read !== undefined) return read;
  throw new Refusal('INVALID', `${field.key} cannot be ${shown(value)}: it takes ${acceptedBy(field)}.`, {
    field: path,
  });
}

/** How the values of a kind are read, undefined for what is refused, and what is told then. */
interface Reader {
  read(field: CustomField, value: CustomValue): CustomValue | undefined;
  accepted(field: CustomField): string;
}

const READERS: Record<CustomFieldKind, Reader> = {
  TEXT: {
    read: ({ maxLength }, value) =>
      typeof value === 'string' && value.length <= (maxLength ?? CUSTOM_TEXT_MAX) ? value : undefined,
    accepted: ({ maxLength }) => `a text of at most ${maxLength ?? CUSTOM_TEXT_MAX} characters`,
  },
  NUMBER: {
    read: ({ minimum, maximum }, value) =>
      typeof value === 'number' && Number.isFinite(value) && isWithin(value, minimum, maximum) ? value : undefined,
    accepted: ({ minimum, maximum }) => `a number${range(minimum, maximum)}`,
  },
  DATE: {
    read: ({ earliest, latest }, value) => {
      const day = typeof value === 'string' ? readDay(value) : undefined;
      return day !== undefined && isWithin(day, earliest, latest) ? day : undefined;
    },
    accepted: ({ earliest, latest }) => `a day of the calendar as YYYY-MM-DD${range(earliest, latest)}`,
  },
  BOOLEAN: {
    read: (_, value) => (typeof value === 'boolean' ? value : undefined),
    accepted: () => 'true or false',
  },
  CHOICE: {
    read: ({ choices }, value) => {
      const key = typeof value === 'string' ? textKey(value) : undefined;
      return choices.find((choice) => textKey(choice) === key);
    },
    accepted: ({ choices }) => `one of ${listed(choices)}`,
  },
};

function isWithin<Value extends string | number>(value: Value, least: Value | null, most: Value | null): boolean {
  return (least === null || value >= least) && (most === null || value <= most);
}

function range(least: string | number | null, most: string | number | null): string {
  if (least === null) return most === null ? '' : ` up to ${most}`;
  return most === null ? ` from ${least} on` : ` from ${least} to ${most}`;
}

function listed(choices: readonly string[]): string {
  const told: string[] = [];
  let length = 0;
  for (const choice of choices) {
    length += choice.length;
    if (length > CHOICES_SHOWN_MAX) break;
    told.push(JSON.stringify(choice));
  }
  const more = choices.length - told.length;
  return `${told.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A value as a sentence shows it. */
function shown(value: CustomValue): string {
  if (typeof value !== 'string') return String(value);
  if (value.length <= SHOWN_MAX) return JSON.stringify(value);
  return `${JSON.stringify(`${value.slice(0, SHOWN_MAX).toWellFormed()}…`)} (${value.length} characters)`;
}

function clear(field: CustomField, values: Map<string, CustomValue>): void {
  if (field.required && values.has(field.key)) throw missing(field);
  values.delete(field.key);
}

function isUnset(value: CustomValue | null | undefined): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}

function missing(field: CustomField): Refusal {
  return new Refusal('REQUIRED', `${field.key} is required and cannot be empty: it takes ${acceptedBy(field)}.`, {
    field: pathOf(field.key),
  });
}

/** Keys of other companies and of retired fields are as unknown as any other. */
export function unknownKey(key: string, fields: readonly CustomField[]): never {
  const known = fields.length === 0 ? 'it has none' : `it has ${listed(fields.map((field) => field.key))}`;
  throw new Refusal('INVALID', `This company has no custom field ${shown(key)}: ${known}.`, {
    field: ['customFields'],
  });
}

function pathOf(key: string): readonly string[] {
  return ['customFields', key];
}
