import { Center, Loader } from '@mantine/core';

/** What is shown while an answer is on its way. */
export function Loading() {
  return (
    <Center p="xl" role="status" aria-label="Loading">
      <Loader />
    </Center>
  );
}
