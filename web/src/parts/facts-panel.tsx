import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Something that is known, or not. */
export interface Fact {
  readonly key: string;
  readonly label: string;
  /** Null or '' when nothing is known. */
  readonly value: ReactNode;
}

interface FactsPanelProps {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** A group of facts; those of which nothing is known are named together at the end. */
export function FactsPanel({ title, facts }: FactsPanelProps) {
  const known = facts.filter(({ value }) => value !== null && value !== '');
  const unknown = facts.filter((fact) => !known.includes(fact)).map(({ label }) => label);
  return (
    <Paper component="section" withBorder p="md" aria-label={title}>
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      <Stack component="dl" gap={6} m={0}>
        {known.map(({ key, label, value }) => (
          <Group key={key} gap="0 var(--mantine-spacing-xs)" align="baseline">
            <Text component="dt" size="sm" c="dimmed" w={180}>
              {label}
            </Text>
            <Text
              component="dd"
              size="sm"
              m={0}
              flex="1 1 160px"
              style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
            >
              {value}
            </Text>
          </Group>
        ))}
      </Stack>
      {unknown.length > 0 && (
        <Text size="sm" c="dimmed" mt={known.length > 0 ? 'sm' : 0}>
          Not given: {unknown.join(', ')}.
        </Text>
      )}
    </Paper>
  );
}
