import type { ResourceSchema, Schema } from '../protocol/schema.ts';
import { attribute, complex, userRef } from './attribute.ts';
import { COMMON_ATTRIBUTES } from './common.ts';
import { GROUP_URN } from './urns.ts';

const GROUP: Schema = {
  id: GROUP_URN,
  name: 'Group',
  description: 'Workgroup: people whose leave is planned together',
  attributes: [
    attribute('displayName', 'Name of the group, compared without case.', { required: true, uniqueness: 'server' }),
    complex(
      'members',
      'Members of the group. A user belongs to one group at a time: adding moves the user.',
      [
        attribute('value', 'Id of the user.', { mutability: 'immutable', caseExact: true }),
        userRef('Address of the user.'),
        attribute('type', 'Always User.', { mutability: 'readOnly', canonicalValues: ['User'] }),
        attribute('display', 'Display name of the user.', { mutability: 'readOnly' }),
      ],
      { multiValued: true },
    ),
  ],
};

/** Everything that a group has over SCIM (RFC 7643 §4.2). */
export const GROUP_RESOURCE: ResourceSchema = { core: GROUP, extensions: [], common: COMMON_ATTRIBUTES };
