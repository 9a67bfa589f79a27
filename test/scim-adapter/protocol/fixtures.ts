import type { ScimType } from '../../../scim-adapter/protocol/error.ts';
import type { Attribute, ResourceSchema } from '../../../scim-adapter/protocol/schema.ts';

export const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const URNS = [CORE, ENTERPRISE];

/** Matches the ScimError that a refusal with status 400 is. */
export function refusal(scimType: ScimType, message: RegExp = /./): Error {
  return expect.objectContaining({ name: 'ScimError', status: 400, scimType, message: expect.stringMatching(message) });
}

export function attribute(name: string, details: Partial<Attribute> = {}): Attribute {
  return {
    name,
    type: 'string',
    multiValued: false,
    description: name,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...details,
  };
}

const emails = attribute('emails', {
  type: 'complex',
  multiValued: true,
  subAttributes: [
    attribute('value'),
    attribute('type', { canonicalValues: ['work', 'home'] }),
    attribute('primary', { type: 'boolean' }),
    attribute('verified', { type: 'boolean', mutability: 'readOnly', returned: 'request' }),
  ],
});

const name = attribute('name', {
  type: 'complex',
  subAttributes: [attribute('givenName'), attribute('familyName'), attribute('formatted', { mutability: 'readOnly' })],
});

const manager = attribute('manager', {
  type: 'complex',
  subAttributes: [attribute('value'), attribute('displayName', { mutability: 'readOnly' })],
});

/** A user with one attribute of every kind that the protocol treats differently. */
export const USER: ResourceSchema = {
  common: [
    attribute('schemas', { type: 'reference', multiValued: true, required: true, returned: 'always' }),
    attribute('id', { required: true, mutability: 'readOnly', returned: 'always' }),
    attribute('externalId', { caseExact: true }),
    attribute('meta', {
      type: 'complex',
      mutability: 'readOnly',
      subAttributes: [attribute('location'), attribute('version')],
    }),
  ],
  core: {
    id: CORE,
    name: 'User',
    description: 'User',
    attributes: [
      attribute('userName', { required: true }),
      name,
      emails,
      attribute('active', { type: 'boolean' }),
      attribute('password', { mutability: 'writeOnly', returned: 'never' }),
      attribute('groups', {
        type: 'complex',
        multiValued: true,
        mutability: 'readOnly',
        subAttributes: [attribute('value')],
      }),
      attribute('notes', { returned: 'request' }),
    ],
  },
  extensions: [
    {
      id: ENTERPRISE,
      name: 'EnterpriseUser',
      description: 'Enterprise',
      attributes: [attribute('employeeNumber'), manager],
    },
  ],
};
