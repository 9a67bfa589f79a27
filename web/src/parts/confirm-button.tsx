import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface ConfirmButtonProps extends ButtonProps {
  /** What is asked, as a question. */
  readonly question: string;
  /** What will happen. */
  readonly consequences: ReactNode;
  /** What the button that does it says. */
  readonly verb: string;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/** A button for what cannot be undone: it says what will happen, and asks first. */
export function ConfirmButton({ question, consequences, verb, onConfirm, children, ...rest }: ConfirmButtonProps) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button {...rest} onClick={open}>
        {children}
      </Button>
      <Modal opened={opened} onClose={close} title={question} closeButtonProps={{ 'aria-label': 'Close' }}>
        <Stack>
          <Text component="div">{consequences}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              color="red"
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {verb}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
