import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useSearchParams } from 'react-router';
import { PasswordResetRequestDocument } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { FormProblem } from '../../parts/form-problem.tsx';

/** Asks for a link by which to set a forgotten password anew. */
export function ResetRequestForm() {
  const [parameters] = useSearchParams();
  const request = useChange(PasswordResetRequestDocument);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { identifier: parameters.get('name') ?? '' },
    validate: {
      identifier: (name) => (name.trim() === '' ? 'Type your e-mail address or user name.' : null),
    },
  });
  return (
    <form onSubmit={form.onSubmit(({ identifier }) => request.mutate({ identifier }))} noValidate>
      <Stack>
        <FormProblem error={request.error} />
        {request.isSuccess ? (
          <Alert role="status" color="teal">
            If somebody by this name may set a password, a link is on its way to their e-mail address. It is good for 15
            minutes.
          </Alert>
        ) : (
          <>
            <Text size="sm">We send you a link by which you set a new one.</Text>
            <TextInput
              label="E-mail address or user name"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              {...form.getInputProps('identifier')}
            />
            <Button type="submit" loading={request.isPending}>
              Send the link
            </Button>
          </>
        )}
        <Anchor component={Link} to="/sign-in" size="sm" underline="always">
          Back to the sign-in
        </Anchor>
      </Stack>
    </form>
  );
}
