import { Group, Select, Text } from '@mantine/core';
import { PeopleDocument, type PeopleQueryVariables } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useListAddress } from '../../parts/list-address.ts';
import { ManagedBadge } from '../../parts/managed.tsx';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { useViewer } from '../../shell/viewer.ts';
import { orderOf, PeopleTable } from './people-table.tsx';

const PAGE_SIZE = 50;
const STATUSES = [
  { value: 'active', label: 'Active' },
  { value: 'inactive', label: 'Inactive' },
];

/** Everybody in the company: to be searched, sorted and gone through. */
export function PeoplePage() {
  const { company, isProvisioned } = useViewer();
  const address = useListAddress();
  const answer = useAnswer(PeopleDocument, variablesOf(address.get), { keepLast: true });
  return (
    <Page title="People" about={`Everybody at ${company.name}.`} actions={isProvisioned && <ManagedBadge />}>
      <Group align="flex-end">
        <SearchField label="Search" value={address.get('q') ?? ''} onSearch={(q) => address.set({ q })} />
        <Select
          label="Status"
          placeholder="Everybody"
          clearable
          data={STATUSES}
          value={address.get('status')}
          onChange={(status) => address.set({ status })}
        />
      </Group>
      <Answered answer={answer}>
        {({ company: found }) =>
          found && found.users.nodes.length > 0 ? (
            <>
              <PeopleTable people={found.users.nodes} />
              <Pager total={found.users.totalCount} noun={['person', 'people']} {...found.users.pageInfo} />
            </>
          ) : (
            <EmptyState title="Nobody matches">
              <Text span>Search for something else, or take the filters away.</Text>
            </EmptyState>
          )
        }
      </Answered>
    </Page>
  );
}

function variablesOf(get: (name: string) => string | null): PeopleQueryVariables {
  const status = get('status');
  const search = get('q');
  return {
    first: PAGE_SIZE,
    after: get('after'),
    filter: {
      ...(status && { active: { eq: status === 'active' } }),
      ...(search && { displayName: { contains: search } }),
    },
    orderBy: orderOf(get('sort')),
  };
}
