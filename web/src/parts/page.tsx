import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useHeadingFocus } from './heading-focus.ts';

/** Where the heading comes to rest when it is scrolled to. */
const BELOW_HEADER = { scrollMarginTop: '6rem' };

interface PageProps {
  readonly title: string;
  /** One sentence on what the page is for. */
  readonly about?: ReactNode;
  /** Buttons that belong to the whole page. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the app below its heading. Its name is also that of the browser's tab. */
export function Page({ title, about, actions, children }: PageProps) {
  const heading = useHeadingFocus();
  return (
    <Stack gap="lg">
      <title>{`${title} – LeaveWizard`}</title>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2" ref={heading} tabIndex={-1} style={BELOW_HEADER}>
            {title}
          </Title>
          {about && <Text c="dimmed">{about}</Text>}
        </div>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
