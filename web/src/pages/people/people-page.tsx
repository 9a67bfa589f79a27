import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { PeopleDocument } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useListAddress } from '../../parts/list-address.ts';
import { ManagedBadge, ManagedButton } from '../../parts/managed.tsx';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { useViewer } from '../../shell/viewer.ts';
import { PeopleFilters } from './people-filters.tsx';
import { exportAddress, FILTERS, questionOf } from './people-list.ts';
import { PeopleTable } from './people-table.tsx';

/** Everybody in the company: to be searched, sorted and gone through. */
export function PeoplePage() {
  const { company, isProvisioned } = useViewer();
  const { get, set } = useListAddress();
  const navigate = useNavigate();
  const answer = useAnswer(PeopleDocument, questionOf(get), { keepLast: true });
  const clear = (): void => set(Object.fromEntries(FILTERS.map((name) => [name, null])));
  return (
    <Page
      title="People"
      about={`Everybody at ${company.name}.`}
      actions={
        <>
          {isProvisioned && <ManagedBadge />}
          <Button component="a" href={exportAddress(get)} variant="default" leftSection={<IconDownload size={16} />}>
            Export as CSV
          </Button>
          <ManagedButton isManaged={isProvisioned} onClick={() => void navigate('/people/new')}>
            Add person
          </ManagedButton>
        </>
      }
    >
      <PeopleFilters />
      <Answered answer={answer}>
        {({ company: found }) =>
          found && found.users.nodes.length > 0 ? (
            <>
              <PeopleTable people={found.users.nodes} />
              <Pager total={found.users.totalCount} noun={['person', 'people']} {...found.users.pageInfo} />
            </>
          ) : (
            <EmptyState
              title="Nobody matches"
              action={
                <Button variant="default" onClick={clear}>
                  Show everybody
                </Button>
              }
            >
              Search for something else, or take the filters away.
            </EmptyState>
          )
        }
      </Answered>
    </Page>
  );
}
