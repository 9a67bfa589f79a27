import { ActionIcon, CopyButton, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly description?: ReactNode;
  /** Whether the focus goes there as soon as it is shown. */
  readonly autoFocus?: boolean;
}

/** A value to be taken elsewhere: it can be selected, and copied by one press. */
export function CopyField({ label, value, description, autoFocus = false }: CopyFieldProps) {
  return (
    <TextInput
      readOnly
      autoFocus={autoFocus}
      label={label}
      description={description}
      value={value}
      onFocus={(event) => event.currentTarget.select()}
      rightSection={
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Copied' : 'Copy'}>
              <ActionIcon variant="subtle" aria-label={copied ? `${label}: copied` : `Copy: ${label}`} onClick={copy}>
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      }
    />
  );
}
