import type { SelectProps } from '@mantine/core';
import { useState } from 'react';
import {
  WorkgroupNamedDocument,
  type WorkgroupOptionFragment,
  WorkgroupOptionsDocument,
} from '../api/generated/graphql.ts';
import { useAnswer } from '../api/hooks.ts';
import { type Option, SearchedSelect } from './searched-select.tsx';

interface WorkgroupSelectProps extends Pick<SelectProps, 'label' | 'description' | 'placeholder' | 'disabled'> {
  /** Id of the workgroup. */
  readonly value: string | null;
  /** Offers only workgroups that were made in LeaveWizard. */
  readonly bornHere?: boolean;
  readonly onChange: (value: string | null) => void;
}

/** Chooses one of the workgroups of the company. */
export function WorkgroupSelect({ value, bornHere = false, ...rest }: WorkgroupSelectProps) {
  const [asked, ask] = useState<string>();
  const filter = {
    ...(asked && { displayName: { contains: asked } }),
    ...(bornHere && { source: 'LEAVEWIZARD' as const }),
  };
  const found = useAnswer(WorkgroupOptionsDocument, { filter }, { when: asked !== undefined });
  const named = useAnswer(WorkgroupNamedDocument, { id: value ?? '' }, { when: value !== null, keepLast: true });
  const workgroup = named.data?.company?.workgroup;
  return (
    <SearchedSelect
      {...rest}
      value={value}
      chosen={workgroup && workgroup.id === value ? optionOf(workgroup) : undefined}
      options={(found.data?.company?.workgroups.nodes ?? []).map(optionOf)}
      onAsk={ask}
    />
  );
}

function optionOf({ id, displayName }: WorkgroupOptionFragment): Option {
  return { value: id, label: displayName };
}
