import type { ScimCaller } from '../gateway.ts';
import type { UserFilter } from '../operations/operations.generated.ts';
import { ScimError } from '../protocol/error.ts';
import type { Filter } from '../protocol/filter.ts';
import type { CustomField } from '../schemas/custom-user.ts';
import { CUSTOM_URN, ENTERPRISE_URN, LEAVEWIZARD_URN, USER_URN } from '../schemas/urns.ts';
import { userResource } from '../schemas/user.ts';
import { commonFields, EVERY } from './common-fields.ts';
import { customFieldAt, customFilterField } from './custom-fields.ts';
import { ADDRESSES, CONTACTS, links } from './elements.ts';
import { boolean, day, type Field, someOf, text } from './filter-field.ts';
import {
  type Elements,
  type Fields,
  joins,
  type List,
  list,
  resourceScope,
  type Scope,
  translate,
} from './filter-scope.ts';
import { DAYS, ENTERPRISE_TEXTS, LEAVEWIZARD_DAYS, LEAVEWIZARD_TEXTS, REFERENCES, TEXTS } from './user-fields.ts';

const { not } = joins;

const isPresent = (field: string): UserFilter => ({ [field]: { present: true } });
const hasReference = (field: string): UserFilter => ({ [field]: { value: { present: true } } });

/** Who uses each schema: an extension is used by those who have something of it. */
const SCHEMAS: readonly (readonly [urn: string, who: UserFilter])[] = [
  [USER_URN, EVERY],
  [ENTERPRISE_URN, joins.or([...ENTERPRISE_TEXTS.map(([, field]) => isPresent(field)), hasReference('manager')])],
  [
    LEAVEWIZARD_URN,
    joins.or([
      ...[...LEAVEWIZARD_DAYS, ...LEAVEWIZARD_TEXTS].map(([, field]) => isPresent(field)),
      hasReference('approver'),
    ]),
  ],
];

const FIELDS = new Map<string, Field<UserFilter>>([
  ['userName', text((userName) => ({ userName }))],
  ['active', boolean((active) => ({ active }))],
  ...Array.from(TEXTS, ([path, field]) => [path, text((asked): UserFilter => ({ [field]: asked }))] as const),
  ...Array.from(DAYS, ([path, field]) => [path, day((asked): UserFilter => ({ [field]: asked }))] as const),
  ...REFERENCES.flatMap(([path, field]) => [
    [`${path}.value`, text((value): UserFilter => ({ [field]: { value } }))] as const,
    [`${path}.displayName`, text((displayName): UserFilter => ({ [field]: { displayName } }))] as const,
  ]),
]);

const ROLE: Elements<UserFilter> = {
  joins,
  any: EVERY,
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

/** What can be asked about users. */
export function userScope(caller: ScimCaller, baseUrl: string): Scope<UserFilter> {
  return resourceScope<UserFilter>(userResource(caller), joins, fieldsFor(caller, baseUrl), LISTS);
}

/** What a SCIM filter on users asks of GraphQL. */
export function toUserFilter(filter: Filter, caller: ScimCaller, baseUrl: string): UserFilter {
  refuseSecrets(filter);
  return translate(filter, userScope(caller, baseUrl));
}

/** The fields that all companies have, and those of this one. */
function fieldsFor({ customFields }: ScimCaller, baseUrl: string): Fields<UserFilter> {
  const common = new Map<string, Field<UserFilter>>(commonFields('User', baseUrl));
  return {
    get(path) {
      const custom = customFieldAt(path, customFields);
      if (custom) return customFilterField(custom);
      return path === 'schemas' ? schemasOf(customFields) : (FIELDS.get(path) ?? common.get(path));
    },
  };
}

function schemasOf(customFields: readonly CustomField[]): Field<UserFilter> {
  const hasCustom = joins.or(customFields.map((field) => customFilterField(field).present(true)));
  return someOf([...SCHEMAS, [CUSTOM_URN, hasCustom]], joins.or);
}

/** A filter may not probe the password, in any form (RFC 7644 §7.5.2); checked before anything is asked. */
export function refuseSecrets(filter: Filter): void {
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
