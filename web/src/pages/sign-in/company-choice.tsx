import { Button, Stack, Text } from '@mantine/core';
import { SignInDocument, type SignInMutation } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { FormProblem } from '../../parts/form-problem.tsx';

interface CompanyChoiceProps {
  readonly name: string;
  readonly password: string;
  readonly companies: NonNullable<SignInMutation['signIn']['companies']>;
  readonly onEnter: () => void;
}

/** Asks somebody who has proven who they are, and is in several companies, where they want to be. */
export function CompanyChoice({ name, password, companies, onEnter }: CompanyChoiceProps) {
  const signIn = useChange(SignInDocument);
  const choose = (companySlug: string): void =>
    signIn.mutate({ userName: name, password, companySlug }, { onSuccess: onEnter });
  return (
    <Stack>
      <Text size="sm">You are in several companies.</Text>
      <FormProblem error={signIn.error} />
      {companies.map(({ slug, name: companyName }) => (
        <Button key={slug} variant="default" loading={signIn.isPending} onClick={() => choose(slug)}>
          {companyName}
        </Button>
      ))}
    </Stack>
  );
}
