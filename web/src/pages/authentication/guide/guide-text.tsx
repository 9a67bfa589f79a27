import { Anchor, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface TextProps {
  readonly children: ReactNode;
}

/** What to do, one after the other: each a `Todo`. */
export function Do({ children }: TextProps) {
  return (
    <List type="ordered" spacing="xs" pr="md">
      {children}
    </List>
  );
}

/** One thing to do. What is pressed and chosen stands in `<b>`, as the console writes it. */
export function Todo({ children }: TextProps) {
  return <List.Item>{children}</List.Item>;
}

/** Why, or what comes of it. */
export function Note({ children }: TextProps) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}

/** Leads to the settings of this company. */
export function ToSettings({ at = '', children }: { readonly at?: string; readonly children: ReactNode }) {
  return (
    <Anchor component={Link} to={`/configuration/authentication${at}`} inherit underline="always">
      {children}
    </Anchor>
  );
}
