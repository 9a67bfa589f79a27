import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconLogout, IconUser } from '@tabler/icons-react';
import { Link } from 'react-router';
import { SignOutDocument } from '../api/generated/graphql.ts';
import { useChange } from '../api/hooks.ts';
import { toastProblem } from '../parts/toast.ts';
import { useViewer } from './viewer.ts';

/** Who is signed in and where, and the way out. */
export function AccountMenu() {
  const { user, company } = useViewer();
  const signOut = useChange(SignOutDocument);
  const leave = (): void => signOut.mutate({}, { onSuccess: () => location.assign('/sign-in'), onError: toastProblem });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          rightSection={<IconChevronDown size={16} />}
        >
          <Text inherit truncate maw={{ base: 76, xs: 160, sm: 240 }}>
            {user.displayName ?? user.userName}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{`${user.userName}, ${company.name}`}</Menu.Label>
        <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} />}>
          My account
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
