import { readFileSync } from 'node:fs';
import { SETTINGS } from '../src/config.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const rowsOf = (heading: string) =>
  (readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim())
        .slice(1, -1),
    );

describe('README', () => {
  it('lists every setting with its default and meaning', () => {
    const told = rowsOf('Settings').map(([name = '', fallback = '', meaning]) => [
      name.replaceAll('`', ''),
      fallback.replaceAll('`', ''),
      meaning,
    ]);
    expect(told).toEqual(
      Object.entries(SETTINGS).map(([name, { default: fallback, meaning }]) => [name, fallback, meaning]),
    );
  });

  it.each([
    'serve',
    'migrate',
    'company create',
    'company list',
    'company set-plan',
    'scim enable',
    'scim disable',
    'scim-token create',
    'scim-token list',
    'scim-token revoke',
    'staff-token create',
    'simulate',
  ])('explains the command %s', (command) => {
    expect(
      rowsOf('Command line')
        .map(([name]) => name)
        .join(),
    ).toContain(`\`${command}`);
  });

  it('names the two commands that do all the set-up', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });
});
