import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { SchemeSwitch } from '../../shell/scheme-switch.tsx';
import classes from './door.module.css';

interface DoorProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page for somebody who is not signed in yet. */
export function Door({ title, children }: DoorProps) {
  return (
    <>
      <title>{`${title} – LeaveWizard`}</title>
      <div className={classes.corner}>
        <SchemeSwitch />
      </div>
      <Center component="main" mih="100dvh" p="md">
        <Paper withBorder p="xl" w="100%" maw={420}>
          <Stack>
            <Text fw={700} c="dimmed">
              LeaveWizard
            </Text>
            <Title order={1} size="h3">
              {title}
            </Title>
            {children}
          </Stack>
        </Paper>
      </Center>
    </>
  );
}
