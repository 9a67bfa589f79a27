import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { AccountDocument } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { Page } from '../../parts/page.tsx';
import { useViewer } from '../../shell/viewer.ts';
import { PasswordChange } from './password-change.tsx';
import { Profile } from './profile.tsx';
import { Sessions } from './sessions.tsx';

/** What the person who is signed in sees of themselves, and can do for themselves. */
export function AccountPage() {
  const { company, user, isAdministrator } = useViewer();
  const answer = useAnswer(AccountDocument, {});
  return (
    <Page title="My account" about={`You at ${company.name}.`}>
      <Answered answer={answer}>
        {({ viewer }) => (
          <Stack gap="lg" maw={860}>
            <Card withBorder component="section" aria-labelledby="profile">
              <Title order={2} size="h4" id="profile" mb="sm">
                Profile
              </Title>
              {viewer.user && <Profile user={viewer.user} />}
              <Text size="sm" c="dimmed" mt="sm">
                {isAdministrator ? (
                  <Anchor component={Link} to={`/people/${user.id}`} inherit underline="always">
                    All there is about you
                  </Anchor>
                ) : (
                  'Something is wrong? Ask an administrator of your company.'
                )}
              </Text>
            </Card>
            <Card withBorder component="section" aria-labelledby="password">
              <Title order={2} size="h4" id="password" mb="sm">
                Password
              </Title>
              <PasswordChange isPossible={viewer.mayChangePassword} />
            </Card>
            <Card withBorder component="section" aria-labelledby="sessions">
              <Title order={2} size="h4" id="sessions" mb="sm">
                Where you are signed in
              </Title>
              <Sessions sessions={viewer.sessions ?? []} />
            </Card>
          </Stack>
        )}
      </Answered>
    </Page>
  );
}
