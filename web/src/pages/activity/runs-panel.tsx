import { Accordion, Badge, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ProvisioningRunsDocument, type ProvisioningRunsQuery } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Time } from '../../parts/time.tsx';
import { CallList } from './call-list.tsx';
import { LIVE_EVERY_MS } from './live.ts';
import { ShowEarlier } from './show-earlier.tsx';

const PAGE_SIZE = 20;
const SECOND_MS = 1000;

type Run = NonNullable<NonNullable<ProvisioningRunsQuery['company']>['provisioningRuns']>['nodes'][number];

/** What the identity provider did, grouped into the runs in which it did it. */
export function RunsPanel() {
  const [first, setFirst] = useState(PAGE_SIZE);
  const answer = useAnswer(ProvisioningRunsDocument, { first }, { everyMs: LIVE_EVERY_MS, keepLast: true });
  return (
    <Answered answer={answer}>
      {({ company }) => {
        const runs = company?.provisioningRuns;
        if (!runs || runs.nodes.length === 0)
          return (
            <EmptyState title="Your identity provider has not called yet">
              As soon as it does, you see here what it asks for. If it should have by now, look at Company settings:
              Authentication.
            </EmptyState>
          );
        return (
          <Stack>
            <Accordion variant="separated" order={3}>
              {runs.nodes.map((run) => (
                <RunItem key={run.id} run={run} />
              ))}
            </Accordion>
            {runs.pageInfo.hasNextPage && (
              <ShowEarlier
                what="runs"
                first={first}
                step={PAGE_SIZE}
                onShow={setFirst}
                otherwise="All calls lists every call of them."
              />
            )}
          </Stack>
        );
      }}
    </Answered>
  );
}

function RunItem({ run }: { readonly run: Run }) {
  const { id, client, startedAt, endedAt, calls, changes, refusals } = run;
  // A run's last moment is in it, and `to` is the first that is not.
  const to = new Date(Date.parse(endedAt) + SECOND_MS).toISOString();
  return (
    <Accordion.Item value={id}>
      <Accordion.Control>
        <Group justify="space-between" pr="sm">
          <div>
            <Text fw={600}>{client ?? 'Somebody without a valid token'}</Text>
            <Text size="sm" c="dimmed" component="div">
              <Time at={startedAt} />, {spoken(Date.parse(endedAt) - Date.parse(startedAt))}
            </Text>
          </div>
          <Group gap="xs">
            <Badge variant="light" color="gray">{`${calls.toLocaleString()} ${calls === 1 ? 'call' : 'calls'}`}</Badge>
            {changes > 0 && (
              <Badge
                variant="light"
                color="teal"
              >{`${changes.toLocaleString()} ${changes === 1 ? 'change' : 'changes'}`}</Badge>
            )}
            {refusals > 0 && <Badge variant="light" color="red">{`${refusals.toLocaleString()} refused`}</Badge>}
          </Group>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <CallList order={4} filter={{ from: startedAt, to, client: client ?? '' }} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}

/** How long something took. */
function spoken(durationMs: number): string {
  const seconds = Math.round(durationMs / SECOND_MS);
  if (seconds < 1) return 'within a second';
  return seconds < 60 ? `for ${seconds} s` : `for ${Math.round(seconds / 60)} min`;
}
