import { Table, Text } from '@mantine/core';

interface FieldChangesProps {
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** What fields held before a change, and after it. */
export function FieldChanges({ changes }: FieldChangesProps) {
  if (changes.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Field</Table.Th>
            <Table.Th>Before</Table.Th>
            <Table.Th>After</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map(({ field, before, after }) => (
            <Table.Tr key={field}>
              <Table.Td>{field}</Table.Td>
              <Table.Td>
                <Value text={before} />
              </Table.Td>
              <Table.Td>
                <Value text={after} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Value({ text }: { readonly text: string | null }) {
  return text === null || text === '' ? (
    <Text size="sm" c="dimmed">
      nothing
    </Text>
  ) : (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      {text}
    </Text>
  );
}
