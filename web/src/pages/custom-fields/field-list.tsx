import { ActionIcon, Badge, Button, Code, Group, List, Paper, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { CustomFieldReorderDocument, CustomFieldRetireDocument } from '../../api/generated/graphql.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { toastOutcome, toastProblem } from '../../parts/toast.ts';
import { useProvenChange } from '../../shell/fresh-sign-in.tsx';
import { type CustomField, kindLabel, limitsOf } from './custom-field.ts';
import { Lacking } from './lacking.tsx';

interface FieldListProps {
  readonly fields: readonly CustomField[];
  readonly onEdit: (id: string) => void;
}

/** The fields in their order, which buttons change. */
export function FieldList({ fields, onEdit }: FieldListProps) {
  const reorder = useProvenChange(CustomFieldReorderDocument);
  const [said, say] = useState('');
  const move = (from: number, to: number): void => {
    const ids = fields.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    reorder.mutate(
      { ids },
      {
        onSuccess: () => say(`${fields[from]?.label} is number ${to + 1} of ${fields.length} now.`),
        onError: toastProblem,
      },
    );
  };
  return (
    <Stack gap="sm" maw={860}>
      <List
        listStyleType="none"
        spacing="sm"
        role="list"
        styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}
      >
        {fields.map((field, at) => (
          <List.Item key={field.id}>
            <Paper withBorder p="md">
              <Group justify="space-between" align="flex-start">
                <Facts field={field} />
                <Group gap="xs">
                  <MoveButton
                    field={field}
                    up
                    isAtEnd={at === 0}
                    isMoving={reorder.isPending}
                    onMove={() => move(at, at - 1)}
                  />
                  <MoveButton
                    field={field}
                    isAtEnd={at === fields.length - 1}
                    isMoving={reorder.isPending}
                    onMove={() => move(at, at + 1)}
                  />
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Edit ${field.label}`}
                    onClick={() => onEdit(field.id)}
                  >
                    Edit
                  </Button>
                  <RetireButton field={field} />
                </Group>
              </Group>
            </Paper>
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed" role="status">
        {said}
      </Text>
    </Stack>
  );
}

function Facts({ field }: { readonly field: CustomField }) {
  const limits = limitsOf(field);
  return (
    <Stack gap={4} flex="1 1 240px" miw={0}>
      <Group gap="xs">
        <Text fw={600}>{field.label}</Text>
        <Code>{field.key}</Code>
        {field.required && <Badge variant="light">Required</Badge>}
      </Group>
      {field.description && <Text size="sm">{field.description}</Text>}
      <Text size="sm" c="dimmed" lineClamp={3}>
        {kindLabel(field.kind)}
        {limits && `: ${limits}`}
      </Text>
      <Lacking field={field} />
    </Stack>
  );
}

interface MoveButtonProps {
  readonly field: CustomField;
  /** Towards the beginning; else towards the end. */
  readonly up?: boolean;
  readonly isAtEnd: boolean;
  readonly isMoving: boolean;
  readonly onMove: () => void;
}

/** Stays where the focus is, also when there is nowhere further to go. */
function MoveButton({ field, up = false, isAtEnd, isMoving, onMove }: MoveButtonProps) {
  const isIdle = isAtEnd || isMoving;
  const Icon = up ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={`Move ${field.label} ${up ? 'up' : 'down'}`}
      aria-disabled={isIdle}
      data-disabled={isAtEnd || undefined}
      onClick={isIdle ? undefined : onMove}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
}

function RetireButton({ field }: { readonly field: CustomField }) {
  const retire = useProvenChange(CustomFieldRetireDocument);
  return (
    <ConfirmButton
      size="xs"
      variant="outline"
      color="red"
      aria-label={`Retire ${field.label}`}
      loading={retire.isPending}
      question={`Retire ${field.label}?`}
      consequences={
        <Stack gap="xs">
          <div>
            This is for good: the field goes from every person, from SCIM and from lists, and cannot be brought back.
          </div>
          <div>
            Its values are kept for the record but shown to nobody, and the key <Code>{field.key}</Code> stays taken.
          </div>
        </Stack>
      }
      verb="Retire for good"
      onConfirm={() => toastOutcome(retire.mutateAsync({ id: field.id }), `${field.label} is retired.`)}
    >
      Retire
    </ConfirmButton>
  );
}
