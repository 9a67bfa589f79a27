import { Button, Group, Text } from '@mantine/core';

interface UnsentProps<Value extends object> {
  /** What was chosen here and not sent. */
  readonly draft: Partial<Value>;
  /** What the service has. */
  readonly kept: Value;
  readonly onDiscard: () => void;
}

/** Says that what is shown is not what the service has yet, and takes it back if wished. */
export function Unsent<Value extends object>({ draft, kept, onDiscard }: UnsentProps<Value>) {
  if (JSON.stringify({ ...kept, ...draft }) === JSON.stringify(kept)) return null;
  return (
    <Group gap="xs">
      <Text size="sm" role="status">
        Not saved yet.
      </Text>
      <Button size="xs" variant="subtle" onClick={onDiscard}>
        Discard
      </Button>
    </Group>
  );
}
