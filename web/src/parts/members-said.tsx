import { Text } from '@mantine/core';
import type { HistoryEventFragment } from '../api/generated/graphql.ts';
import { counted } from './words.ts';

interface MembersSaidProps {
  readonly members: HistoryEventFragment['members'];
}

/** How many joined and left a workgroup by one change; nothing where nobody did. */
export function MembersSaid({ members }: MembersSaidProps) {
  if (!members || members.addedCount + members.removedCount === 0) return null;
  const noun = ['member', 'members'] as const;
  return (
    <Text size="sm">{`${counted(members.addedCount, noun)} joined, ${counted(members.removedCount, noun)} left`}</Text>
  );
}
