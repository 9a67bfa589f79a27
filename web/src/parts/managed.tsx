import { Alert, Anchor, Badge, Button, type ButtonProps, Text, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** Why something that the identity provider owns cannot be changed here. */
export const MANAGED_REASON =
  'Your identity provider looks after this while SCIM provisioning is on. Change it there: it arrives here by itself.';

/** Marks what the identity provider owns. */
export function ManagedBadge() {
  return (
    <Tooltip label={MANAGED_REASON} multiline w={260}>
      <Badge variant="light" leftSection={<IconLock size={12} />}>
        Managed by your identity provider
      </Badge>
    </Tooltip>
  );
}

interface ManagedButtonProps extends ButtonProps {
  /** Whether the identity provider owns what the button would change. */
  readonly isManaged: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/**
 * A button that stays to be seen where the identity provider owns what it would change: it can be reached and read, says
 * why, and does nothing.
 */
export function ManagedButton({ isManaged, onClick, children, ...rest }: ManagedButtonProps) {
  if (!isManaged)
    return (
      <Button {...rest} onClick={onClick}>
        {children}
      </Button>
    );
  return (
    <Tooltip label={MANAGED_REASON} multiline w={260} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...rest}
        data-disabled
        aria-disabled="true"
        aria-description={MANAGED_REASON}
        leftSection={<IconLock size={16} />}
        onClick={(event) => event.preventDefault()}
      >
        {children}
      </Button>
    </Tooltip>
  );
}

interface ManagedNoticeProps {
  /** Where to go instead, and what that is called. */
  readonly to: string;
  readonly back: string;
}

/** Stands where a form would be for what the identity provider owns. */
export function ManagedNotice({ to, back }: ManagedNoticeProps) {
  return (
    <Alert title="Managed by your identity provider" icon={<IconLock />}>
      <Text size="sm">{MANAGED_REASON}</Text>
      <Anchor component={Link} to={to} size="sm" underline="always">
        {back}
      </Anchor>
    </Alert>
  );
}
