import { useState } from 'react';
import { PersonNamedDocument, type PersonOptionFragment, PersonOptionsDocument } from '../api/generated/graphql.ts';
import { useAnswer } from '../api/hooks.ts';
import { type Option, SearchedSelect } from './searched-select.tsx';

interface PersonSelectProps {
  readonly label: string;
  readonly description?: string;
  /** Id of the person; another text is shown as it is. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** Chooses one of the people of the company. */
export function PersonSelect({ value, ...rest }: PersonSelectProps) {
  const [asked, ask] = useState<string>();
  const found = useAnswer(PersonOptionsDocument, { filter: { search: asked ?? null } }, { when: asked !== undefined });
  const named = useAnswer(PersonNamedDocument, { id: value ?? '' }, { when: value !== null, keepLast: true });
  const person = named.data?.company?.user;
  const chosen = value === null ? undefined : person?.id === value ? optionOf(person) : { value, label: value };
  return (
    <SearchedSelect
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...rest}
      value={value}
      chosen={chosen}
      options={(found.data?.company?.users.nodes ?? []).map(optionOf)}
      onAsk={ask}
    />
  );
}

function optionOf({ id, displayName, userName }: PersonOptionFragment): Option {
  return { value: id, label: displayName ? `${displayName} (${userName})` : userName };
}
