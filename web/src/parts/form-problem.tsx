import { Alert } from '@mantine/core';

interface FormProblemProps {
  readonly error: Error | null;
}

/** Says above a form why what was sent was not taken. */
export function FormProblem({ error }: FormProblemProps) {
  return (
    error && (
      <Alert role="alert" color="red">
        {error.message}
      </Alert>
    )
  );
}
