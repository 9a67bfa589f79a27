import type { WorkgroupFilter } from '../operations/operations.generated.ts';
import type { Filter } from '../protocol/filter.ts';
import { GROUP_RESOURCE } from '../schemas/group.ts';
import { GROUP_URN } from '../schemas/urns.ts';
import { commonFields, EVERY } from './common-fields.ts';
import { links } from './elements.ts';
import { type Field, someOf, text } from './filter-field.ts';
import { joins, list, resourceScope, type Scope, translate } from './filter-scope.ts';

const FIELDS: readonly (readonly [path: string, field: Field<WorkgroupFilter>])[] = [
  ['schemas', someOf<WorkgroupFilter>([[GROUP_URN, EVERY]], joins.or)],
  ['externalId', text((externalId) => ({ externalId }))],
  ['displayName', text((displayName) => ({ displayName }))],
];

const LISTS = new Map([['members', list(links('User'), (members): WorkgroupFilter => ({ members }), joins.not)]]);

/** What can be asked about groups. */
export function groupScope(baseUrl: string): Scope<WorkgroupFilter> {
  const fields = new Map<string, Field<WorkgroupFilter>>([...commonFields('Group', baseUrl), ...FIELDS]);
  return resourceScope<WorkgroupFilter>(GROUP_RESOURCE, joins, fields, LISTS);
}

/** What a SCIM filter on groups asks of GraphQL. */
export function toGroupFilter(filter: Filter, baseUrl: string): WorkgroupFilter {
  return translate(filter, groupScope(baseUrl));
}
