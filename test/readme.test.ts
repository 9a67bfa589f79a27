import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, isObjectType } from 'graphql';
import type { Attribute } from '../scim-adapter/protocol/schema.ts';
import { COMMON_ATTRIBUTES } from '../scim-adapter/schemas/common.ts';
import { ENTERPRISE_USER } from '../scim-adapter/schemas/enterprise-user.ts';
import { GROUP_RESOURCE } from '../scim-adapter/schemas/group.ts';
import { LEAVEWIZARD_USER } from '../scim-adapter/schemas/leavewizard-user.ts';
import { STANDARD, userResource } from '../scim-adapter/schemas/user.ts';
import { PROFILE } from '../scim-adapter/strict/profile.ts';
import { runProgram } from '../src/cli/program.ts';
import { loadConfig } from '../src/config.ts';
import { SETTINGS } from '../src/settings.ts';
import { rowsOf, withoutCode } from './support/markdown-table.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

async function helpOf(command: readonly string[]): Promise<string> {
  const written: string[] = [];
  const unused = () => Promise.reject(new Error('Help needs nothing.'));
  await runProgram([...command, '--help'], {
    version: '0',
    output: { write: (text) => written.push(text), writeError: () => undefined },
    loadConfig: () => loadConfig({}),
    serve: unused,
    migrate: unused,
    withServices: unused,
    findRunning: unused,
  });
  return written.join('');
}

/** Each command that does something, with its flags, as the help tells them. */
async function commandsBelow(command: readonly string[] = []): Promise<{ name: string; flags: string[] }[]> {
  const help = await helpOf(command);
  const [, listed] = help.split('\nCommands:\n');
  if (listed === undefined) {
    const flags = Array.from(help.matchAll(/^ {2}(--[a-z-]+)/gm), ([, flag = '']) => flag);
    return [{ name: command.join(' '), flags }];
  }
  const names = Array.from(listed.matchAll(/^ {2}([a-z-]+)/gm), ([, name = '']) => name);
  const found = await Promise.all(
    names.filter((name) => name !== 'help').map((name) => commandsBelow([...command, name])),
  );
  return found.flat();
}

describe('README', () => {
  const readme = read('README.md');

  it('lists every setting with its default and meaning', () => {
    const told = rowsOf(readme, '## Settings').map(([name, fallback, meaning]) => [
      withoutCode(name),
      withoutCode(fallback),
      meaning,
    ]);
    expect(told).toEqual(
      Object.entries(SETTINGS).map(([name, { default: fallback, meaning }]) => [name, fallback, meaning]),
    );
  });

  it('lists every command with its flags', async () => {
    const told = rowsOf(readme, '## Command line').map(([usage]) => {
      const [name = ''] = withoutCode(usage).split(/ \[?--/);
      return { name, flags: Array.from(withoutCode(usage).matchAll(/--[a-z-]+/g), ([flag]) => flag) };
    });
    const commands = await commandsBelow();
    expect(commands.map(({ name }) => name)).toContain('company create');
    expect(told).toEqual(commands);
  });

  it('names the two commands that do all the set-up', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });
});

describe('docs/scim.md', () => {
  const guide = read('docs/scim.md');
  const user = userResource(STANDARD);
  const GRAPHQL = buildSchema(read('schema.graphql'));

  const described = ({ name, type, mutability, subAttributes }: Attribute): string[][] =>
    subAttributes
      ? subAttributes.map((part) => [`${name}.${part.name}`, part.type, part.mutability])
      : [[name, type, mutability]];

  it.each([
    ['Common', 'User', COMMON_ATTRIBUTES],
    [user.core.id, 'User', user.core.attributes],
    [ENTERPRISE_USER.id, 'User', ENTERPRISE_USER.attributes],
    [LEAVEWIZARD_USER.id, 'User', LEAVEWIZARD_USER.attributes],
    [GROUP_RESOURCE.core.id, 'Workgroup', GROUP_RESOURCE.core.attributes],
  ])('tells of every attribute what it is and where it is kept: %s', (heading, typeName, attributes) => {
    const rows = rowsOf(guide, `### ${heading}`);
    expect(rows.map(([path, ...rest]) => [withoutCode(path), ...rest.slice(0, 2)])).toEqual(
      attributes.flatMap(described),
    );
    const type = GRAPHQL.getType(typeName);
    const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
    for (const [, , , field = ''] of rows)
      if (field !== '–') expect(fields).toContain(withoutCode(field).split('.')[0]);
  });
});

describe('docs/scim.md, on the strict profile', () => {
  it('tells of every rule and departure what becomes of it', () => {
    const told = rowsOf(read('docs/scim.md'), '## The strict profile').map((row) => row.slice(0, 2).map(withoutCode));
    expect(told).toEqual(Object.entries(PROFILE));
  });
});

describe('The documents', () => {
  const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT });

  it('link to files that are there', () => {
    const missing = documents.flatMap((path) => {
      const links = Array.from(read(path).matchAll(/\]\((?!https?:)([^)#]+)\)/g), ([, link = '']) => link);
      return links.filter((link) => !existsSync(join(ROOT, dirname(path), link))).map((link) => `${path}: ${link}`);
    });
    expect(documents).toContain('README.md');
    expect(missing).toEqual([]);
  });

  it('hold every decision that the code names', () => {
    const numbers = globSync('docs/adr/*.md', { cwd: ROOT }).map((path) => path.slice('docs/adr/'.length).slice(0, 4));
    const sources = globSync('{src,scim-adapter,migrations,bin,scripts}/**/*.{ts,js}', { cwd: ROOT });
    expect(numbers.toSorted()).toEqual([...new Set(numbers)].toSorted());
    const named = sources.flatMap((path) => Array.from(read(path).matchAll(/(?:ADR |docs\/adr\/)(\d{4})/g)));
    expect(named.length).toBeGreaterThan(0);
    for (const [, number] of named) expect(numbers).toContain(number);
  });
});
