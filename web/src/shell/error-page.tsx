import { Container } from '@mantine/core';
import { useRouteError } from 'react-router';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';

/** What is shown instead of a page that broke. */
export function ErrorPage() {
  const error = useRouteError();
  return (
    <Container size="sm" py="xl">
      <Page title="This page broke">
        <Problem
          error={error instanceof Error ? error : new Error('Something went wrong.')}
          onRetry={() => location.reload()}
        />
      </Page>
    </Container>
  );
}
