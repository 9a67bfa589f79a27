import { Anchor, Badge, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { PeopleQuery, UserOrder } from '../../api/generated/graphql.ts';
import { useListAddress } from '../../parts/list-address.ts';
import { SortHeader } from '../../parts/sort-header.tsx';

type Person = NonNullable<PeopleQuery['company']>['users']['nodes'][number];

/** Columns by which people can be sorted, as the address names them. */
const SORTS = {
  name: { label: 'Name', field: 'DISPLAY_NAME' },
  userName: { label: 'User name', field: 'USER_NAME' },
} as const;
type Sort = keyof typeof SORTS;

/** The order that the address asks for: a column, with a `-` before it for descending. */
export function orderOf(sort: string | null): UserOrder {
  const column = sort?.replace(/^-/, '') ?? 'name';
  const { field } = column in SORTS ? SORTS[column as Sort] : SORTS.name;
  return { field, direction: sort?.startsWith('-') ? 'DESC' : 'ASC' };
}

interface PeopleTableProps {
  readonly people: readonly Person[];
}

/** A page of people. */
export function PeopleTable({ people }: PeopleTableProps) {
  const address = useListAddress();
  const current = orderOf(address.get('sort'));
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {Object.entries(SORTS).map(([column, { label, field }]) => (
              <SortHeader
                key={column}
                label={label}
                direction={current.field === field ? (current.direction ?? 'ASC') : undefined}
                onSort={(direction) => address.set({ sort: direction === 'DESC' ? `-${column}` : column })}
              />
            ))}
            <Table.Th>Workgroup</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Source</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PersonRow({ person }: { readonly person: Person }) {
  const { id, displayName, userName, active, role, source, workgroup } = person;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/people/${id}`}>
          {displayName ?? userName}
        </Anchor>{' '}
        {role === 'ADMINISTRATOR' && <Badge variant="outline">Administrator</Badge>}
      </Table.Td>
      <Table.Td>{userName}</Table.Td>
      <Table.Td>
        {workgroup && (
          <Anchor component={Link} to={`/workgroups/${workgroup.id}`}>
            {workgroup.displayName}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>
        <Badge color={active ? 'teal' : 'gray'} variant="light">
          {active ? 'Active' : 'Inactive'}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{source === 'IDENTITY_PROVIDER' ? 'Identity provider' : 'LeaveWizard'}</Text>
      </Table.Td>
    </Table.Tr>
  );
}
