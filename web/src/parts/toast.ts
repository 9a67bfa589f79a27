import { notifications } from '@mantine/notifications';
import { AskError, RefusedError } from '../api/ask.ts';

/** Says in passing that something was done. */
export function toast(message: string): void {
  notifications.show({ message, color: 'teal', closeButtonProps: { 'aria-label': 'Close' } });
}

/** Says in passing what came of a change, also when what asked for it has gone from the page with what it changed. */
export function toastOutcome(change: Promise<unknown>, done: string): void {
  change.then(() => toast(done), toastProblem);
}

/** Says in passing that something was not done, and why. Stays until it is closed. */
export function toastProblem(error: Error): void {
  const title = error instanceof RefusedError ? 'Nothing was changed' : 'This did not work';
  const requestId = error instanceof AskError && error.requestId ? ` Request ${error.requestId}.` : '';
  notifications.show({
    title,
    message: error.message + requestId,
    color: 'red',
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Close' },
  });
}
