import type { WorkgroupFilter } from '../operations/operations.generated.ts';
import type { Filter } from '../protocol/filter.ts';
import { GROUP_RESOURCE } from '../schemas/group.ts';
import { links } from './elements.ts';
import { constant, type Field, instant, text } from './filter-field.ts';
import { joins, list, resourceScope, translate } from './filter-scope.ts';

const FIELDS = new Map<string, Field<WorkgroupFilter>>([
  ['id', text((id) => ({ id }))],
  ['externalId', text((externalId) => ({ externalId }))],
  ['displayName', text((displayName) => ({ displayName }))],
  ['meta.resourceType', constant('Group', { id: { present: true } }, { id: { present: false } })],
  ['meta.created', instant((createdAt) => ({ createdAt }))],
  ['meta.lastModified', instant((updatedAt) => ({ updatedAt }))],
]);

const LISTS = new Map([['members', list(links('User'), (members): WorkgroupFilter => ({ members }), joins.not)]]);

const SCOPE = resourceScope<WorkgroupFilter>(GROUP_RESOURCE, joins, FIELDS, LISTS);

/** What a SCIM filter on groups asks of GraphQL. */
export function toGroupFilter(filter: Filter): WorkgroupFilter {
  return translate(filter, SCOPE);
}
