import { UsageError } from './output.ts';

const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168, y: 8_760 };
const HOUR_MS = 3_600_000;
const YEARS_MAX = 100;

/** The moment that lies a span such as `90d` after `now`, as RFC 3339. Throws a UsageError. */
export function expiryAfter(span: string, now: Date): string {
  const [, count = '', unit = ''] = /^([1-9]\d{0,5})([hdwy])$/.exec(span) ?? [];
  const hours = Number(count) * (HOURS[unit] ?? 0);
  if (hours === 0 || hours > YEARS_MAX * 8_760)
    throw new UsageError(`"${span}" is no span of time: give a number and h, d, w or y, such as 90d.`);
  return new Date(now.getTime() + hours * HOUR_MS).toISOString();
}
