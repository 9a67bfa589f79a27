import type { DateTimeFilter, NumberFilter, StringFilter } from '../operations/operations.generated.ts';
import { address, constant, type Field, instant, text, version } from './filter-field.ts';
import { ENDPOINTS, type ResourceType } from './resource-meta.ts';

/** What filters on users and on groups have in common. */
interface CommonFilter {
  id?: StringFilter;
  createdAt?: DateTimeFilter;
  updatedAt?: DateTimeFilter;
  version?: NumberFilter;
}

/** Holds for every resource. */
export const EVERY: CommonFilter = { id: { present: true } };
/** Holds for none. */
export const NONE: CommonFilter = { id: { present: false } };

/** What every resource can be asked about alike (RFC 7643 §3.1). */
export function commonFields(type: ResourceType, baseUrl: string): [path: string, field: Field<CommonFilter>][] {
  return [
    ['id', text((id) => ({ id }))],
    ['meta.resourceType', constant(type, EVERY, NONE)],
    ['meta.created', instant((createdAt) => ({ createdAt }))],
    ['meta.lastModified', instant((updatedAt) => ({ updatedAt }))],
    ['meta.location', address(`${baseUrl}/${ENDPOINTS[type]}/`, (id) => ({ id }))],
    ['meta.version', version((condition) => ({ version: condition }))],
  ];
}
