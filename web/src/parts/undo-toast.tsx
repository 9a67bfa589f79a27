import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

const TIME_TO_UNDO_MS = 12_000;

/** Says in passing that something was done, and offers to take it back. */
export function toastWithUndo(message: string, undo: () => void): void {
  const id = notifications.show({
    color: 'teal',
    autoClose: TIME_TO_UNDO_MS,
    closeButtonProps: { 'aria-label': 'Close' },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text inherit span>
          {message}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          style={{ flexShrink: 0 }}
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
