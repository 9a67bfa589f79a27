import { Badge, Group, Paper, Text } from '@mantine/core';
import type { HistoryEventFragment } from '../api/generated/graphql.ts';
import { ChangeTable } from './change-table.tsx';
import { MembersSaid } from './members-said.tsx';
import { exactTime, Time } from './time.tsx';
import { CHANNELS } from './words.ts';
import { WorkgroupName } from './workgroup-name.tsx';

/** What is said of an event, where its action alone tells it. */
const DEEDS: Partial<Record<HistoryEventFragment['action'], string>> = {
  USER_CREATED: 'Made',
  USER_UPDATED: 'Changed',
  USER_DEACTIVATED: 'Deactivated',
  USER_REACTIVATED: 'Reactivated',
  USER_DELETED: 'Deleted',
  WORKGROUP_CREATED: 'Made',
  WORKGROUP_UPDATED: 'Changed',
  WORKGROUP_DELETED: 'Deleted',
  PASSWORD_LINK_MADE: 'Link to set a password made',
  SIGNED_IN: 'Signed in',
  SIGNED_OUT: 'Signed out',
  SESSION_REVOKED: 'Session ended',
};

interface HistoryEventProps {
  readonly event: HistoryEventFragment;
  readonly userId: string | undefined;
  /** Labels of custom fields, by the names that changes of them have. */
  readonly customLabels: ReadonlyMap<string, string>;
}

/** One thing that happened. */
export function HistoryEvent({ event, userId, customLabels }: HistoryEventProps) {
  const { actor, channel, occurredAt, outcome, refusal, notes, changes, requestId } = event;
  const isMove = userId !== undefined && event.subjectId !== userId;
  return (
    <Paper component="li" withBorder p="sm">
      <Group gap="xs" justify="space-between" align="baseline">
        <Group gap="xs">
          <Text fw={600} component="span">
            {isMove ? <Move event={event} /> : deedOf(event)}
          </Text>
          {outcome === 'REFUSED' && (
            <Badge color="red" variant="light">
              Refused
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          <Time at={occurredAt} />
        </Text>
      </Group>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {`By ${actor} ${CHANNELS[channel]}, ${exactTime(occurredAt)}, request ${requestId}`}
      </Text>
      {refusal && <Text size="sm">{refusal.message}</Text>}
      {notes.map((note) => (
        <Text key={note} size="sm">
          {note}
        </Text>
      ))}
      {!isMove && <MembersSaid members={event.members} />}
      {!isMove && <ChangeTable changes={changes} customLabels={customLabels} />}
    </Paper>
  );
}

function deedOf({ action }: HistoryEventFragment): string {
  return DEEDS[action] ?? action.toLowerCase().replaceAll('_', ' ');
}

/** How a change of a workgroup moved the person whose history it is. */
function Move({ event: { action, subjectId, subjectName, moved } }: { readonly event: HistoryEventFragment }) {
  const name = subjectName ?? 'a workgroup';
  if (action === 'WORKGROUP_DELETED') return `Left ${name}, which was deleted`;
  const [joined] = moved?.added ?? [];
  if (!joined) return `Left ${name}, which no longer has them`;
  return (
    <>
      Moved{' '}
      {joined.fromWorkgroupId && joined.fromWorkgroupId !== subjectId && (
        <>
          from <WorkgroupName id={joined.fromWorkgroupId} />{' '}
        </>
      )}
      to {name} by a change of its members
    </>
  );
}
