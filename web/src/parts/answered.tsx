import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './loading.tsx';
import { Problem } from './problem.tsx';

interface AnsweredProps<Data> {
  readonly answer: UseQueryResult<Data>;
  /** What to show of it. */
  readonly children: (data: Data) => ReactNode;
}

/** Shows an answer once it is there, that it is awaited until then, or that it did not come. */
export function Answered<Data>({ answer, children }: AnsweredProps<Data>) {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error) return <Problem error={answer.error} onRetry={answer.refetch} />;
  return <Loading />;
}
