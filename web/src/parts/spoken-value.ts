/** A value as people read it: several on a line each; '' for none. */
export function spokenValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(spokenValue).join('\n');
  if (typeof value === 'object') return spokenElement(new Map(Object.entries(value)));
  return String(value);
}

/** An address, e-mail address or telephone number: what it is, and in brackets its kind. */
function spokenElement(members: ReadonlyMap<string, unknown>): string {
  const { type, primary, display, formatted, ...parts } = Object.fromEntries(members);
  const texts = Object.values(parts).filter((part) => typeof part === 'string' && part !== '');
  const whole = texts.length > 0 ? texts.join(', ') : spokenValue(formatted);
  const notes = [type, primary === true && 'preferred'].filter((note) => typeof note === 'string' && note !== '');
  return notes.length > 0 ? `${whole} (${notes.join(', ')})` : whole;
}
