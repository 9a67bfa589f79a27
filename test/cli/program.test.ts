import { type ProgramParts, runProgram } from '../../src/cli/program.ts';
import { loadConfig } from '../../src/config.ts';
import { openServices } from '../../src/open-services.ts';
import { migrate } from '../../src/persistence/migrate.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/postgres.ts';

describe('The command line', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createEmptyDatabase();
  });
  afterAll(() => database.drop());

  async function run(...argv: string[]) {
    const stdout: string[] = [];
    const stderr: string[] = [];
    const parts: ProgramParts = {
      version: '1.2.3',
      output: { write: (text) => stdout.push(text), writeError: (text) => stderr.push(text) },
      loadConfig: () => loadConfig({}),
      serve: () => Promise.resolve(),
      migrate: () => migrate(database.url),
      withServices: async (config, work) => {
        await migrate(database.url);
        const { services, close } = await openServices(config, database.url);
        await work(services).finally(close);
      },
      findRunning: () => Promise.resolve(undefined),
    };
    const exitCode = await runProgram(argv, parts);
    return { exitCode, stdout: stdout.join(''), stderr: stderr.join('') };
  }

  async function json(...argv: string[]) {
    const { exitCode, stdout } = await run(...argv, '--json');
    expect(stdout.endsWith('\n')).toBe(true);
    expect(stdout.trimEnd()).not.toContain('\n');
    return { exitCode, answer: JSON.parse(stdout) as Record<string, unknown> };
  }

  const create = (slug: string, ...more: string[]) =>
    json(
      'company',
      'create',
      '--name',
      'Acme',
      '--slug',
      slug,
      '--plan',
      'premium',
      '--admin-email',
      'ada@acme.test',
      ...more,
    );

  it('migrates, makes companies and lists them', async () => {
    expect(await json('migrate')).toEqual({ exitCode: 0, answer: { ok: true } });
    const made = await create('acme');
    expect(made.answer).toEqual({
      id: expect.any(String),
      slug: 'acme',
      administratorId: expect.any(String),
      password: expect.any(String),
    });
    expect((await create('given', '--admin-password', 'plover kettle sideways nine')).answer).not.toHaveProperty(
      'password',
    );
    expect((await json('company', 'set-plan', '--company', 'given', '--plan', 'free')).answer).toEqual({ ok: true });
    expect((await json('company', 'list')).answer).toEqual({
      companies: [
        { id: made.answer.id, slug: 'acme', name: 'Acme', plan: 'premium' },
        { id: expect.any(String), slug: 'given', name: 'Acme', plan: 'free' },
      ],
    });
  });

  it('switches SCIM, and makes, lists and revokes its tokens: two live at most', async () => {
    await create('tokens');
    expect((await json('scim', 'enable', '--company', 'tokens')).answer).toEqual({ ok: true });
    const token = (label: string, ...more: string[]) =>
      json('scim-token', 'create', '--company', 'tokens', '--label', label, ...more);
    const first = await token('one', '--expires-in', '90d');
    expect(first.answer).toEqual({
      id: expect.any(String),
      token: expect.stringMatching(/^lwscim_[a-z0-9]{8}_[\w-]{43}$/),
    });
    await token('two');
    const third = await token('three');
    expect(third).toEqual({
      exitCode: 1,
      answer: { ok: false, code: 'LIMIT_EXCEEDED', message: expect.stringMatching(/one.*two/) },
    });
    expect((await json('scim-token', 'revoke', '--company', 'tokens', '--id', String(first.answer.id))).answer).toEqual(
      { ok: true },
    );
    expect((await json('scim-token', 'list', '--company', 'tokens')).answer).toEqual({
      tokens: [expect.objectContaining({ label: 'two', expiresAt: null })],
    });
    expect((await json('scim', 'disable', '--company', 'tokens')).answer).toEqual({ ok: true });
  });

  it('makes, lists and revokes staff tokens', async () => {
    const { answer } = await json('staff-token', 'create', '--name', 'Sam', '--scope', 'read');
    expect(answer).toEqual({ id: expect.any(String), token: expect.stringMatching(/^lwstaff_/) });
    const list = async () => (await json('staff-token', 'list')).answer;
    expect(await list()).toEqual({
      tokens: [{ id: answer.id, name: 'Sam', scope: 'read', createdAt: expect.any(String) }],
    });
    expect((await json('staff-token', 'revoke', '--id', String(answer.id))).answer).toEqual({ ok: true });
    expect(await list()).toEqual({ tokens: [] });
  });

  it.each([
    [2, ['company', 'create']],
    [2, ['company', 'create', '--name', 'A', '--slug', 'a', '--plan', 'gold', '--admin-email', 'a@b.test']],
    [2, ['nonsense']],
    [2, ['company']],
    [2, ['scim-token', 'create', '--company', 'acme', '--label', 'x', '--expires-in', 'soon']],
    [2, ['staff-token', 'create', '--name', 'x', '--scope', 'all']],
    [2, ['simulate']],
    [1, ['company', 'create', '--name', 'A', '--slug', 'acme', '--plan', 'free', '--admin-email', 'a@b.test']],
    [1, ['company', 'create', '--name', 'A', '--slug', 'No Slug', '--plan', 'free', '--admin-email', 'a@b.test']],
    [1, ['scim', 'enable', '--company', 'nobody']],
    [1, ['scim', 'enable', '--company', 'given']],
    [1, ['scim-token', 'revoke', '--company', 'acme', '--id', 'x']],
    [1, ['staff-token', 'revoke', '--id', 'x']],
  ])('exits with %i and says why in one line: %j', async (exitCode, argv) => {
    const { stderr } = await run(...argv);
    expect(stderr).toMatch(/^(Usage[\s\S]*\n)?leavewizard: .+\n$/);
    expect(await json(...argv)).toEqual({
      exitCode,
      answer: expect.objectContaining({ ok: false, message: expect.any(String) }),
    });
  });

  it('explains every command it has', async () => {
    const pending: string[][] = [[]];
    const seen: string[] = [];
    for (let argv = pending.pop(); argv; argv = pending.pop()) {
      const { exitCode, stdout, stderr } = await run(...argv, '--help');
      expect({ argv, exitCode, stderr }).toEqual({ argv, exitCode: 0, stderr: '' });
      expect(stdout).toContain(['Usage: leavewizard', ...argv].join(' '));
      seen.push(argv.join(' '));
      const [, commands = ''] = stdout.split('Commands:\n');
      for (const [, name = ''] of commands.matchAll(/^ {2}([a-z-]+)/gm))
        if (name !== 'help') pending.push([...argv, name]);
    }
    expect(seen.toSorted()).toEqual([
      '',
      'company',
      'company create',
      'company list',
      'company set-plan',
      'migrate',
      'oauth-client',
      'oauth-client create',
      'oauth-client list',
      'saml-key',
      'saml-key replace',
      'scim',
      'scim disable',
      'scim enable',
      'scim-token',
      'scim-token create',
      'scim-token list',
      'scim-token revoke',
      'serve',
      'simulate',
      'staff-token',
      'staff-token create',
      'staff-token list',
      'staff-token revoke',
    ]);
  });

  it('makes a new key for signed SAML requests, and shows its certificate', async () => {
    await create('keyed');
    const { exitCode, answer } = await json('saml-key', 'replace', '--company', 'keyed');
    expect({ exitCode, answer }).toEqual({
      exitCode: 0,
      answer: {
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        certificate: expect.stringContaining('BEGIN CERTIFICATE'),
      },
    });
  });

  it('registers OAuth clients, and refuses addresses that browsers must not be sent to', async () => {
    const uris = ['https://system-admin.okta.test/callback', 'http://system-admin.okta1.test:1802/callback'];
    const create = (...redirectUris: string[]) =>
      json('oauth-client', 'create', '--name', 'Okta', ...redirectUris.flatMap((uri) => ['--redirect-uri', uri]));
    const made = await create(...uris);
    expect(made).toEqual({
      exitCode: 0,
      answer: { clientId: expect.any(String), clientSecret: expect.stringMatching(/^[\w-]{43}$/) },
    });
    const { answer } = await json('oauth-client', 'list');
    expect(answer).toEqual({
      clients: [{ id: made.answer.clientId, name: 'Okta', redirectUris: uris, createdAt: expect.any(String) }],
    });
    for (const wrong of [
      'javascript:alert(1)',
      'https://ada@okta.test/',
      'https://okta.test/#x',
      'https://*.okta.test',
    ])
      expect((await create(wrong)).exitCode).toBe(1);
    expect((await json('oauth-client', 'create', '--name', 'Okta')).exitCode).toBe(2);
  });

  it.each([
    ['1h', 3_600_000],
    ['90d', 7_776_000_000],
    ['2w', 1_209_600_000],
    ['1y', 31_536_000_000],
  ])('lets a token end after %s', async (span, milliseconds) => {
    const slug = `ends-${span}`;
    await create(slug);
    const before = Date.now();
    await json('scim-token', 'create', '--company', slug, '--label', 'x', '--expires-in', span);
    const { answer } = await json('scim-token', 'list', '--company', slug);
    const [{ expiresAt }] = answer.tokens as [{ expiresAt: string }];
    const end = Date.parse(expiresAt) - milliseconds;
    expect(end).toBeGreaterThanOrEqual(before - 1);
    expect(end).toBeLessThanOrEqual(Date.now());
  });

  it.each(['0d', '-1d', '1', 'd', '1.5d', '90 d', '1m', '101y', '1e3d', ''])('knows no span %j', async (span) => {
    const { exitCode } = await run('scim-token', 'create', '--company', 'acme', '--label', 'x', `--expires-in=${span}`);
    expect(exitCode).toBe(2);
  });
});
