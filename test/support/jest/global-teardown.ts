import { finishJanitor } from './janitor-process.ts';

/** Stops PostgreSQL and removes the run's directory. */
export default async function tearDown(): Promise<void> {
  await finishJanitor();
}
