import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';

/** What is shown at an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <EmptyState
        title="There is no page at this address"
        action={
          <Anchor component={Link} to="/">
            To the start
          </Anchor>
        }
      >
        It may have been removed, or the address was cut short.
      </EmptyState>
    </Page>
  );
}
