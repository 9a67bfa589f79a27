import type { ScimCaller } from '../gateway.ts';
import type { UserFilter } from '../operations/operations.generated.ts';
import { ScimError } from '../protocol/error.ts';
import type { Filter } from '../protocol/filter.ts';
import { userResource } from '../schemas/user.ts';
import { customFieldAt, customFilterField } from './custom-fields.ts';
import { ADDRESSES, CONTACTS, links } from './elements.ts';
import { boolean, constant, day, type Field, instant, text } from './filter-field.ts';
import { type Elements, type Fields, joins, type List, list, resourceScope, translate } from './filter-scope.ts';
import { DAYS, REFERENCES, TEXTS } from './user-fields.ts';

const { not } = joins;
const EVERYBODY: UserFilter = { id: { present: true } };
const NOBODY: UserFilter = { id: { present: false } };

const FIELDS = new Map<string, Field<UserFilter>>([
  ['id', text((id) => ({ id }))],
  ['userName', text((userName) => ({ userName }))],
  ['active', boolean((active) => ({ active }))],
  ['meta.resourceType', constant('User', EVERYBODY, NOBODY)],
  ['meta.created', instant((createdAt) => ({ createdAt }))],
  ['meta.lastModified', instant((updatedAt) => ({ updatedAt }))],
  ...Array.from(TEXTS, ([path, field]) => [path, text((asked): UserFilter => ({ [field]: asked }))] as const),
  ...Array.from(DAYS, ([path, field]) => [path, day((asked): UserFilter => ({ [field]: asked }))] as const),
  ...REFERENCES.flatMap(([path, field]) => [
    [`${path}.value`, text((value): UserFilter => ({ [field]: { value } }))] as const,
    [`${path}.displayName`, text((displayName): UserFilter => ({ [field]: { displayName } }))] as const,
  ]),
]);

const ROLE: Elements<UserFilter> = {
  joins,
  any: EVERYBODY,
  fields: new Map([
    [
      'value',
      text(
        (role): UserFilter => ({ role }),
        (word) => word.toUpperCase(),
      ),
    ],
  ]),
};

const LISTS = new Map<string, List<UserFilter>>([
  ['emails', list(CONTACTS, (emails): UserFilter => ({ emails }), not)],
  ['phoneNumbers', list(CONTACTS, (phoneNumbers): UserFilter => ({ phoneNumbers }), not)],
  ['addresses', list(ADDRESSES, (addresses): UserFilter => ({ addresses }), not)],
  ['groups', list(links('direct'), (workgroup): UserFilter => ({ workgroup }), not)],
  ['roles', list<UserFilter, UserFilter>(ROLE, (user) => user, not)],
]);

/** What a SCIM filter on users asks of GraphQL. */
export function toUserFilter(filter: Filter, caller: ScimCaller): UserFilter {
  refuseSecrets(filter);
  return translate(filter, resourceScope<UserFilter>(userResource(caller), joins, fieldsFor(caller), LISTS));
}

/** The fields that all companies have, and those of this one. */
function fieldsFor({ customFields }: ScimCaller): Fields<UserFilter> {
  return {
    get(path) {
      const custom = customFieldAt(path, customFields);
      return custom ? customFilterField(custom) : FIELDS.get(path);
    },
  };
}

/** A filter may not probe the password, in any form (RFC 7644 §7.5.2); checked before anything is asked. */
function refuseSecrets(filter: Filter): void {
  switch (filter.kind) {
    case 'and':
    case 'or':
      for (const operand of filter.operands) refuseSecrets(operand);
      return;
    case 'not':
      refuseSecrets(filter.operand);
      return;
    case 'some':
      refuseSecret(filter.path.attribute);
      refuseSecrets(filter.filter);
      return;
    case 'present':
    case 'compare':
      refuseSecret(filter.path.attribute);
  }
}

function refuseSecret(attribute: string): void {
  if (attribute.toLowerCase() === 'password')
    throw new ScimError(403, 'sensitive', 'Users cannot be filtered by "password".');
}
