import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { type EventFilter, HistoryDocument } from '../api/generated/graphql.ts';
import { useAnswer } from '../api/hooks.ts';
import { Answered } from './answered.tsx';
import { EmptyState } from './empty-state.tsx';
import { HistoryEvent } from './history-event.tsx';
import { customLabelsOf } from './user-labels.ts';

interface HistoryProps {
  readonly filter: EventFilter;
  /** Whose moves are told, where it is the history of a person. */
  readonly userId?: string;
}

/** What happened, newest first, and who did it, through which door. */
export function History({ filter, userId }: HistoryProps) {
  const [after, setAfter] = useState<string | null>(null);
  const answer = useAnswer(
    HistoryDocument,
    { filter, userId: userId ?? null, isOfUser: userId !== undefined, after },
    { keepLast: true },
  );
  return (
    <Answered answer={answer}>
      {({ company }) => {
        const { nodes = [], pageInfo } = company?.events ?? {};
        if (nodes.length === 0) return <EmptyState title="Nothing yet">Whatever changes is told here.</EmptyState>;
        const labels = customLabelsOf(company?.customFields);
        return (
          <Stack gap="sm">
            <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
              {nodes.map((event) => (
                <HistoryEvent key={event.id} event={event} userId={userId} customLabels={labels} />
              ))}
            </Stack>
            <Group gap="xs" justify="flex-end">
              {pageInfo?.hasPreviousPage && (
                <Button variant="default" size="xs" onClick={() => setAfter(pageInfo.previousPageCursor)}>
                  Newer
                </Button>
              )}
              {pageInfo?.hasNextPage && (
                <Button variant="default" size="xs" onClick={() => setAfter(pageInfo.endCursor)}>
                  Older
                </Button>
              )}
            </Group>
          </Stack>
        );
      }}
    </Answered>
  );
}
