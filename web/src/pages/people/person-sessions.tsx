import { Stack, Text, Title } from '@mantine/core';
import { type PersonFragment, PersonSessionsEndDocument } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { SessionFacts } from '../../parts/session-facts.tsx';
import { toast, toastProblem } from '../../parts/toast.ts';
import { counted, personName } from '../../parts/words.ts';

interface PersonSessionsProps {
  readonly person: PersonFragment;
}

/** The browsers in which a person is signed in, and the way to end that. */
export function PersonSessions({ person }: PersonSessionsProps) {
  const end = useChange(PersonSessionsEndDocument);
  const sessions = person.sessions ?? [];
  const name = personName(person);
  const endAll = (): Promise<void> =>
    end.mutateAsync({ id: person.id }).then(({ userSessionsEnd: { endedSessions } }) => {
      toast(`${counted(endedSessions ?? 0, ['session was', 'sessions were'])} ended.`);
    }, toastProblem);
  return (
    <Stack component="section" aria-labelledby="sessions" gap="sm">
      <Title order={2} size="h3" id="sessions">
        Sessions
      </Title>
      {sessions.length === 0 && <Text c="dimmed">{name} is signed in nowhere.</Text>}
      {sessions.map((session) => (
        <SessionFacts key={session.id} session={session} />
      ))}
      {sessions.length > 0 && (
        <ConfirmButton
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          question={`Sign ${name} out everywhere?`}
          consequences="Their next request in any of these browsers is refused: what they have not saved is lost. They can sign in again."
          verb="Sign out everywhere"
          onConfirm={() => void endAll()}
        >
          Sign out everywhere
        </ConfirmButton>
      )}
    </Stack>
  );
}
