import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useParams } from 'react-router';
import { PersonDocument, type PersonFragment, type PersonQuery } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { History } from '../../parts/history.tsx';
import { ManagedBadge } from '../../parts/managed.tsx';
import { Missing } from '../../parts/missing.tsx';
import { Page } from '../../parts/page.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { personName } from '../../parts/words.ts';
import { useViewer } from '../../shell/viewer.ts';
import { PersonActions } from './person-actions.tsx';
import { PersonFacts } from './person-facts.tsx';
import { PersonSessions } from './person-sessions.tsx';
import { PlacePanel } from './place-panel.tsx';

/** All that is known of a person, what happened to them, and what can be done. */
export function PersonPage() {
  const { id = '' } = useParams();
  const answer = useAnswer(PersonDocument, { id });
  return (
    <Answered answer={answer}>
      {({ company }) =>
        company?.user ? (
          <Person key={id} company={company} person={company.user} />
        ) : (
          <Missing what="person" to="/people" list="To the list of people" />
        )
      }
    </Answered>
  );
}

interface PersonProps {
  readonly company: NonNullable<PersonQuery['company']>;
  readonly person: PersonFragment;
}

function Person({ company, person }: PersonProps) {
  const { isProvisioned, user } = useViewer();
  const about = [person.userName, person.title].filter((text) => text !== null).join(', ');
  return (
    <Page title={personName(person)} about={about} actions={<PersonActions person={person} />}>
      <Group gap="xs">
        <StatusBadge active={person.active} />
        {isProvisioned && <ManagedBadge />}
      </Group>
      {person.id === user.id && (
        <Text>This is you. Your role and your access can be taken from you by another administrator alone.</Text>
      )}
      <PlacePanel person={person} maySetRoles={company.authenticationSettings?.maySetRoles ?? false} />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <PersonFacts person={person} customFields={company.customFields} />
      </SimpleGrid>
      <PersonSessions person={person} />
      <Stack component="section" aria-labelledby="history" gap="sm">
        <Title order={2} size="h3" id="history">
          History
        </Title>
        <History filter={{ userId: person.id }} userId={person.id} />
      </Stack>
    </Page>
  );
}
