import { startTestService, type TestService } from '../support/service.ts';

/** Every way to be answered: pages, GraphQL, health, and each kind of error. */
const ROUTES: [string, string, RequestInit][] = [
  ['a page', '/saml/acme/metadata', {}],
  ['a page that is refused', '/saml/acme/acs', { method: 'POST', body: 'SAMLResponse=x' }],
  ['a company that there is not', '/saml/nobody/login', {}],
  ['health', '/livez', {}],
  ['figures', '/metrics', {}],
  ['nothing', '/nothing', {}],
  ['a wrong method', '/graphql', {}],
  ['a wrong kind of body', '/graphql', { method: 'POST', body: 'x' }],
  ['an operation', '/graphql', graphql('{ viewer { kind } }')],
  ['an operation that is refused', '/graphql', graphql('{ company { id } }')],
  ['an operation that cannot be read', '/graphql', graphql('{')],
  ['a wrong token', '/graphql', graphql('{ viewer { kind } }', { Authorization: 'Bearer x' })],
];

function graphql(query: string, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: JSON.stringify({ query }),
  };
}

describe('What browsers are told', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it.each(ROUTES)('SE-09: to be careful, with %s', async (_, path, init) => {
    const { headers } = await fetch(service.url + path, { redirect: 'manual', ...init });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(Object.fromEntries(headers)).toMatchObject({
      'strict-transport-security': expect.stringMatching(/^max-age=\d{7,}/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  it.each(ROUTES)('SE-09: who may keep hold of a window, with %s', async (_, path, init) => {
    const { headers } = await fetch(service.url + path, { redirect: 'manual', ...init });
    const keepsOpener = path.startsWith('/saml/');
    expect(headers.get('cross-origin-opener-policy')).toBe(keepsOpener ? null : 'same-origin');
  });

  it.each(['https://evil.test', 'null', 'https://sub.localhost:4000'])(
    'SE-08: pages of %s are shown nothing',
    async (origin) => {
      for (const [, path, init] of ROUTES)
        for (const method of [init.method ?? 'GET', 'OPTIONS']) {
          const { headers } = await fetch(service.url + path, {
            redirect: 'manual',
            ...(method !== 'OPTIONS' && init),
            method,
            headers: { ...init.headers, Origin: origin, 'Access-Control-Request-Method': 'POST' } as Record<
              string,
              string
            >,
          });
          const told = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
          expect(told).toEqual([]);
        }
    },
  );
});
