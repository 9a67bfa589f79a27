import { Group, Select, Stack } from '@mantine/core';
import type { ProvisioningCallFilter, ProvisioningKind } from '../../api/generated/graphql.ts';
import { isKeyOf, useListAddress } from '../../parts/list-address.ts';
import { SearchField } from '../../parts/search-field.tsx';
import { CallList } from './call-list.tsx';
import { OUTCOMES } from './outcome.tsx';

const KINDS = { CHANGE: 'Changes', READ: 'Reads' } as const satisfies Record<ProvisioningKind, string>;
const DAY_MS = 86_400_000;
const PERIODS = { '1': 'Last 24 hours', '7': 'Last 7 days' } as const;

/** Every call, to be searched and filtered. */
export function CallsPanel() {
  const address = useListAddress();
  return (
    <Stack>
      <Group align="flex-end">
        <SearchField label="Search" value={address.get('q') ?? ''} onSearch={(q) => address.set({ q })} />
        <Choice name="outcome" label="Outcome" choices={outcomeNames()} />
        <Choice name="kind" label="Kind" choices={KINDS} />
        <Choice name="days" label="Time" choices={PERIODS} />
      </Group>
      <CallList order={3} filter={filterOf(address.get)} />
    </Stack>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly choices: Readonly<Record<string, string>>;
}

function Choice({ name, label, choices }: ChoiceProps) {
  const address = useListAddress();
  return (
    <Select
      label={label}
      placeholder="All"
      clearable
      w={170}
      data={Object.entries(choices).map(([value, text]) => ({ value, label: text }))}
      value={address.get(name)}
      onChange={(value) => address.set({ [name]: value })}
    />
  );
}

function outcomeNames(): Record<string, string> {
  return Object.fromEntries(Object.entries(OUTCOMES).map(([outcome, { label }]) => [outcome, label]));
}

function filterOf(get: (name: string) => string | null): ProvisioningCallFilter {
  const text = get('q');
  const outcome = get('outcome');
  const kind = get('kind');
  const days = get('days');
  return {
    ...(text && { text }),
    ...(isKeyOf(OUTCOMES, outcome) && { outcome }),
    ...(isKeyOf(KINDS, kind) && { kind }),
    // To the hour, so that the question stays the same from one moment to the next.
    ...(isKeyOf(PERIODS, days) && {
      from: new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - Number(days) * DAY_MS).toISOString(),
    }),
  };
}
