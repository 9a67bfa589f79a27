import { isObject } from '../protocol/json.ts';

/**
 * Salesforce removes without a path, by `{"members":[…]}` as the value, where RFC 7644 §3.5.2.2 demands a path.
 * Whether a value names what to remove.
 */
export function namesTargets(value: unknown): value is Record<string, unknown> {
  return isObject(value) && Object.keys(value).length > 0;
}
