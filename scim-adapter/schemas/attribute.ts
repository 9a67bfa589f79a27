import type { Attribute } from '../protocol/schema.ts';

type Details = Partial<Omit<Attribute, 'name' | 'description'>>;

/** An attribute with the defaults of RFC 7643 §2.2: a readable and writable text, one value, not required. */
export function attribute(name: string, description: string, details: Details = {}): Attribute {
  return {
    name,
    type: 'string',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...details,
  };
}

/** A complex attribute with one value. */
export function complex(name: string, description: string, subAttributes: readonly Attribute[], details: Details = {}) {
  return attribute(name, description, { type: 'complex', ...details, subAttributes });
}

/** A complex attribute with several values, each with a `type` and possibly the primary one (RFC 7643 §2.4). */
export function typedValues(
  name: string,
  description: string,
  subAttributes: readonly Attribute[],
  types: readonly string[],
): Attribute {
  const type = attribute('type', 'What the value is used for.', { canonicalValues: types });
  const primary = attribute('primary', 'Whether this is the preferred value; at most one is.', { type: 'boolean' });
  return complex(name, description, [...subAttributes, type, primary], { multiValued: true });
}

/** A reference to another user, kept as sent and linked when it is the id of a user of the company. */
export function userReference(name: string, description: string): Attribute {
  return complex(name, description, [
    attribute('value', 'Id of the user; any other text is kept as sent.', { caseExact: true }),
    userRef('Address of the user, when the value is the id of one.'),
    attribute('displayName', 'Display name of the user, when the value is the id of one.', { mutability: 'readOnly' }),
  ]);
}

/** The address of a user or group as a read-only `$ref`. */
export function userRef(description: string, referenceTypes: readonly string[] = ['User']): Attribute {
  return attribute('$ref', description, { type: 'reference', referenceTypes, caseExact: true, mutability: 'readOnly' });
}
