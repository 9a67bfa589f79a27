import { Refusal } from './refusal.ts';
import { optionalDay, optionalText, requiredName } from './text.ts';
import { textKey } from './text-key.ts';

/** What a custom field holds. */
export const CustomFieldKind = {
  TEXT: 'TEXT',
  NUMBER: 'NUMBER',
  DATE: 'DATE',
  BOOLEAN: 'BOOLEAN',
  CHOICE: 'CHOICE',
} as const;
export type CustomFieldKind = keyof typeof CustomFieldKind;

/** Most custom fields that a company has at once. */
export const CUSTOM_FIELDS_MAX = 100;
/** Most that it ever has: keys of retired ones are not given again. */
export const CUSTOM_FIELDS_EVER_MAX = 500;
/** Most choices of all its fields together: they are read with every request. */
export const CHOICES_IN_ALL_MAX = 2000;
/** Longest text that a value may be. */
export const CUSTOM_TEXT_MAX = 1024;
const LABEL_MAX = 128;
const DESCRIPTION_MAX = 512;
const CHOICES_MAX = 200;
const CHOICE_MAX = 128;
const KEY = /^[a-z][A-Za-z0-9]{0,63}$/;

/** What a value is held to; what is not of the field's kind is null or empty. */
interface CustomFieldLimits {
  /** Characters of a text. */
  maxLength: number | null;
  minimum: number | null;
  maximum: number | null;
  /** Days, as YYYY-MM-DD. */
  earliest: string | null;
  latest: string | null;
  choices: readonly string[];
}

/** What may change of a custom field. */
export interface CustomFieldSettings extends CustomFieldLimits {
  label: string;
  description: string | null;
  /** Whether it must be given when a user is made, and cannot be cleared. */
  required: boolean;
}

/** A field that a company added to its users. */
export interface CustomField extends Readonly<CustomFieldSettings> {
  readonly id: string;
  /** Name of the value everywhere, in SCIM too; never changes. */
  readonly key: string;
  readonly kind: CustomFieldKind;
}

/** A change of a custom field: absent leaves a value as it is, null clears it. */
export type CustomFieldChange = { [Name in keyof CustomFieldSettings]?: CustomFieldSettings[Name] | null };

/** A custom field to be made. */
export interface CustomFieldDraft extends CustomFieldChange {
  key: string;
  kind: CustomFieldKind;
  label: string;
}

/** Which kind of field each limit is for. */
const LIMIT_KINDS: Record<keyof CustomFieldLimits, CustomFieldKind> = {
  maxLength: 'TEXT',
  minimum: 'NUMBER',
  maximum: 'NUMBER',
  earliest: 'DATE',
  latest: 'DATE',
  choices: 'CHOICE',
};

/** A field without limits, as one begins. */
export const BLANK_SETTINGS: Readonly<CustomFieldSettings> = {
  label: '',
  description: null,
  required: false,
  maxLength: null,
  minimum: null,
  maximum: null,
  earliest: null,
  latest: null,
  choices: [],
};

/** The key of a new field; it becomes the name of a SCIM attribute. */
export function readKey(key: string): string {
  if (KEY.test(key)) return key;
  throw new Refusal(
    'INVALID',
    'key must be 1 to 64 letters and digits of ASCII that begin with a lower-case letter, such as "shirtSize".',
    { field: ['key'] },
  );
}

/** What a field is after a change. Pure; throws a Refusal that names the input. */
export function changedSettings(
  kind: CustomFieldKind,
  before: Readonly<CustomFieldSettings>,
  change: CustomFieldChange,
): CustomFieldSettings {
  refuseForeignLimits(kind, change);
  const after = {
    label: chosen(change.label, before.label, (label) => requiredName(label, LABEL_MAX, ['label'])),
    description: chosen(change.description, before.description, (text) =>
      optionalText(text, DESCRIPTION_MAX, ['description']),
    ),
    required: change.required ?? before.required,
    maxLength: chosen(change.maxLength, before.maxLength, readMaxLength),
    minimum: chosen(change.minimum, before.minimum, (number) => readNumber(number, 'minimum')),
    maximum: chosen(change.maximum, before.maximum, (number) => readNumber(number, 'maximum')),
    earliest: chosen(change.earliest, before.earliest, (day) => optionalDay(day, ['earliest'])),
    latest: chosen(change.latest, before.latest, (day) => optionalDay(day, ['latest'])),
    choices: chosen(change.choices, before.choices, (choices) => readChoices(choices ?? [])),
  };
  requireSense(kind, after);
  return after;
}

function chosen<Given, Value>(given: Given | undefined, before: Value, read: (given: Given) => Value): Value {
  return given === undefined ? before : read(given);
}

function refuseForeignLimits(kind: CustomFieldKind, change: CustomFieldChange): void {
  for (const [name, itsKind] of Object.entries(LIMIT_KINDS))
    if (change[name as keyof CustomFieldLimits] != null && kind !== itsKind)
      throw new Refusal('INVALID', `${name} is for fields of the kind ${itsKind}; this one is ${kind}.`, {
        field: [name],
      });
}

function requireSense(kind: CustomFieldKind, settings: CustomFieldSettings): void {
  const { minimum, maximum, earliest, latest, choices } = settings;
  if (minimum !== null && maximum !== null && minimum > maximum)
    throw new Refusal('INVALID', 'minimum cannot be greater than maximum.', { field: ['minimum'] });
  if (earliest !== null && latest !== null && earliest > latest)
    throw new Refusal('INVALID', 'earliest cannot be after latest.', { field: ['earliest'] });
  if (kind === 'CHOICE' && choices.length === 0)
    throw new Refusal('REQUIRED', 'choices are required for a field of the kind CHOICE.', { field: ['choices'] });
}

function readMaxLength(length: number | null): number | null {
  if (length === null || (Number.isInteger(length) && length >= 1 && length <= CUSTOM_TEXT_MAX)) return length;
  throw new Refusal('INVALID', `maxLength must be a whole number from 1 to ${CUSTOM_TEXT_MAX}.`, {
    field: ['maxLength'],
  });
}

function readNumber(number: number | null, name: string): number | null {
  if (number === null || Number.isFinite(number)) return number;
  throw new Refusal('INVALID', `${name} must be a number.`, { field: [name] });
}

function readChoices(given: readonly string[]): string[] {
  const choices = given.map((choice) => requiredName(choice, CHOICE_MAX, ['choices']));
  if (choices.length > CHOICES_MAX)
    throw new Refusal('LIMIT_EXCEEDED', `A field has at most ${CHOICES_MAX} choices.`, { field: ['choices'] });
  const keys = choices.map(textKey);
  const twin = choices.find((_, index) => keys.indexOf(keys[index] ?? '') !== index);
  if (twin === undefined) return choices;
  throw new Refusal('INVALID', `choices holds ${JSON.stringify(twin)} twice; they are compared without case.`, {
    field: ['choices'],
  });
}
