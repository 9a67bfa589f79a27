import type { Attribute, ResourceSchema } from '../protocol/schema.ts';
import { attribute, complex } from './attribute.ts';

const readOnly = { mutability: 'readOnly', caseExact: true } as const;

/** The attributes that every resource has (RFC 7643 §3.1); /Schemas does not list them. */
export const COMMON_ATTRIBUTES: readonly Attribute[] = [
  attribute('schemas', 'Urns of the schemas that the resource uses.', {
    ...readOnly,
    type: 'reference',
    referenceTypes: ['uri'],
    multiValued: true,
    required: true,
    returned: 'always',
  }),
  attribute('id', 'Identifier that this service gave.', { ...readOnly, returned: 'always', uniqueness: 'server' }),
  attribute('externalId', 'Identifier that the client gave.', { caseExact: true }),
  complex(
    'meta',
    'Metadata of the resource.',
    [
      attribute('resourceType', 'Name of the resource type.', readOnly),
      attribute('created', 'When the resource was made.', { ...readOnly, type: 'dateTime' }),
      attribute('lastModified', 'When the resource last changed.', { ...readOnly, type: 'dateTime' }),
      attribute('location', 'Address of the resource.', { ...readOnly, type: 'reference', referenceTypes: ['uri'] }),
      attribute('version', 'Version of the resource, equal to its ETag.', readOnly),
    ],
    { mutability: 'readOnly' },
  ),
];

/** Urns of a resource's own schemas: what may qualify an attribute. */
export function urnsOf({ core, extensions }: ResourceSchema): readonly string[] {
  return [core.id, ...extensions.map(({ id }) => id)];
}
