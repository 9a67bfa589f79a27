import { RateLimiterMemory } from 'rate-limiter-flexible';

const MINUTE_SECONDS = 60;
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

/** Limits of this process. They hold back floods, and need not be exact. */
export function samlLimits(): SamlLimits {
  const starts = new RateLimiterMemory({ points: STARTS_PER_MINUTE, duration: MINUTE_SECONDS });
  const rejections = new RateLimiterMemory({ points: REJECTIONS_PER_MINUTE, duration: MINUTE_SECONDS });
  return {
    mayStart: (key) =>
      starts.consume(key).then(
        () => true,
        () => false,
      ),
    mayPost: async (key) => ((await rejections.get(key))?.consumedPoints ?? 0) < REJECTIONS_PER_MINUTE,
    countRejection: async (key) => {
      await rejections.penalty(key);
    },
  };
}
