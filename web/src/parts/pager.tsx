import { Button, Group, Text } from '@mantine/core';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

interface PagerProps {
  /** How many there are on all pages. */
  readonly total: number;
  /** One of the things that are listed, and several. */
  readonly noun: readonly [one: string, several: string];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** Leads through the pages of a long list. The place is in the address, so that it can be kept and sent. */
export function Pager({ total, noun, endCursor, hasNextPage }: PagerProps) {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation();
  const depth = depthOf(state);
  const go = (after: string | null, depthThere: number): void => {
    const next = new URLSearchParams(parameters);
    if (after) next.set('after', after);
    else next.delete('after');
    void navigate({ search: next.toString() }, { state: { depth: depthThere } });
  };
  return (
    <Group justify="space-between" component="nav" aria-label="Pages">
      <Text size="sm" aria-live="polite">{`${total.toLocaleString()} ${noun[total === 1 ? 0 : 1]}`}</Text>
      <Group gap="xs">
        {parameters.has('after') && (
          <Button variant="default" size="xs" onClick={() => go(null, 0)}>
            First
          </Button>
        )}
        {depth > 0 && (
          <Button variant="default" size="xs" onClick={() => void navigate(-1)}>
            Previous
          </Button>
        )}
        {hasNextPage && (
          <Button variant="default" size="xs" onClick={() => go(endCursor, depth + 1)}>
            Next
          </Button>
        )}
      </Group>
    </Group>
  );
}

/** How many pages of this list lie behind in the history of the browser. */
function depthOf(state: unknown): number {
  return typeof state === 'object' && state !== null && 'depth' in state && typeof state.depth === 'number'
    ? state.depth
    : 0;
}
