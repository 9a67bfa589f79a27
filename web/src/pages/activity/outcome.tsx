import { Badge } from '@mantine/core';
import type { ProvisioningOutcome } from '../../api/generated/graphql.ts';

/** How a call can end, in words. */
export const OUTCOMES = {
  SUCCESS: { label: 'Done', color: 'teal' },
  REFUSED: { label: 'Refused', color: 'red' },
  UNAUTHORIZED: { label: 'No valid token', color: 'orange' },
  FAILED: { label: 'Failed on our side', color: 'red' },
} as const satisfies Record<ProvisioningOutcome, { label: string; color: string }>;

/** How a call ended. */
export function OutcomeBadge({ outcome, status }: { readonly outcome: ProvisioningOutcome; readonly status: number }) {
  const { label, color } = OUTCOMES[outcome];
  return (
    <Badge variant="light" color={color}>
      {`${label} (${status})`}
    </Badge>
  );
}
