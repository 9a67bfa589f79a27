import { Anchor, Button, Divider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { SignInMutation, SignInStartMutation } from '../../api/generated/graphql.ts';
import { singleSignOnUrl } from './destination.ts';
import { PasswordForm } from './password-form.tsx';

interface WaysInProps {
  /** Who it is, as they typed it. */
  readonly name: string;
  readonly start: SignInStartMutation['signInStart'];
  /** Whether they asked for a password, whatever their company wants. */
  readonly prefersPassword: boolean;
  /** Where they go once they are in. */
  readonly destination: string;
  readonly onBack: () => void;
  readonly onEnter: () => void;
  /** Called when the password opens several companies. */
  readonly onChoose: (password: string, companies: NonNullable<SignInMutation['signIn']['companies']>) => void;
}

/**
 * The ways in that somebody is offered. A password is always within reach: administrators whom their company excepts
 * from single sign-on need it, and nobody else is to know who they are.
 */
export function WaysIn({ name, start, prefersPassword, destination, onBack, onEnter, onChoose }: WaysInProps) {
  const offers = start.singleSignOn ?? [];
  const [wantsPassword, setWantsPassword] = useState(start.password || prefersPassword || offers.length === 0);
  return (
    <Stack>
      <Text size="sm">
        {name}{' '}
        <Anchor component="button" type="button" inherit underline="always" onClick={onBack}>
          Not you?
        </Anchor>
      </Text>
      {wantsPassword && <PasswordForm name={name} onEnter={onEnter} onChoose={onChoose} />}
      {wantsPassword && offers.length > 0 && <Divider label="or" />}
      {offers.map(({ companySlug, companyName, url }) => (
        <Button key={companySlug} component="a" href={singleSignOnUrl(url, destination)} variant="default">
          {offers.length > 1 ? `Single sign-on at ${companyName}` : 'Continue with single sign-on'}
        </Button>
      ))}
      {!wantsPassword && (
        <Anchor component="button" type="button" size="sm" underline="always" onClick={() => setWantsPassword(true)}>
          Use a password instead
        </Anchor>
      )}
    </Stack>
  );
}
