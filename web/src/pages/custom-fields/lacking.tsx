import { Anchor, Button, Group, List, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import { PeopleWithoutValueDocument } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import type { CustomField } from './custom-field.ts';

const SHOWN_MAX = 100;

interface LackingProps {
  readonly field: CustomField;
}

/** Says how many people lack a required value, and who they are. */
export function Lacking({ field }: LackingProps) {
  const [opened, { open, close }] = useDisclosure();
  const { required, usersWithoutValue, label } = field;
  if (!required || usersWithoutValue === 0) return null;
  return (
    <Group gap="xs">
      <Text size="sm">
        {`${usersWithoutValue.toLocaleString()} ${usersWithoutValue === 1 ? 'person lacks' : 'people lack'} it.`}
      </Text>
      <Button size="xs" variant="subtle" aria-label={`Show who lacks ${label}`} onClick={open}>
        Show who
      </Button>
      <Modal opened={opened} onClose={close} title={`Who lacks ${label}`} closeButtonProps={{ 'aria-label': 'Close' }}>
        {opened && <People field={field} />}
      </Modal>
    </Group>
  );
}

function People({ field: { key, usersWithoutValue } }: LackingProps) {
  const answer = useAnswer(PeopleWithoutValueDocument, { key, first: SHOWN_MAX });
  return (
    <Answered answer={answer}>
      {({ company }) => (
        <>
          <List spacing={4} listStyleType="none" role="list">
            {company?.users.nodes.map(({ id, displayName, userName }) => (
              <List.Item key={id}>
                <Anchor component={Link} to={`/people/${id}`}>
                  {displayName ?? userName}
                </Anchor>
              </List.Item>
            ))}
          </List>
          {usersWithoutValue > SHOWN_MAX && (
            <Text size="sm" mt="sm">{`And ${(usersWithoutValue - SHOWN_MAX).toLocaleString()} more.`}</Text>
          )}
        </>
      )}
    </Answered>
  );
}
