import { Anchor, Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { PeopleQuery } from '../../api/generated/graphql.ts';
import { useListAddress } from '../../parts/list-address.ts';
import { SortHeader } from '../../parts/sort-header.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { Time } from '../../parts/time.tsx';
import { personName, ROLES, SOURCES } from '../../parts/words.ts';
import { orderOf, SORTS, type Sort } from './people-list.ts';

type Person = NonNullable<PeopleQuery['company']>['users']['nodes'][number];

interface PeopleTableProps {
  readonly people: readonly Person[];
}

/** A page of people. Where there is no room for columns, what they say stands below the name. */
export function PeopleTable({ people }: PeopleTableProps) {
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Sortable column="name" />
          <Sortable column="userName" visibleFrom="md" />
          <Sortable column="workgroup" visibleFrom="sm" />
          <Table.Th visibleFrom="lg">Role</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th visibleFrom="lg">Source</Table.Th>
          <Sortable column="changed" visibleFrom="md" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface SortableProps {
  readonly column: Sort;
  readonly visibleFrom?: 'sm' | 'md';
}

function Sortable({ column, visibleFrom }: SortableProps) {
  const { get, set } = useListAddress();
  const current = orderOf(get('sort'));
  const { label, field } = SORTS[column];
  return (
    <SortHeader
      label={label}
      visibleFrom={visibleFrom}
      direction={current.field === field ? (current.direction ?? 'ASC') : undefined}
      onSort={(direction) => set({ sort: direction === 'DESC' ? `-${column}` : column })}
    />
  );
}

function PersonRow({ person }: { readonly person: Person }) {
  const { id, userName, active, role, source, workgroup, updatedAt } = person;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} inherit to={`/people/${id}`} style={{ overflowWrap: 'anywhere' }}>
          {personName(person)}
        </Anchor>
        <Text size="sm" c="dimmed" hiddenFrom="md" style={{ overflowWrap: 'anywhere' }}>
          {userName}
        </Text>
        <Text size="sm" c="dimmed" hiddenFrom="sm">
          {workgroup?.displayName}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="md" style={{ overflowWrap: 'anywhere' }}>
        {userName}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {workgroup && (
          <Anchor component={Link} inherit to={`/workgroups/${workgroup.id}`} style={{ overflowWrap: 'anywhere' }}>
            {workgroup.displayName}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td visibleFrom="lg">{ROLES[role]}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          <StatusBadge active={active} />
        </Group>
      </Table.Td>
      <Table.Td visibleFrom="lg">{SOURCES[source]}</Table.Td>
      <Table.Td visibleFrom="md">
        <Time at={updatedAt} />
      </Table.Td>
    </Table.Tr>
  );
}
