import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { jest } from '@jest/globals';
import { z } from 'zod';
import { oauthProvider } from '../../src/auth/oauth/provider.ts';
import { OAuthStage, PUBLIC_URL } from './support/stage.ts';

const keys = z.object({ keys: z.array(z.object({ kid: z.string(), kty: z.string(), crv: z.string() })) });

describe('OA-23: no key is one that everybody knows', () => {
  let stage: OAuthStage;
  let warnings: jest.Spied<typeof console.warn>[];
  beforeAll(async () => {
    warnings = [jest.spyOn(console, 'warn'), jest.spyOn(console, 'info')];
    stage = await OAuthStage.start();
  });
  afterAll(() => stage.stop());

  /** What the library would publish of its keys, if its address for them could be reached. */
  const publicKeys = async () => {
    const { connections, oauthStorage: storage } = stage.service.service.services;
    const settings = { accessTokenSeconds: 60, connectionSeconds: 60 };
    const provider = oauthProvider({ storage, connections, settings, publicUrl: PUBLIC_URL, onFault: () => undefined });
    const server = createServer(provider.callback());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const found: unknown = await (await fetch(`http://127.0.0.1:${port}/jwks`)).json();
    await new Promise((resolve) => server.close(resolve));
    return keys.parse(found).keys;
  };

  it('each start makes one of its own, and the library has nothing to warn of', async () => {
    const [one, other] = [await publicKeys(), await publicKeys()];
    expect([one.length, other.length]).toEqual([1, 1]);
    expect(one[0]?.kid).not.toBe(other[0]?.kid);
    await stage.connect();
    expect(warnings.flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it('cookies are not signed, and one that is made up opens nothing', async () => {
    const { headers } = await stage.newBrowser().get(stage.authorizeUrl());
    const cookies = headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
    expect(cookies).toContain('__Secure-lw_oauth');
    expect(cookies.filter((name) => name?.endsWith('.sig'))).toEqual([]);
    const { location } = await stage.newBrowser().get(stage.authorizeUrl());
    const made = randomBytes(32).toString('base64url');
    const Cookie = `__Secure-lw_oauth=${made}; __Secure-lw_oauth.sig=${made}`;
    const answer = await fetch(`${stage.service.url}${location}`, { headers: { Cookie } });
    expect(answer.status).toBe(400);
  });
});
