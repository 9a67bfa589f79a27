import { Button, Group, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from 'react-router';
import {
  WorkgroupCreateDocument,
  type WorkgroupOrder,
  WorkgroupsDocument,
  type WorkgroupsQueryVariables,
} from '../../api/generated/graphql.ts';
import { useAnswer, useChange } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useListAddress } from '../../parts/list-address.ts';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { toast } from '../../parts/toast.ts';
import { choicesOf, SOURCES } from '../../parts/words.ts';
import { NameModal } from './name-modal.tsx';
import { WorkgroupsTable } from './workgroups-table.tsx';

const PAGE_SIZE = 50;
const ABOUT = 'People whose leave is planned together. Everybody is in one workgroup at most.';

/** All workgroups of the company. */
export function WorkgroupsPage() {
  const { get, set } = useListAddress();
  const answer = useAnswer(WorkgroupsDocument, questionOf(get), { keepLast: true });
  const isFiltered = get('q') !== null || get('source') !== null;
  return (
    <Page title="Workgroups" about={ABOUT} actions={<NewWorkgroup />}>
      <search>
        <Group align="flex-end" gap="sm">
          <SearchField label="Search by name" value={get('q') ?? ''} onSearch={(q) => set({ q })} />
          <Select
            label="Source"
            placeholder="All"
            clearable
            data={choicesOf(SOURCES)}
            value={get('source')}
            onChange={(source) => set({ source })}
          />
        </Group>
      </search>
      <Answered answer={answer}>
        {({ company }) =>
          company && company.workgroups.nodes.length > 0 ? (
            <>
              <WorkgroupsTable workgroups={company.workgroups.nodes} order={orderOf(get('sort'))} />
              <Pager
                total={company.workgroups.totalCount}
                noun={['workgroup', 'workgroups']}
                {...company.workgroups.pageInfo}
              />
            </>
          ) : (
            <Nothing isFiltered={isFiltered} onClear={() => set({ q: null, source: null })} />
          )
        }
      </Answered>
    </Page>
  );
}

interface NothingProps {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function Nothing({ isFiltered, onClear }: NothingProps) {
  if (!isFiltered)
    return (
      <EmptyState title="No workgroups yet">
        Make one here, or push groups from your identity provider: each becomes a workgroup.
      </EmptyState>
    );
  const showAll = (
    <Button variant="default" onClick={onClear}>
      Show all
    </Button>
  );
  return (
    <EmptyState title="No workgroup matches" action={showAll}>
      Search for something else, or take the filters away.
    </EmptyState>
  );
}

function NewWorkgroup() {
  const [opened, { open, close }] = useDisclosure();
  const navigate = useNavigate();
  const create = useChange(WorkgroupCreateDocument);
  return (
    <>
      <Button onClick={open}>New workgroup</Button>
      <NameModal
        opened={opened}
        onClose={close}
        title="New workgroup"
        verb="Make"
        initialName=""
        isPending={create.isPending}
        onSubmit={(displayName, onError) =>
          create.mutate(
            { input: { displayName } },
            {
              onError,
              onSuccess: ({ workgroupCreate: { workgroup } }) => {
                toast(`${displayName} was made. Add people to it now.`);
                if (workgroup) void navigate(`/workgroups/${workgroup.id}`);
              },
            },
          )
        }
      />
    </>
  );
}

function questionOf(get: (name: string) => string | null): WorkgroupsQueryVariables {
  const search = get('q');
  const source = get('source');
  return {
    first: PAGE_SIZE,
    after: get('after'),
    filter: {
      ...(search && { displayName: { contains: search } }),
      ...((source === 'LEAVEWIZARD' || source === 'IDENTITY_PROVIDER') && { source }),
    },
    orderBy: orderOf(get('sort')),
  };
}

/** The order that the address asks for: by name, or by `changed`; with a `-` before it for descending. */
function orderOf(sort: string | null): WorkgroupOrder {
  const isByChange = sort?.replace(/^-/, '') === 'changed';
  return { field: isByChange ? 'UPDATED_AT' : 'DISPLAY_NAME', direction: sort?.startsWith('-') ? 'DESC' : 'ASC' };
}
