import type { Attribute, Schema } from '../protocol/schema.ts';
import { attribute } from './attribute.ts';
import { CUSTOM_URN } from './urns.ts';

/** A field that a company added to its users; what is not of its kind is null or empty. */
export interface CustomField {
  /** Name of the attribute. */
  readonly key: string;
  readonly kind: 'TEXT' | 'NUMBER' | 'DATE' | 'BOOLEAN' | 'CHOICE';
  readonly label: string;
  readonly description: string | null;
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly choices: readonly string[];
}

/** SCIM has no type for a day, so that one is a text, as `startDate` is (ADR 10). */
const TYPES: Record<CustomField['kind'], Attribute['type']> = {
  TEXT: 'string',
  NUMBER: 'decimal',
  DATE: 'string',
  BOOLEAN: 'boolean',
  CHOICE: 'string',
};

/** The fields of a company as /Schemas publishes them. */
export function customUser(fields: readonly CustomField[]): Schema {
  return schemaOf(
    fields.map((field) =>
      attribute(field.key, describe(field), {
        type: TYPES[field.kind],
        required: field.required,
        ...(field.kind === 'CHOICE' && { canonicalValues: field.choices }),
      }),
    ),
  );
}

/**
 * The same fields as bodies are read: values pass as they came, for the service to judge, since its refusals name the
 * value, say what is accepted, and are told by events.
 */
export function customUserAsSent(fields: readonly CustomField[]): Schema {
  return schemaOf(fields.map(({ key, label }) => attribute(key, label, { type: 'any' })));
}

function schemaOf(attributes: readonly Attribute[]): Schema {
  return { id: CUSTOM_URN, name: 'CustomUser', description: "The company's own fields", attributes };
}

/** What the field is for, and the limits that no other part of a schema can tell. */
function describe({ label, description, ...limits }: CustomField): string {
  const sentences = [label, description, limitsOf(limits)].filter((text) => text !== null && text !== '');
  return sentences.map((text) => (/[.!?]$/.test(text ?? '') ? text : `${text}.`)).join(' ');
}

function limitsOf(field: Omit<CustomField, 'label' | 'description'>): string {
  const { kind, maxLength, minimum, maximum, earliest, latest } = field;
  if (kind === 'TEXT' && maxLength !== null) return `At most ${maxLength} characters`;
  if (kind === 'DATE') return `YYYY-MM-DD${rangeOf(earliest, latest)}`;
  return kind === 'NUMBER' ? `A number${rangeOf(minimum, maximum)}` : '';
}

function rangeOf(least: string | number | null, most: string | number | null): string {
  if (least === null) return most === null ? '' : ` up to ${most}`;
  return most === null ? ` from ${least} on` : ` from ${least} to ${most}`;
}
