import { Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from 'react-router';
import { WorkgroupDocument } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { FactsPanel } from '../../parts/facts-panel.tsx';
import { History } from '../../parts/history.tsx';
import { ManagedBadge } from '../../parts/managed.tsx';
import { Missing } from '../../parts/missing.tsx';
import { Page } from '../../parts/page.tsx';
import { Time } from '../../parts/time.tsx';
import { counted, SOURCES } from '../../parts/words.ts';
import { useViewer } from '../../shell/viewer.ts';
import { Members } from './members.tsx';
import type { Workgroup } from './workgroup.ts';
import { WorkgroupActions } from './workgroup-actions.tsx';

/** A workgroup: who is in it, and what happened to it. */
export function WorkgroupPage() {
  const { id = '' } = useParams();
  const answer = useAnswer(WorkgroupDocument, { id });
  return (
    <Answered answer={answer}>
      {({ company }) =>
        company?.workgroup ? (
          <Details key={id} workgroup={company.workgroup} />
        ) : (
          <Missing what="workgroup" to="/workgroups" list="To the list of workgroups" />
        )
      }
    </Answered>
  );
}

function Details({ workgroup }: { readonly workgroup: Workgroup }) {
  const { isProvisioned } = useViewer();
  const { id, displayName, externalId, memberCount, source, createdAt, updatedAt } = workgroup;
  const isManaged = isProvisioned && source === 'IDENTITY_PROVIDER';
  return (
    <Page
      title={displayName}
      about={counted(memberCount, ['member', 'members'])}
      actions={<WorkgroupActions workgroup={workgroup} isManaged={isManaged} />}
    >
      {isManaged && (
        <Group gap="xs">
          <ManagedBadge />
          <Text size="sm">Your identity provider pushed this group: change its name and its members there.</Text>
        </Group>
      )}
      <Members workgroup={workgroup} isManaged={isManaged} />
      <FactsPanel
        title="Technical"
        facts={[
          { key: 'id', label: 'Id, here and in SCIM', value: id },
          { key: 'externalId', label: 'Id at the identity provider', value: externalId },
          { key: 'source', label: 'Source', value: SOURCES[source] },
          { key: 'createdAt', label: 'Made', value: <Time at={createdAt} /> },
          { key: 'updatedAt', label: 'Last changed', value: <Time at={updatedAt} /> },
        ]}
      />
      <Stack component="section" aria-labelledby="history" gap="sm">
        <Title order={2} size="h3" id="history">
          History
        </Title>
        <History filter={{ subjectId: id }} />
      </Stack>
    </Page>
  );
}
