import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { Table, VisuallyHidden } from '@mantine/core';
import type { ProvisioningSummaryQuery } from '../../api/generated/graphql.ts';

type Day = NonNullable<NonNullable<ProvisioningSummaryQuery['company']>['provisioningDays']>[number];

const SERIES = [
  { name: 'calls', label: 'Calls', color: 'indigo.4' },
  { name: 'changes', label: 'Changes', color: 'teal.7' },
  { name: 'errors', label: 'Errors', color: 'red.7' },
];
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

interface DaysChartProps {
  readonly days: readonly Day[];
}

/** Calls, changes and errors of each day; as a table for who cannot see the picture. */
export function DaysChart({ days }: DaysChartProps) {
  const rows = days.map((day) => ({ ...day, day: DAY.format(new Date(day.day)) }));
  return (
    <>
      <div aria-hidden>
        <BarChart
          h={180}
          data={rows}
          dataKey="day"
          series={SERIES}
          withLegend
          tickLine="none"
          gridAxis="y"
          barChartProps={{ accessibilityLayer: false }}
        />
      </div>
      <VisuallyHidden>
        <Table>
          <Table.Caption>Calls, changes and errors of each day</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Day</Table.Th>
              <Table.Th>Calls</Table.Th>
              <Table.Th>Changes</Table.Th>
              <Table.Th>Errors</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows
              .filter(({ calls }) => calls > 0)
              .map(({ day, calls, changes, errors }) => (
                <Table.Tr key={day}>
                  <Table.Td>{day}</Table.Td>
                  <Table.Td>{calls}</Table.Td>
                  <Table.Td>{changes}</Table.Td>
                  <Table.Td>{errors}</Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </VisuallyHidden>
    </>
  );
}
