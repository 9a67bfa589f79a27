import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/postgres.ts';
import { ScimClient } from '../support/scim-client.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const PROGRAM = ['bin/leavewizard.js'];
const run = promisify(execFile);

/** The program as a shell starts it, on a database of its own. */
describe('npx leavewizard', () => {
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    // Builds, if that is needed, before anything is measured by it.
    execFileSync(process.execPath, [...PROGRAM, '--version'], { cwd: ROOT, stdio: 'ignore' });
    database = await createEmptyDatabase();
    const { PATH, HOME } = process.env;
    environment = {
      PATH,
      HOME,
      DATABASE_URL: database.url,
      SECRET_KEY: 'x'.repeat(32),
      DATA_DIR: await temporaryDirectory(),
    };
  }, 120_000);
  afterAll(() => database.drop());

  async function call(argv: string[], more: NodeJS.ProcessEnv = {}) {
    const options = { cwd: ROOT, env: { ...environment, ...more } };
    const ended: { code?: number; stdout: string; stderr: string } = await run(
      process.execPath,
      [...PROGRAM, ...argv],
      options,
    ).catch((error: { code: number; stdout: string; stderr: string }) => error);
    const { code = 0, stdout, stderr } = ended;
    return { code, stdout, stderr };
  }

  async function json(...argv: string[]): Promise<Record<string, unknown>> {
    const { code, stdout } = await call([...argv, '--json']);
    expect(stdout).toMatch(/^\{.*\}\n$/);
    return { code, ...(JSON.parse(stdout) as Record<string, unknown>) };
  }

  it('makes a company before the first start, and lets its provider in while the service runs', async () => {
    const made = await json(
      ...[
        'company',
        'create',
        '--name',
        'Acme',
        '--slug',
        'acme',
        '--plan',
        'premium',
        '--admin-email',
        'ada@acme.test',
      ],
      ...[
        '--admin-password',
        'plover kettle sideways nine',
        '--admin-given-name',
        'Ada',
        '--admin-family-name',
        'Lovelace',
      ],
    );
    expect(made).toEqual({ code: 0, id: expect.any(String), slug: 'acme', administratorId: expect.any(String) });
    const service = await serve();
    expect(await json('scim', 'enable', '--company', 'acme')).toEqual({ code: 0, ok: true });
    const token = await json('scim-token', 'create', '--company', 'acme', '--label', 'okta', '--expires-in', '90d');
    const scim = new ScimClient(service.url, String(token.token));
    const { body } = await scim.filter('Users', 'userName eq "ada@acme.test"');
    expect(body).toMatchObject({
      totalResults: 1,
      Resources: [
        {
          id: made.administratorId,
          name: { givenName: 'Ada', familyName: 'Lovelace' },
          emails: [{ value: 'ada@acme.test', type: 'work', primary: true }],
          roles: [{ value: 'administrator' }],
        },
      ],
    });
    expect(await json('scim-token', 'revoke', '--company', 'acme', '--id', String(token.id))).toEqual({
      code: 0,
      ok: true,
    });
    expect((await scim.get('/Users')).status).toBe(401);
    expect(await json('company', 'list')).toEqual({
      code: 0,
      companies: [{ id: made.id, slug: 'acme', name: 'Acme', plan: 'premium' }],
    });
    expect(await service.stop()).toBe(0);
  });

  it('serves with one line for scripts, too', async () => {
    const service = await serve('--json');
    expect(await service.stop()).toBe(0);
    expect(service.lines()).toHaveLength(1);
    expect(JSON.parse(service.lines()[0] ?? '')).toBeInstanceOf(Object);
  });

  it.each<[number, string[], NodeJS.ProcessEnv, RegExp]>([
    [2, ['company', 'create', '--slug', 'x'], {}, /--name/],
    [2, ['company', 'set-plan', '--company', 'acme', '--plan', 'gold'], {}, /free, standard or premium/],
    [2, ['company', 'list', '--nonsense'], {}, /nonsense/],
    [1, ['scim', 'enable', '--company', 'nobody'], {}, /nobody/],
    [1, ['company', 'list'], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' }, /DATABASE_URL/],
    [1, ['serve'], { PORT: 'x' }, /PORT/],
    [1, ['serve'], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' }, /DATABASE_URL/],
    [1, ['migrate'], { DATABASE_URL: 'nonsense' }, /DATABASE_URL/],
  ])('exits with %i and one line: %j %j', async (code, argv, more, line) => {
    const answer = await call(argv, more);
    expect(answer).toMatchObject({ code, stdout: '' });
    expect(answer.stderr).toMatch(/^leavewizard: [^\n]+\n$/);
    expect(answer.stderr).toMatch(line);
  });

  it.each([['migrate'], ['serve'], ['company', 'list']])(
    '%s does without TLS nowhere where TLS was asked for',
    async (...argv) => {
      for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL']) {
        const answer = await call(argv, { [name]: `${database.url}?sslmode=require` });
        expect(answer).toMatchObject({ code: 1, stdout: '' });
        expect(answer.stderr).toMatch(/^leavewizard: The database cannot be used \([^\n]*SSL[^\n]*\)[^\n]*\n$/);
      }
    },
  );

  interface Served {
    readonly url: string;
    lines(): readonly string[];
    /** Gives the exit code. */
    stop(): Promise<number>;
  }

  async function serve(...flags: string[]): Promise<Served> {
    const port = await freePort();
    const child = spawn(process.execPath, [...PROGRAM, 'serve', ...flags], {
      cwd: ROOT,
      env: { ...environment, PORT: String(port), LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const url = `http://127.0.0.1:${port}`;
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    await eventually(
      'the service is ready',
      async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true,
    );
    return {
      url,
      lines: () => lines,
      stop: async () => {
        child.kill('SIGTERM');
        return child.exitCode ?? Number((await once(child, 'exit'))[0]);
      },
    };
  }
});
