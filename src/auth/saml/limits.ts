import { FloodLimit } from '../flood-limit.ts';

/** Beyond what people who sign in from one address do by themselves. */
const STARTS_PER_MINUTE = 120;
const REJECTIONS_PER_MINUTE = 30;

/** How often one address may ask of one company; `false` when it has asked too often. */
export interface SamlLimits {
  /** Counts a sign-in that starts. */
  mayStart(key: string): Promise<boolean>;
  /** Whether responses are read: not after many that were rejected. */
  mayPost(key: string): Promise<boolean>;
  countRejection(key: string): Promise<void>;
}

export function samlLimits(): SamlLimits {
  const starts = new FloodLimit(STARTS_PER_MINUTE);
  const rejections = new FloodLimit(REJECTIONS_PER_MINUTE);
  return {
    mayStart: (key) => starts.take(key),
    mayPost: (key) => rejections.allows(key),
    countRejection: (key) => rejections.count(key),
  };
}
