import { Button, Group, Modal, MultiSelect, Stack, Text } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import {
  type PersonOptionFragment,
  PersonOptionsDocument,
  WorkgroupUpdateDocument,
} from '../../api/generated/graphql.ts';
import { useAnswer, useChange } from '../../api/hooks.ts';
import { FormProblem } from '../../parts/form-problem.tsx';
import { ManagedButton } from '../../parts/managed.tsx';
import { toast } from '../../parts/toast.ts';
import { counted, personName } from '../../parts/words.ts';
import { useViewer } from '../../shell/viewer.ts';
import type { Workgroup } from './workgroup.ts';

const PAUSE_MS = 200;

interface AddMembersProps {
  readonly workgroup: Workgroup;
  readonly isManaged: boolean;
}

/** Lets several people be chosen, who then move into the workgroup. */
export function AddMembers({ workgroup, isManaged }: AddMembersProps) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <ManagedButton isManaged={isManaged} onClick={open}>
        Add people
      </ManagedButton>
      <Modal
        opened={opened}
        onClose={close}
        title={`Add people to ${workgroup.displayName}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <AddForm workgroup={workgroup} onClose={close} />
      </Modal>
    </>
  );
}

interface AddFormProps {
  readonly workgroup: Workgroup;
  readonly onClose: () => void;
}

function AddForm({ workgroup, onClose }: AddFormProps) {
  const [chosen, setChosen] = useState<readonly PersonOptionFragment[]>([]);
  const update = useChange(WorkgroupUpdateDocument);
  const leaving = chosen.filter((person) => person.workgroup);
  const add = (): void =>
    update.mutate(
      { id: workgroup.id, input: { members: { add: chosen.map(({ id }) => id) } } },
      {
        onSuccess: () => {
          toast(`${counted(chosen.length, ['person is', 'people are'])} in ${workgroup.displayName} now.`);
          onClose();
        },
      },
    );
  return (
    <Stack>
      <FormProblem error={update.error} />
      <PeopleSelect workgroup={workgroup} chosen={chosen} onChoose={setChosen} />
      {leaving.map((person) => (
        <Text key={person.id} size="sm">
          {`${personName(person)} leaves ${person.workgroup?.displayName}.`}
        </Text>
      ))}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={add} disabled={chosen.length === 0} loading={update.isPending}>
          Add
        </Button>
      </Group>
    </Stack>
  );
}

interface PeopleSelectProps {
  readonly workgroup: Workgroup;
  readonly chosen: readonly PersonOptionFragment[];
  readonly onChoose: (people: readonly PersonOptionFragment[]) => void;
}

/** Chooses people who are not in the workgroup; those whom the identity provider keeps elsewhere cannot be chosen. */
function PeopleSelect({ workgroup, chosen, onChoose }: PeopleSelectProps) {
  const { isProvisioned } = useViewer();
  const [asked, setAsked] = useState('');
  const ask = useDebouncedCallback((text: string) => setAsked(text.trim()), PAUSE_MS);
  const filter = { search: asked, not: { workgroup: { id: { eq: workgroup.id } } } };
  const answer = useAnswer(PersonOptionsDocument, { filter }, { keepLast: true });
  const found = answer.data?.company?.users.nodes ?? [];
  const offered = [...chosen, ...found.filter(({ id }) => !chosen.some((person) => person.id === id))];
  return (
    <MultiSelect
      label="People"
      description="Whoever is in another workgroup leaves it."
      data-autofocus
      searchable
      hidePickedOptions
      comboboxProps={{ withinPortal: true }}
      nothingFoundMessage="Nobody found"
      filter={({ options }) => options}
      data={offered.map((person) => optionOf(person, isProvisioned))}
      value={chosen.map(({ id }) => id)}
      onSearchChange={ask}
      onChange={(ids) => onChoose(offered.filter(({ id }) => ids.includes(id)))}
    />
  );
}

function optionOf(person: PersonOptionFragment, isProvisioned: boolean) {
  const { id, userName, workgroup } = person;
  const disabled = isProvisioned && workgroup?.source === 'IDENTITY_PROVIDER';
  const where = disabled ? `: kept in ${workgroup.displayName} by your identity provider` : '';
  return { value: id, label: `${personName(person)} (${userName})${where}`, disabled };
}
