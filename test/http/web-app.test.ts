import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Koa from 'koa';
import { listen } from '../../src/http/server.ts';
import { webApp } from '../../src/http/web-app.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const PAGE = '<!doctype html><script nonce="CSP_NONCE" src="/assets/app-1.js"></script>';
const NAVIGATION = { Accept: 'text/html,application/xhtml+xml' };

describe('The web app is served', () => {
  let directory: string;
  let server: Awaited<ReturnType<typeof listen>>;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { headers });

  beforeAll(async () => {
    directory = await temporaryDirectory();
    const app = new Koa();
    app.use(webApp(directory));
    server = await listen(app, 0, '127.0.0.1');
  });
  afterAll(() => server.stop(1000));

  it('not before it is built, which is said', async () => {
    const answer = await get('/', NAVIGATION);
    expect([answer.status, await answer.text()]).toEqual([503, 'The web app is not built. Run "npm run build".']);
    await mkdir(join(directory, 'assets'));
    await writeFile(join(directory, 'index.html'), PAGE);
    await writeFile(join(directory, 'assets/app-1.js'), 'export {};');
    await writeFile(join(directory, 'assets/app-1.js.gz'), 'compressed');
    await writeFile(join(directory, 'secret.txt'), 'secret');
  });

  it('with a nonce of its own for each answer, and no other script or style let in', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/people/1?x=1', '/nothing']) {
      const answer = await get(path, NAVIGATION);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const [, nonce = ''] = /style-src 'self' 'nonce-([^']+)'/.exec(policy) ?? [];
      expect(await answer.text()).toBe(PAGE.replace('CSP_NONCE', nonce));
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('with files that stay as they are, compressed where the browser takes that', async () => {
    const plain = await get('/assets/app-1.js', { 'Accept-Encoding': 'identity' });
    expect([plain.status, await plain.text()]).toEqual([200, 'export {};']);
    expect(Object.fromEntries(plain.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringMatching(/javascript/),
      vary: 'Accept-Encoding',
    });
    const zipped = await get('/assets/app-1.js', { 'Accept-Encoding': 'gzip' }).catch((error: Error) => error);
    // What the file holds is no gzip, so that whoever takes it for that stumbles: it was sent as one.
    expect(zipped instanceof Error || zipped.headers.get('content-encoding') === 'gzip').toBe(true);
  });

  it.each(['/assets/nothing.js', '/assets/../secret.txt', '/assets/%2e%2e/secret.txt', '/assets/%00', '/secret.txt'])(
    'and nothing else: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});
