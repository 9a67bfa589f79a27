import { Text } from '@mantine/core';
import { Time } from './time.tsx';
import { SIGN_IN_METHODS } from './words.ts';

interface SessionFactsProps {
  readonly session: {
    readonly userAgent: string | null;
    readonly method: keyof typeof SIGN_IN_METHODS;
    readonly startedAt: string;
    readonly lastUsedAt: string;
  };
}

/** A browser that somebody is signed in with: which, how, and since when. */
export function SessionFacts({ session: { userAgent, method, startedAt, lastUsedAt } }: SessionFactsProps) {
  return (
    <div>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {userAgent ?? 'A browser that does not say what it is'}
      </Text>
      <Text size="sm" c="dimmed" component="div">
        Signed in {SIGN_IN_METHODS[method]} <Time at={startedAt} />, last used <Time at={lastUsedAt} />
      </Text>
    </div>
  );
}
