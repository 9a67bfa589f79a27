import { NavLink } from '@mantine/core';
import { IconActivity, IconBuilding, IconUser, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useViewer } from './viewer.ts';

interface Destination {
  readonly to: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly below?: readonly Destination[];
}

const FOR_ADMINISTRATORS: readonly Destination[] = [
  { to: '/people', label: 'People', icon: <IconUsers size={18} /> },
  { to: '/workgroups', label: 'Workgroups', icon: <IconUsersGroup size={18} /> },
  { to: '/activity', label: 'Provisioning activity', icon: <IconActivity size={18} /> },
  {
    to: '/configuration',
    label: 'Configuration',
    icon: <IconBuilding size={18} />,
    below: [
      { to: '/configuration/authentication', label: 'Company settings: Authentication' },
      { to: '/configuration/custom-fields', label: 'Custom fields' },
    ],
  },
];
const FOR_EVERYBODY: readonly Destination[] = [{ to: '/account', label: 'My account', icon: <IconUser size={18} /> }];

interface NavigationProps {
  /** Called when a page is chosen. */
  readonly onNavigate: () => void;
}

/** The main menu: what the person who is signed in can go to. */
export function Navigation({ onNavigate }: NavigationProps) {
  const { isAdministrator } = useViewer();
  return (isAdministrator ? [...FOR_ADMINISTRATORS, ...FOR_EVERYBODY] : FOR_EVERYBODY).map((destination) => (
    <Entry key={destination.to} {...destination} onNavigate={onNavigate} />
  ));
}

function Entry({ to, label, icon, below, onNavigate }: Destination & NavigationProps) {
  const { pathname } = useLocation();
  const isHere = pathname === to || pathname.startsWith(`${to}/`);
  if (!below)
    return (
      <NavLink
        component={Link}
        to={to}
        label={label}
        leftSection={icon}
        active={isHere}
        onClick={onNavigate}
        {...(isHere && { 'aria-current': 'page' as const })}
      />
    );
  return (
    <NavLink component="button" label={label} leftSection={icon} defaultOpened={isHere}>
      {below.map((destination) => (
        <Entry key={destination.to} {...destination} onNavigate={onNavigate} />
      ))}
    </NavLink>
  );
}
