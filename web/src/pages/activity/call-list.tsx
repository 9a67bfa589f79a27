import { Accordion, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import {
  type ProvisioningCallFilter,
  ProvisioningCallsDocument,
  type ProvisioningCallsQuery,
} from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { exactTime } from '../../parts/time.tsx';
import { CallDetails } from './call-details.tsx';
import { LIVE_EVERY_MS } from './live.ts';
import { OutcomeBadge } from './outcome.tsx';
import { ShowEarlier } from './show-earlier.tsx';

const PAGE_SIZE = 50;

type Call = NonNullable<NonNullable<ProvisioningCallsQuery['company']>['provisioningCalls']>['nodes'][number];

interface CallListProps {
  /** Level of the heading of each call. */
  readonly order: 3 | 4;
  readonly filter: ProvisioningCallFilter;
}

/** Calls, newest first; each can be opened. */
export function CallList({ filter, order }: CallListProps) {
  const [first, setFirst] = useState(PAGE_SIZE);
  const answer = useAnswer(ProvisioningCallsDocument, { first, filter }, { everyMs: LIVE_EVERY_MS, keepLast: true });
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Answered answer={answer}>
      {({ company }) => {
        const calls = company?.provisioningCalls;
        if (!calls || calls.nodes.length === 0)
          return <EmptyState title="No calls">Take a filter away to see more.</EmptyState>;
        return (
          <Stack>
            <Accordion variant="contained" order={order} value={opened} onChange={setOpened}>
              {calls.nodes.map((call) => (
                <CallItem key={call.id} call={call} isOpen={opened === call.id} order={order} />
              ))}
            </Accordion>
            {calls.pageInfo.hasNextPage && (
              <ShowEarlier
                what="calls"
                first={first}
                step={PAGE_SIZE}
                onShow={setFirst}
                otherwise="Search or filter to see them."
              />
            )}
          </Stack>
        );
      }}
    </Answered>
  );
}

interface CallItemProps extends Pick<CallListProps, 'order'> {
  readonly call: Call;
  readonly isOpen: boolean;
}

function CallItem({ call, isOpen, order }: CallItemProps) {
  return (
    <Accordion.Item value={call.id}>
      <Accordion.Control>
        <Group justify="space-between" pr="sm">
          <div>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {call.summary}
            </Text>
            <Text size="sm" c="dimmed">
              {`${exactTime(call.occurredAt)}${call.client ? `, ${call.client}` : ''}`}
            </Text>
          </div>
          <OutcomeBadge outcome={call.outcome} status={call.status} />
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        {isOpen && <CallDetails requestId={call.requestId} order={order === 3 ? 4 : 5} />}
      </Accordion.Panel>
    </Accordion.Item>
  );
}
