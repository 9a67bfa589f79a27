import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { WorkgroupOrder, WorkgroupsQuery } from '../../api/generated/graphql.ts';
import { useListAddress } from '../../parts/list-address.ts';
import { SortHeader } from '../../parts/sort-header.tsx';
import { Time } from '../../parts/time.tsx';
import { SOURCES } from '../../parts/words.ts';

interface WorkgroupsTableProps {
  readonly workgroups: NonNullable<WorkgroupsQuery['company']>['workgroups']['nodes'];
  readonly order: WorkgroupOrder;
}

/** A page of workgroups. */
export function WorkgroupsTable({ workgroups, order }: WorkgroupsTableProps) {
  const { set } = useListAddress();
  const directionBy = (field: WorkgroupOrder['field']) =>
    order.field === field ? (order.direction ?? 'ASC') : undefined;
  const sortBy = (column: string) => (direction: 'ASC' | 'DESC') =>
    set({ sort: direction === 'DESC' ? `-${column}` : column });
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <SortHeader label="Name" direction={directionBy('DISPLAY_NAME')} onSort={sortBy('name')} />
          <Table.Th ta="end">Members</Table.Th>
          <Table.Th visibleFrom="xs">Source</Table.Th>
          <SortHeader
            label="Last change"
            visibleFrom="sm"
            direction={directionBy('UPDATED_AT')}
            onSort={sortBy('changed')}
          />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {workgroups.map(({ id, displayName, memberCount, source, updatedAt }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Anchor component={Link} inherit to={`/workgroups/${id}`} style={{ overflowWrap: 'anywhere' }}>
                {displayName}
              </Anchor>
              <Text size="sm" c="dimmed" hiddenFrom="xs">
                {SOURCES[source]}
              </Text>
            </Table.Td>
            <Table.Td ta="end">{memberCount.toLocaleString()}</Table.Td>
            <Table.Td visibleFrom="xs">{SOURCES[source]}</Table.Td>
            <Table.Td visibleFrom="sm">
              <Time at={updatedAt} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
