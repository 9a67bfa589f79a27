import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { AskError } from './ask.ts';

const RETRIES_MAX = 2;

/** What the app knows of the service's answers. A change makes all of it stale, since rules reach far. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({
    onError: leaveWhenSignedOut,
    onSuccess: (): Promise<void> => queryClient.invalidateQueries(),
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < RETRIES_MAX && error instanceof AskError && error.code === 'UNREACHABLE',
    },
  },
});

/** A session that is over leads to the sign-in, and from there back here. */
function leaveWhenSignedOut(error: Error): void {
  if (!(error instanceof AskError) || error.code !== 'UNAUTHENTICATED') return;
  const { pathname, search } = location;
  if (pathname === '/sign-in') return;
  location.assign(`/sign-in?${new URLSearchParams({ returnTo: pathname + search })}`);
}
