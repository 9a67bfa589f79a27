import { Anchor, AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Navigate, Outlet, useLocation } from 'react-router';
import { Answered } from '../parts/answered.tsx';
import { AccountMenu } from './account-menu.tsx';
import classes from './frame.module.css';
import { FreshSignIn } from './fresh-sign-in.tsx';
import { Navigation } from './navigation.tsx';
import { SchemeSwitch } from './scheme-switch.tsx';
import { useViewerAnswer, viewerOf } from './viewer.ts';

/** What surrounds every page of somebody who is signed in; others are led to the sign-in, and back. */
export function Frame() {
  const answer = useViewerAnswer();
  const { pathname, search } = useLocation();
  const returnTo = new URLSearchParams({ returnTo: pathname + search });
  return (
    <Answered answer={answer}>
      {(data) => (viewerOf(data) ? <SignedInFrame /> : <Navigate to={`/sign-in?${returnTo}`} replace />)}
    </Answered>
  );
}

function SignedInFrame() {
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
      transitionDuration={0}
    >
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Menu"
              aria-expanded={opened}
            />
            <Anchor href="/" underline="never" c="inherit">
              <Text fw={700}>LeaveWizard</Text>
            </Anchor>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <SchemeSwitch />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Main menu">
        <Navigation onNavigate={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <FreshSignIn>
          <Outlet />
        </FreshSignIn>
      </AppShell.Main>
    </AppShell>
  );
}
