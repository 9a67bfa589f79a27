import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { ask, change, documentId } from './ask.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

interface AnswerOptions {
  /** Ask again after this long, in milliseconds. */
  readonly everyMs?: number | undefined;
  /** False: not yet. */
  readonly when?: boolean | undefined;
  /** Show the last answer while a question with other variables is on its way. */
  readonly keepLast?: boolean | undefined;
}

/** The service's answer to a question, asked again when it may have changed. */
export function useAnswer<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { everyMs, when = true, keepLast = false }: AnswerOptions = {},
): UseQueryResult<Data> {
  return useQuery({
    queryKey: [documentId(document), variables],
    queryFn: ({ signal }) => ask(document, variables, signal),
    enabled: when,
    ...(everyMs !== undefined && { refetchInterval: everyMs }),
    ...(keepLast && { placeholderData: keepPreviousData }),
  });
}

/** A change that the service is asked for; afterwards every answer on the page is asked for again. */
export function useChange<Data extends Record<string, unknown>, Variables>(
  document: TypedDocumentString<Data, Variables>,
): UseMutationResult<Data, Error, Variables> {
  return useMutation({ mutationFn: (variables: Variables) => change(document, variables) });
}
