import { Table, Text } from '@mantine/core';
import type { HistoryEventFragment } from '../api/generated/graphql.ts';
import { spokenValue } from './spoken-value.ts';
import { USER_LABELS } from './user-labels.ts';
import { WorkgroupName } from './workgroup-name.tsx';

/** Told by its name alone. */
const SECRET = 'password';

interface ChangeTableProps {
  readonly changes: HistoryEventFragment['changes'];
  /** Labels of custom fields, where they are known, by the names that changes of them have. */
  readonly customLabels: ReadonlyMap<string, string>;
}

/** Values that changed: before and after; nothing where none did. */
export function ChangeTable({ changes, customLabels }: ChangeTableProps) {
  const told = changes.filter(({ field, before, after }) => field === SECRET || spoken(before) !== spoken(after));
  if (told.length === 0) return null;
  return (
    <Table mt="xs" layout="fixed" withRowBorders={false} verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Value</Table.Th>
          <Table.Th>Before</Table.Th>
          <Table.Th>After</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {told.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Td>{customLabels.get(field) ?? labelOf(field)}</Table.Td>
            {field === SECRET ? <Table.Td /> : <Value field={field} json={before} />}
            {field === SECRET ? <Table.Td>Another one</Table.Td> : <Value field={field} json={after} />}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface ValueProps {
  readonly field: string;
  /** The value as JSON. */
  readonly json: string | null;
}

function Value({ field, json }: ValueProps) {
  const text = spoken(json);
  return (
    <Table.Td style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
      {text === '' && (
        <Text inherit span c="dimmed">
          nothing
        </Text>
      )}
      {text !== '' && (field === 'workgroup' ? <WorkgroupName id={text} /> : text)}
    </Table.Td>
  );
}

function spoken(json: string | null): string {
  return json === null ? '' : spokenValue(JSON.parse(json));
}

function labelOf(field: string): string {
  return new Map<string, string>(Object.entries(USER_LABELS)).get(field) ?? field;
}
