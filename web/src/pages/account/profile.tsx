import type { AccountQuery } from '../../api/generated/graphql.ts';
import { Facts } from '../../parts/facts.tsx';

const ROLES = { ADMINISTRATOR: 'Administrator', APPROVER: 'Approver', EMPLOYEE: 'Employee' } as const;

interface ProfileProps {
  readonly user: NonNullable<AccountQuery['viewer']['user']>;
}

/** What LeaveWizard knows of somebody, as far as they look at it themselves. */
export function Profile({ user }: ProfileProps) {
  return (
    <Facts
      facts={{
        Name: user.displayName ?? [user.givenName, user.familyName].filter(Boolean).join(' '),
        'User name': user.userName,
        'E-mail': user.emails.map(({ value }) => value).join(', '),
        Phone: user.phoneNumbers.map(({ value }) => value).join(', '),
        Title: user.title,
        Department: user.department,
        Workgroup: user.workgroup?.displayName,
        Role: ROLES[user.role],
        'Start date': user.startDate,
      }}
    />
  );
}
