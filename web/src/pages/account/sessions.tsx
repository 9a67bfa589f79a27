import { Badge, Button, Group, Stack } from '@mantine/core';
import { type AccountQuery, SessionRevokeDocument, SignOutEverywhereDocument } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { SessionFacts } from '../../parts/session-facts.tsx';
import { toastOutcome, toastProblem } from '../../parts/toast.ts';

type Session = NonNullable<AccountQuery['viewer']['sessions']>[number];

interface SessionsProps {
  readonly sessions: readonly Session[];
}

/** The browsers that somebody is signed in with, each of which they can sign out. */
export function Sessions({ sessions }: SessionsProps) {
  const everywhere = useChange(SignOutEverywhereDocument);
  const leave = (): void =>
    everywhere.mutate({}, { onSuccess: () => location.assign('/sign-in'), onError: toastProblem });
  return (
    <Stack>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
      <ConfirmButton
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        question="Sign out everywhere?"
        consequences="Every browser you are signed in with is signed out, this one too."
        verb="Sign out everywhere"
        onConfirm={leave}
      >
        Sign out everywhere
      </ConfirmButton>
    </Stack>
  );
}

function SessionRow({ session }: { readonly session: Session }) {
  const revoke = useChange(SessionRevokeDocument);
  const { id, current } = session;
  const end = (): void => toastOutcome(revoke.mutateAsync({ id }), 'That browser is signed out.');
  return (
    <Group justify="space-between">
      <SessionFacts session={session} />
      {current ? (
        <Badge variant="light" color="teal">
          This browser
        </Badge>
      ) : (
        <Button variant="default" size="xs" loading={revoke.isPending} onClick={end}>
          Sign out
        </Button>
      )}
    </Group>
  );
}
