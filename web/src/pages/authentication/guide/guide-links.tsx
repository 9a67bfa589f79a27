import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';

/** The ways to be led through all of it. */
export function GuideLinks() {
  return (
    <Group gap="md">
      <Text size="sm">Never done this before? Step by step:</Text>
      <Anchor component={Link} to="/configuration/authentication/guide/okta" size="sm" underline="always">
        Guide for Okta
      </Anchor>
      <Anchor component={Link} to="/configuration/authentication/guide/entra" size="sm" underline="always">
        Guide for Entra ID
      </Anchor>
    </Group>
  );
}
