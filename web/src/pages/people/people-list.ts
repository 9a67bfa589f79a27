import type { PeopleQueryVariables, UserFilter, UserOrder } from '../../api/generated/graphql.ts';
import { isKeyOf } from '../../parts/list-address.ts';
import { ROLES, SOURCES } from '../../parts/words.ts';

const PAGE_SIZE = 50;

/** Columns by which people can be sorted, as the address names them. */
export const SORTS = {
  name: { label: 'Name', field: 'DISPLAY_NAME' },
  userName: { label: 'User name', field: 'USER_NAME' },
  workgroup: { label: 'Workgroup', field: 'WORKGROUP_DISPLAY_NAME' },
  changed: { label: 'Last change', field: 'UPDATED_AT' },
} as const;

/** Name of a column by which people can be sorted. */
export type Sort = keyof typeof SORTS;

/** What narrows the list, as the address names it. */
export const FILTERS = ['q', 'status', 'role', 'workgroup', 'source'] as const;

type Get = (name: string) => string | null;

/** The question that the address of the page asks. */
export function questionOf(get: Get): PeopleQueryVariables {
  return { first: PAGE_SIZE, after: get('after'), filter: filterOf(get), orderBy: orderOf(get('sort')) };
}

/** Where everybody in the list is given out as a table: what narrows it there has the names that it has here. */
export function exportAddress(get: Get): string {
  const given = FILTERS.flatMap((name) => {
    const value = get(name);
    return value ? [[name, value]] : [];
  });
  return `/export/users.csv?${new URLSearchParams(given)}`;
}

/** The order that the address asks for: a column, with a `-` before it for descending. */
export function orderOf(sort: string | null): UserOrder {
  const column = sort?.replace(/^-/, '') ?? 'name';
  const { field } = isSort(column) ? SORTS[column] : SORTS.name;
  return { field, direction: sort?.startsWith('-') ? 'DESC' : 'ASC' };
}

function filterOf(get: Get): UserFilter {
  const status = get('status');
  const workgroup = get('workgroup');
  const role = get('role');
  const source = get('source');
  return {
    search: get('q'),
    ...(status && { active: { eq: status === 'active' } }),
    ...(isKeyOf(ROLES, role) && { role: { eq: role } }),
    ...(isKeyOf(SOURCES, source) && { source }),
    ...(workgroup && { workgroup: { id: { eq: workgroup } } }),
  };
}

function isSort(column: string): column is Sort {
  return isKeyOf(SORTS, column);
}
