import { Badge } from '@mantine/core';

interface StatusBadgeProps {
  readonly active: boolean;
}

/** Whether a user is active. */
export function StatusBadge({ active }: StatusBadgeProps) {
  return (
    <Badge color={active ? 'teal' : 'gray'} variant="light">
      {active ? 'Active' : 'Inactive'}
    </Badge>
  );
}
