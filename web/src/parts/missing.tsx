import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from './empty-state.tsx';
import { Page } from './page.tsx';

interface MissingProps {
  /** What was looked for, such as "person". */
  readonly what: string;
  /** The list to go back to. */
  readonly to: string;
  readonly list: string;
}

/** Stands where something would be that is not there, or not any more. */
export function Missing({ what, to, list }: MissingProps) {
  return (
    <Page title="Nothing here">
      <EmptyState
        title={`There is no such ${what}`}
        action={
          <Anchor component={Link} to={to} underline="always">
            {list}
          </Anchor>
        }
      >
        It may have been deleted, or the address was cut short.
      </EmptyState>
    </Page>
  );
}
