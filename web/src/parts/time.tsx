import { Text, Tooltip } from '@mantine/core';

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const DAYS_SPOKEN = 30;

interface TimeProps {
  /** ISO 8601. */
  readonly at: string;
}

/** A moment as it is spoken of, such as "2 minutes ago"; on pointing, exactly and in the reader's zone. */
export function Time({ at }: TimeProps) {
  const exact = exactTime(at);
  return (
    <Tooltip label={exact}>
      <Text component="time" inherit dateTime={at} span>
        {spokenTime(at)}
      </Text>
    </Tooltip>
  );
}

/** Date and time in the reader's zone. */
export function exactTime(at: string): string {
  return EXACT.format(new Date(at));
}

function spokenTime(at: string): string {
  const seconds = (Date.parse(at) - Date.now()) / 1000;
  for (const [unit, length] of UNITS) {
    const count = Math.round(seconds / length);
    if (Math.abs(seconds) < length) continue;
    return unit === 'day' && Math.abs(count) > DAYS_SPOKEN ? exactTime(at) : RELATIVE.format(count, unit);
  }
  return seconds > 0 ? 'in a moment' : 'just now';
}
