import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { FormFieldFragment, PersonFragment, PersonReferenceFragment } from '../../api/generated/graphql.ts';
import { type Fact, FactsPanel } from '../../parts/facts-panel.tsx';
import { spokenValue } from '../../parts/spoken-value.ts';
import { Time } from '../../parts/time.tsx';
import { USER_LABELS, type UserAttribute } from '../../parts/user-labels.ts';
import { CHANNELS, personName, ROLES, SOURCES } from '../../parts/words.ts';
import { WorkgroupName } from '../../parts/workgroup-name.tsx';

const NAMES = [
  'userName',
  'displayName',
  'formattedName',
  'honorificPrefix',
  'givenName',
  'middleName',
  'familyName',
  'honorificSuffix',
  'nickName',
  'emails',
  'phoneNumbers',
  'addresses',
  'preferredLanguage',
  'locale',
  'timezone',
] as const;
const WORK = ['title', 'department', 'division', 'organization', 'costCenter', 'employeeNumber', 'userType'] as const;
const LEAVE = ['startDate', 'endDate', 'holidayCountry', 'holidayRegion'] as const;

interface PersonFactsProps {
  readonly person: PersonFragment;
  readonly customFields: readonly FormFieldFragment[];
}

/** All that is known of a person, in groups. */
export function PersonFacts({ person, customFields }: PersonFactsProps) {
  const plain = (name: (typeof NAMES | typeof WORK | typeof LEAVE)[number]): Fact =>
    fact(name, spokenValue(person[name]));
  const custom = new Map(person.customFields.map(({ key, value }) => [key, value]));
  return (
    <>
      <FactsPanel title="Name and contact" facts={NAMES.map(plain)} />
      <FactsPanel
        title="Work"
        facts={[...WORK.map(plain), fact('manager', <Reference to={person.manager} />, person.manager)]}
      />
      <FactsPanel
        title="LeaveWizard"
        facts={[
          fact('role', ROLES[person.role]),
          fact('workgroup', person.workgroup && <WorkgroupName id={person.workgroup.id} />),
          ...LEAVE.map(plain),
          fact('approver', <Reference to={person.approver} />, person.approver),
        ]}
      />
      {customFields.length > 0 && (
        <FactsPanel
          title="Custom fields"
          facts={customFields.map(({ key, label }) => ({ key, label, value: spokenValue(custom.get(key)) }))}
        />
      )}
      <FactsPanel title="Technical" facts={technical(person)} />
    </>
  );
}

function technical({ id, externalId, source, createdAt, updatedAt, version, password }: PersonFragment): Fact[] {
  return [
    { key: 'id', label: 'Id, here and in SCIM', value: id },
    fact('externalId', externalId),
    fact('source', SOURCES[source]),
    { key: 'createdAt', label: 'Made', value: <Time at={createdAt} /> },
    { key: 'updatedAt', label: 'Last changed', value: <Time at={updatedAt} /> },
    { key: 'version', label: 'Version', value: String(version) },
    fact(
      'password',
      password && (
        <>
          Set <Time at={password.setAt} /> {CHANNELS[password.setBy]}
        </>
      ),
    ),
  ];
}

function fact(name: UserAttribute, value: Fact['value'], given: unknown = value): Fact {
  return { key: name, label: USER_LABELS[name], value: given == null ? null : value };
}

function Reference({ to }: { readonly to: PersonReferenceFragment | null }) {
  if (!to?.user) return to?.value;
  return (
    <Anchor component={Link} inherit to={`/people/${to.user.id}`}>
      {personName(to.user)}
    </Anchor>
  );
}
