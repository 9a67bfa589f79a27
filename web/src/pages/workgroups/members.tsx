import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import {
  WorkgroupMembersDocument,
  type WorkgroupMembersInput,
  type WorkgroupMembersQuery,
  WorkgroupUpdateDocument,
} from '../../api/generated/graphql.ts';
import { useAnswer, useChange } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useListAddress } from '../../parts/list-address.ts';
import { Pager } from '../../parts/pager.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { toast, toastProblem } from '../../parts/toast.ts';
import { toastWithUndo } from '../../parts/undo-toast.tsx';
import { personName } from '../../parts/words.ts';
import { AddMembers } from './add-members.tsx';
import type { Workgroup } from './workgroup.ts';

const PAGE_SIZE = 25;

type Member = NonNullable<WorkgroupMembersQuery['company']>['users']['nodes'][number];

interface MembersProps {
  readonly workgroup: Workgroup;
  readonly isManaged: boolean;
}

/** Who is in a workgroup: to be searched, added and taken out. */
export function Members({ workgroup, isManaged }: MembersProps) {
  const { get, set } = useListAddress();
  const search = get('q') ?? '';
  const answer = useAnswer(
    WorkgroupMembersDocument,
    {
      first: PAGE_SIZE,
      after: get('after'),
      filter: { search, workgroup: { id: { eq: workgroup.id } } },
    },
    { keepLast: true },
  );
  return (
    <Stack component="section" aria-labelledby="members" gap="sm">
      <Title order={2} size="h3" id="members">
        Members
      </Title>
      <Group align="flex-end" justify="space-between">
        <SearchField label="Search members" value={search} onSearch={(q) => set({ q })} />
        <AddMembers workgroup={workgroup} isManaged={isManaged} />
      </Group>
      <Answered answer={answer}>
        {({ company }) =>
          company && company.users.nodes.length > 0 ? (
            <>
              <MembersTable workgroup={workgroup} isManaged={isManaged} members={company.users.nodes} />
              <Pager total={company.users.totalCount} noun={['member', 'members']} {...company.users.pageInfo} />
            </>
          ) : (
            <EmptyState title={search ? 'No member matches' : 'Nobody is in this workgroup'}>
              {search ? 'Search for something else.' : 'Add people, or push the group from your identity provider.'}
            </EmptyState>
          )
        }
      </Answered>
    </Stack>
  );
}

interface MembersTableProps extends MembersProps {
  readonly members: readonly Member[];
}

function MembersTable({ workgroup: { id, displayName }, isManaged, members }: MembersTableProps) {
  const update = useChange(WorkgroupUpdateDocument);
  const change = (members: WorkgroupMembersInput, onDone: () => void): Promise<void> =>
    update.mutateAsync({ id, input: { members } }).then(onDone, toastProblem);
  const takeOut = (member: Member): Promise<void> => {
    const name = personName(member);
    const back = (): Promise<void> => change({ add: [member.id] }, () => toast(`${name} is in ${displayName} again.`));
    return change({ remove: [member.id] }, () =>
      toastWithUndo(`${name} was taken out of ${displayName}.`, () => void back()),
    );
  };
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th visibleFrom="sm">User name</Table.Th>
          <Table.Th visibleFrom="xs">Status</Table.Th>
          {!isManaged && <Table.Th>Take out</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <Table.Tr key={member.id}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <Anchor component={Link} inherit to={`/people/${member.id}`}>
                {personName(member)}
              </Anchor>
              <Text size="sm" c="dimmed" hiddenFrom="sm">
                {member.userName}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm" style={{ overflowWrap: 'anywhere' }}>
              {member.userName}
            </Table.Td>
            <Table.Td visibleFrom="xs">
              <StatusBadge active={member.active} />
            </Table.Td>
            {!isManaged && (
              <Table.Td>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Take out ${personName(member)}`}
                  onClick={() => void takeOut(member)}
                >
                  Take out
                </Button>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
