/** A row of a table in Markdown. */
export function cells(...contents: readonly (string | number)[]): string {
  return `| ${contents.join(' | ')} |`;
}

/** Three digits that count. */
export function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
