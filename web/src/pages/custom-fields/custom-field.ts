import type {
  CustomFieldCreateInput,
  CustomFieldKind,
  CustomFieldsQuery,
  CustomFieldUpdateInput,
} from '../../api/generated/graphql.ts';

/** A field that the company added to its users. */
export type CustomField = NonNullable<NonNullable<CustomFieldsQuery['company']>['customFields']>[number];

/** What the kinds are called, and what each is for. */
export const KINDS: readonly { readonly value: CustomFieldKind; readonly label: string }[] = [
  { value: 'TEXT', label: 'Text' },
  { value: 'NUMBER', label: 'Number' },
  { value: 'DATE', label: 'Date' },
  { value: 'BOOLEAN', label: 'Yes or no' },
  { value: 'CHOICE', label: 'Choice from a list' },
];

export function kindLabel(kind: CustomFieldKind): string {
  return KINDS.find(({ value }) => value === kind)?.label ?? kind;
}

/** A field as a form holds it: what is empty is not set. */
export interface FieldValues {
  readonly key: string;
  readonly kind: CustomFieldKind;
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  readonly maxLength: number | string;
  readonly minimum: number | string;
  readonly maximum: number | string;
  readonly earliest: string;
  readonly latest: string;
  /** One on each line. */
  readonly choices: string;
}

/** What the form begins with. */
export function formOf(field: CustomField | undefined): FieldValues {
  return {
    key: field?.key ?? '',
    kind: field?.kind ?? 'TEXT',
    label: field?.label ?? '',
    description: field?.description ?? '',
    required: field?.required ?? false,
    maxLength: field?.maxLength ?? '',
    minimum: field?.minimum ?? '',
    maximum: field?.maximum ?? '',
    earliest: field?.earliest ?? '',
    latest: field?.latest ?? '',
    choices: field?.choices.join('\n') ?? '',
  };
}

/** What may change of a field; null clears. */
export function updateOf(form: FieldValues): CustomFieldUpdateInput {
  const { label, description, required, kind } = form;
  return {
    label,
    description: description.trim() === '' ? null : description,
    required,
    ...(kind === 'TEXT' && { maxLength: numberOf(form.maxLength) }),
    ...(kind === 'NUMBER' && { minimum: numberOf(form.minimum), maximum: numberOf(form.maximum) }),
    ...(kind === 'DATE' && { earliest: form.earliest || null, latest: form.latest || null }),
    ...(kind === 'CHOICE' && { choices: choicesOf(form) }),
  };
}

/** A field to be made. */
export function createOf(form: FieldValues): CustomFieldCreateInput {
  const { key, kind, label } = form;
  return { ...updateOf(form), key: key.trim(), kind, label };
}

function numberOf(value: number | string): number | null {
  return value === '' ? null : Number(value);
}

function choicesOf({ choices }: FieldValues): string[] {
  return choices.split('\n').flatMap((line) => line.trim() || []);
}

/** What values are held to, in a few words. */
export function limitsOf({ kind, maxLength, minimum, maximum, earliest, latest, choices }: CustomField): string {
  if (kind === 'CHOICE') return choices.join(', ');
  if (kind === 'TEXT') return maxLength == null ? '' : `at most ${maxLength} characters`;
  const [from, to] = kind === 'DATE' ? [earliest, latest] : [minimum, maximum];
  if (from != null && to != null) return `${from} to ${to}`;
  if (from != null) return `${from} or ${kind === 'DATE' ? 'later' : 'more'}`;
  return to == null ? '' : `${to} or ${kind === 'DATE' ? 'earlier' : 'less'}`;
}

/** A key for a label, such as `shirtSize` for "Shirt size"; empty when nothing of it can be used. */
export function keyFor(label: string): string {
  const words = label.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? [];
  const [first = '', ...rest] = words.map((word) => word.toLowerCase());
  const key = [first, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
  return key.replace(/^[0-9]+/, '').slice(0, 64);
}
