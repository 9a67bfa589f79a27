import { Group, type MantineBreakpoint, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';

type Direction = 'ASC' | 'DESC';

interface SortHeaderProps {
  readonly label: string;
  /** How the list is sorted by this column; undefined when it is sorted by another. */
  readonly direction: Direction | undefined;
  /** The width from which on there is room for the column. */
  readonly visibleFrom?: MantineBreakpoint | undefined;
  readonly onSort: (direction: Direction) => void;
}

const ICONS = { ASC: IconArrowUp, DESC: IconArrowDown } as const;

/** Head of a column by which a list can be sorted. */
export function SortHeader({ label, direction, visibleFrom, onSort }: SortHeaderProps) {
  const Icon = direction ? ICONS[direction] : IconArrowsSort;
  const spoken = direction === 'ASC' ? 'ascending' : 'descending';
  return (
    <Table.Th aria-sort={direction ? spoken : 'none'} {...(visibleFrom && { visibleFrom })}>
      <UnstyledButton fw="inherit" fz="inherit" onClick={() => onSort(direction === 'ASC' ? 'DESC' : 'ASC')}>
        <Group gap={4} wrap="nowrap">
          {label}
          <Icon size={14} aria-hidden />
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}
