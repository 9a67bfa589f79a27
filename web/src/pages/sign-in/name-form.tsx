import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { SignInStartDocument, type SignInStartMutation } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { FormProblem } from '../../parts/form-problem.tsx';

interface NameFormProps {
  /** Called with who it is and the ways in that they are offered. */
  readonly onStart: (name: string, start: SignInStartMutation['signInStart'], prefersPassword: boolean) => void;
}

/** Asks who it is. */
export function NameForm({ onStart }: NameFormProps) {
  const start = useChange(SignInStartDocument);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '' },
    validate: { name: (name) => (name.trim() === '' ? 'Type your e-mail address or user name.' : null) },
  });
  const startBy = (prefersPassword: boolean) =>
    form.onSubmit(({ name }) =>
      start.mutate(
        { identifier: name },
        { onSuccess: ({ signInStart }) => onStart(name, signInStart, prefersPassword) },
      ),
    );
  return (
    <form onSubmit={startBy(false)} noValidate>
      <Stack>
        <FormProblem error={start.error} />
        <TextInput
          label="E-mail address or user name"
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
          autoFocus
          {...form.getInputProps('name')}
        />
        <Button type="submit" loading={start.isPending}>
          Continue
        </Button>
        <Anchor component="button" type="button" size="sm" underline="always" onClick={() => startBy(true)()}>
          Single sign-on does not work? Use a password
        </Anchor>
      </Stack>
    </form>
  );
}
