import { Alert, Button, Stack, Text } from '@mantine/core';
import { RefusedError } from '../../api/ask.ts';
import { type SamlConfigureInput, SamlPreviewDocument } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { Answered } from '../../parts/answered.tsx';
import { useProve, wantsFreshSignIn } from '../../shell/fresh-sign-in.tsx';
import { expiryOf } from './authentication.ts';
import { IdentityProviderFacts } from './identity-provider-facts.tsx';

interface SamlPreviewProps {
  readonly input: SamlConfigureInput;
}

/** What the service reads in what was entered, before anything is changed. */
export function SamlPreview({ input }: SamlPreviewProps) {
  const answer = useAnswer(SamlPreviewDocument, { input });
  return (
    <Answered answer={answer}>
      {({ company }) => {
        const { identityProvider, userErrors } = company?.authenticationSettings?.samlPreview ?? { userErrors: [] };
        if (!identityProvider) return <Unreadable error={new RefusedError(userErrors)} />;
        const isWorrying = identityProvider.certificates.some((certificate) => expiryOf(certificate).color !== 'teal');
        return (
          <Alert color={isWorrying ? 'orange' : 'teal'} title="What LeaveWizard read" role="status">
            <IdentityProviderFacts provider={identityProvider} />
            {isWorrying && (
              <Text size="sm" mt="xs">
                A certificate is about to expire, or has expired. It is accepted all the same; replace it soon.
              </Text>
            )}
          </Alert>
        );
      }}
    </Answered>
  );
}

function Unreadable({ error }: { readonly error: RefusedError }) {
  const prove = useProve();
  const isTooLongAgo = wantsFreshSignIn(error);
  return (
    <Alert
      color={isTooLongAgo ? 'orange' : 'red'}
      role="alert"
      title={isTooLongAgo ? 'Sign in again' : 'This cannot be used'}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{error.message}</Text>
        {isTooLongAgo && (
          <Button size="xs" variant="default" onClick={() => void prove()}>
            Sign in again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
