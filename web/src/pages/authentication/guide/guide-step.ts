import type { ReactNode } from 'react';

/** One thing to do, here or in the console of the identity provider. */
export interface GuideStep {
  readonly id: string;
  readonly title: string;
  readonly body: ReactNode;
  /** Whether LeaveWizard sees by itself that it is done; absent where it cannot. */
  readonly isSeen?: boolean;
}
