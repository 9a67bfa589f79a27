import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { AskError } from '../api/ask.ts';

interface ProblemProps {
  readonly error: Error;
  /** Asks again. */
  readonly onRetry?: (() => unknown) | undefined;
}

/** Says that something did not work, and the way out. */
export function Problem({ error, onRetry }: ProblemProps) {
  const requestId = error instanceof AskError ? error.requestId : undefined;
  return (
    <Alert role="alert" color="red" title="This did not work" icon={<IconAlertTriangle />}>
      <Text size="sm">{error.message}</Text>
      {requestId && <Text size="sm">Request {requestId}</Text>}
      {onRetry && (
        <Button mt="sm" size="xs" variant="default" onClick={() => void onRetry()}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
