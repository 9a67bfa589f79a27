import { Select, SimpleGrid } from '@mantine/core';
import { useListAddress } from '../../parts/list-address.ts';
import { SearchField } from '../../parts/search-field.tsx';
import { choicesOf, ROLES, SOURCES } from '../../parts/words.ts';
import { WorkgroupSelect } from '../../parts/workgroup-select.tsx';

const CHOICES = [
  {
    name: 'status',
    label: 'Status',
    data: [
      { value: 'active', label: 'Active' },
      { value: 'inactive', label: 'Inactive' },
    ],
  },
  { name: 'role', label: 'Role', data: choicesOf(ROLES) },
  { name: 'source', label: 'Source', data: choicesOf(SOURCES) },
] as const;

/** Searches and narrows the list of people. */
export function PeopleFilters() {
  const { get, set } = useListAddress();
  return (
    <search>
      <SearchField
        label="Search by name, user name, e-mail address or employee number"
        value={get('q') ?? ''}
        onSearch={(q) => set({ q })}
      />
      <SimpleGrid cols={{ base: 2, md: 4 }} mt="sm" spacing="sm">
        {CHOICES.map(({ name, label, data }) => (
          <Select
            key={name}
            label={label}
            placeholder="All"
            clearable
            data={data}
            value={get(name)}
            onChange={(value) => set({ [name]: value })}
          />
        ))}
        <WorkgroupSelect
          label="Workgroup"
          placeholder="All"
          value={get('workgroup')}
          onChange={(workgroup) => set({ workgroup })}
        />
      </SimpleGrid>
    </search>
  );
}
