import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface PageSectionProps {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly about?: ReactNode;
  /** How things stand, or the button that belongs to it all. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the page, with a heading by which it can be found. */
export function PageSection({ title, about, aside, children }: PageSectionProps) {
  const id = useId();
  return (
    <Paper component="section" withBorder p={{ base: 'md', sm: 'lg' }} aria-labelledby={id}>
      <Stack>
        <Group justify="space-between" align="flex-start">
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          {aside}
        </Group>
        {about && <Text size="sm">{about}</Text>}
        {children}
      </Stack>
    </Paper>
  );
}
