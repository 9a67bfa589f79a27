/** The cells of the rows of the tables below a heading; rows begin with code. */
export function rowsOf(text: string, heading: string): string[][] {
  const section = text.split(`${heading}\n`)[1]?.split(/\n#+ /)[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((line) =>
    line
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

export const withoutCode = (cell = ''): string => cell.replaceAll('`', '');
