import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const PAUSE_MS = 200;

/** Something to choose. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SearchedSelectProps extends Omit<SelectProps, 'data' | 'value' | 'searchable' | 'filter' | 'onChange'> {
  readonly value: string | null;
  /** What is chosen, once its name is known. */
  readonly chosen: Option | undefined;
  /** What was found. */
  readonly options: readonly Option[];
  readonly onAsk: (search: string) => void;
  readonly onChange: (value: string | null) => void;
}

/** Chooses one of many, which are searched by the service as one types. */
export function SearchedSelect({ value, chosen, options, onAsk, onChange, ...rest }: SearchedSelectProps) {
  const [picked, setPicked] = useState<Option | null>(null);
  const ask = useDebouncedCallback(onAsk, PAUSE_MS);
  const current = [picked, chosen].find((option) => option?.value === value) ?? chosen;
  const isListed = !current || options.some((option) => option.value === current.value);
  return (
    <Select
      clearable
      nothingFoundMessage="Nothing found"
      {...rest}
      searchable
      filter={({ options: all }) => all}
      data={[...(isListed ? [] : [current]), ...options]}
      value={value}
      onDropdownOpen={() => onAsk('')}
      onSearchChange={(text) => ask(text === current?.label ? '' : text.trim())}
      onChange={(next, option) => {
        setPicked(option);
        onChange(next);
      }}
    />
  );
}
