import { createPrivateKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { operator } from '../../src/domain/actor.ts';
import { OAuthStage, PUBLIC_URL, REDIRECT_URI } from '../oauth/support/stage.ts';
import { withClient } from '../services/support/dump.ts';
import { eventually } from '../support/eventually.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { Browser, readRequest } from '../support/saml/browser.ts';
import { expectRejected, expectSignedIn, type SamlStage, setSamlStage } from '../support/saml/stage.ts';
import { clientOf, ScimClient } from '../support/scim-client.ts';
import type { TestService } from '../support/service.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { ShiftedClock } from '../support/shifted-clock.ts';

const MINUTE_MS = 60_000;
const TEN = 10 * MINUTE_MS;
const op = operator('op');

/** How far the clock of the other service is ahead of ours, in turn. */
const CLOCKS: [string, readonly number[]][] = [
  ['is ten minutes ahead', [TEN]],
  ['is ten minutes behind', [-TEN]],
  ['jumps', [TEN, -TEN]],
  ['goes sixty times as fast', Array.from({ length: 10 }, (_, seconds) => seconds * MINUTE_MS)],
];

const TOKEN_CREATE = `mutation ($company: ID!, $label: String!, $expiresAt: DateTime) {
  scimTokenCreate(companyId: $company, input: { label: $label, expiresAt: $expiresAt }) {
    scimToken { id } secret userErrors { code message } } }`;
const tokenAnswer = z.object({
  scimTokenCreate: z.object({ secret: z.string().nullable(), userErrors: z.array(z.object({ code: z.string() })) }),
});
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS);

/** A second service on the same database, whose clock shows something else than those of the first and of PostgreSQL. */
class Other {
  #aheadMs: readonly number[] = [0];
  #turn = 0;

  private constructor(
    readonly process: ServiceProcess,
    private readonly clock: ShiftedClock,
  ) {}

  static async start({ databaseUrl }: TestService): Promise<Other> {
    const clock = await ShiftedClock.create();
    const environment = { DATABASE_URL: databaseUrl, PUBLIC_URL, TRUST_PROXY: 'on', ...clock.environment };
    const other = new Other(await ServiceProcess.prepare(environment), clock);
    await other.process.start();
    return other;
  }

  set(aheadMs: readonly number[]): void {
    this.#aheadMs = aheadMs;
  }

  /** Its address, for one request: each finds the clock where it was set to, or jumped to since the last. */
  get url(): string {
    this.clock.set(this.#aheadMs[this.#turn++ % this.#aheadMs.length] ?? 0);
    return this.process.url;
  }
}

describe('F-09: of two services', () => {
  let stage: OAuthStage;
  let service: TestService;
  let other: Other;
  let staff: string;

  beforeAll(async () => {
    stage = await OAuthStage.start();
    service = stage.service;
    other = await Other.start(service);
    staff = await staffToken(service, true);
  }, 120_000);
  afterAll(async () => {
    await other.process.end('SIGTERM');
    await stage.stop();
  });

  const inSql = (text: string) =>
    withClient(service.databaseUrl, async (client) => (await client.query<Record<string, unknown>>(text)).rows);
  const here = () => clientOf(service, service);
  const there = () => clientOf(other, service);
  const scimAt = async (token: string) => [
    (await new ScimClient(service.url, token).get('/Users')).status,
    (await new ScimClient(other.url, token).get('/Users')).status,
  ];
  const makeToken = async (label: string, expiresAt: Date) => {
    const variables = { company: service.company.id, label, expiresAt: expiresAt.toISOString() };
    const { data } = await graphql({ ...service, url: other.url }, TOKEN_CREATE, variables, staff);
    return tokenAnswer.parse(data).scimTokenCreate;
  };

  describe.each(CLOCKS)('while the clock of one %s,', (_, aheadMs) => {
    beforeAll(async () => {
      other.set(aheadMs);
      await inSql('delete from rate_limit');
      await inSql(`update scim_token set expires_at = now() where label <> 'okta'`);
    });

    it('a SCIM token is good for as long as was said, and makes room when it has ended', async () => {
      expect((await makeToken('over', inMinutes(-2))).userErrors).toMatchObject([{ code: 'INVALID' }]);
      const { secret } = await makeToken('short', inMinutes(2));
      expect(await scimAt(secret ?? '')).toEqual([200, 200]);
      await inSql(
        `update scim_token set expires_at = now() - interval '1 second' where label = 'short' and expires_at > now()`,
      );
      expect(await scimAt(secret ?? '')).toEqual([401, 401]);
      const next = await makeToken('next', inMinutes(2));
      expect(await scimAt(next.secret ?? '')).toEqual([200, 200]);
    });

    it('a code is good for a minute wherever it was made, and what it was given for as long as was said', async () => {
      const form = { grant_type: 'authorization_code', redirect_uri: REDIRECT_URI, ...stage.credentials };
      const port = Number(new URL(other.process.url).port);
      const codeAt = async (url: string) => (await stage.code(new Browser(PUBLIC_URL, url))).get('code') ?? '';
      const redeemAt = (code: string, at?: number) => stage.token({ ...form, code }, {}, '/oauth/token', at);
      const answers = [
        await redeemAt(await codeAt(other.url)),
        await redeemAt(await codeAt(service.url), other.url ? port : 0),
      ];
      for (const { status, text } of answers) {
        expect(status).toBe(200);
        const tokens = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });
        const { access_token, refresh_token, expires_in } = tokens.parse(JSON.parse(text));
        expect(expires_in).toBe(3600);
        expect(await scimAt(access_token)).toEqual([200, 200]);
        const refresh = { grant_type: 'refresh_token', refresh_token, ...stage.credentials };
        expect((await stage.token(refresh, {}, '/oauth/token', other.url ? port : 0)).status).toBe(200);
      }
      const late = [await codeAt(other.url), await codeAt(service.url)];
      await inSql(
        `update oauth_artifact set expires_at = expires_at - interval '61 seconds' where kind = 'AuthorizationCode'`,
      );
      for (const code of late)
        expect([(await redeemAt(code)).error, (await redeemAt(code, other.url ? port : 0)).error]).toEqual([
          'invalid_grant',
          'invalid_grant',
        ]);
    });

    it('what happened to somebody is told in the order in which it happened, and the length of lists by everybody alike', async () => {
      const total = async (scim: ScimClient) => (await scim.get('/Users?count=1')).body.totalResults;
      const before = Number(await total(here()));
      expect(await total(there())).toBe(before);
      const id = await there().createUser(`user${before}`);
      expect([await total(here()), await total(there())]).toEqual([before + 1, before + 1]);
      await here().createUser(`another${before}`);
      expect([await total(here()), await total(there())]).toEqual([before + 2, before + 2]);
      for (let n = 2; n <= 6; n++)
        expect(
          (await (n % 2 ? there() : here()).patch(`/Users/${id}`, { op: 'replace', value: { title: `${n}` } })).status,
        ).toBe(200);
      const { nodes } = await service.service.services.events.list(
        op,
        { userId: id },
        { first: 10 },
        service.company.id,
      );
      expect(nodes.map(({ subjectVersion }) => subjectVersion)).toEqual([6, 5, 4, 3, 2, 1]);
      const earlier = (table: string) =>
        inSql(`select from (select occurred_at < lag(occurred_at) over (order by id) as is_earlier from ${table}) e
          where is_earlier`);
      expect([...(await earlier('event')), ...(await earlier('staff_event'))]).toEqual([]);
    });

    it('calls are kept with the time at which they came, in their order, with what came of them', async () => {
      const { provisioning } = service.service.services;
      const since = Date.now();
      const names = ['first', 'second', 'third', 'fourth'].map((name) => `${name}${since}`);
      for (const [at, name] of names.entries()) await (at % 2 ? here() : there()).createUser(name);
      const calls = async () => {
        await service.service.settled();
        const filter = { method: 'POST', text: String(since) };
        return (await provisioning.calls(op, filter, { first: 10 }, service.company.id)).nodes;
      };
      await eventually('the calls are written', async () => (await calls()).length === names.length);
      const kept = await calls();
      expect(kept.map(({ resourceName }) => resourceName)).toEqual(names.toReversed());
      for (const call of kept) {
        expect(Date.parse(call.occurredAt)).toBeGreaterThan(since - MINUTE_MS);
        expect(Date.parse(call.occurredAt)).toBeLessThan(Date.now() + MINUTE_MS);
        expect(call.durationMs).toBeGreaterThanOrEqual(0);
        expect(call.durationMs).toBeLessThan(MINUTE_MS);
        expect(await provisioning.eventsOf(op, call, 10)).toMatchObject([{ action: 'USER_CREATED' }]);
      }
    });

    it('a walk that one of them began goes on at the other', async () => {
      const since = Date.now();
      for (let n = 0; n < 4; n++) await here().createUser(`walker${since}.${n}`);
      const page = async (scim: ScimClient, cursor = '') =>
        z
          .object({ nextCursor: z.string() })
          .loose()
          .parse((await scim.get(`/Users?count=2&cursor=${cursor}`)).body);
      const { nextCursor } = await page(there());
      expect((await page(here(), nextCursor)).Resources).toHaveLength(2);
      const begun = await page(here());
      expect((await page(there(), begun.nextCursor)).Resources).toHaveLength(2);
    });

    it('whoever guesses at passwords waits no longer than their wait and what the clocks are apart', async () => {
      const { userName } = service.administrator;
      const waits: number[] = [];
      for (const [at, url] of Array.from({ length: 16 }, (_, n) => [n, n % 2 ? service.url : other.url] as const)) {
        const browser = new Browser(PUBLIC_URL, url);
        const { action } = await stage.open(browser);
        await stage.submit(browser, `${action}/start`, { userName });
        const answer = await stage.submit(browser, `${action}/sign-in`, { userName, password: `wrong ${at}` });
        if (answer.status === 429) waits.push(Number(answer.headers.get('Retry-After')));
      }
      expect(waits).not.toEqual([]);
      for (const seconds of waits) {
        expect(seconds).toBeGreaterThanOrEqual(1);
        expect(seconds).toBeLessThanOrEqual(15 * 60 + (2 * TEN) / 1000);
      }
    });
  });
});

describe('F-09: single sign-on', () => {
  let stage: SamlStage;
  let other: Other;
  let people = 0;

  beforeAll(async () => {
    stage = await setSamlStage();
    other = await Other.start(stage.service);
  }, 120_000);
  afterAll(async () => {
    await other.process.end('SIGTERM');
    await stage.stop();
  });

  const beginThere = async () => {
    const browser = new Browser(PUBLIC_URL, other.url);
    const { location } = await browser.get(stage.acme.loginUrl);
    const { issuer, entityId, acsUrl, administrator } = stage.acme;
    const { id } = readRequest(location ?? '');
    const parts = { issuer, entityId, acsUrl, inResponseTo: id, nameId: administrator.userName };
    return { browser, requestId: id, parts };
  };
  const answerAt = async (now: Date) => {
    const waiting = await beginThere();
    other.url;
    return stage.post(waiting, stage.valid({ ...waiting, parts: { ...waiting.parts, now } }));
  };

  describe.each(CLOCKS)('at a service whose clock %s', (_, aheadMs) => {
    beforeAll(() => other.set(aheadMs));

    it('goes by the time of the database', async () => {
      expectSignedIn(await answerAt(inMinutes(0)));
      expectRejected(await answerAt(inMinutes(-6)), /has expired/);
      expectRejected(await answerAt(inMinutes(6)), /future/);
    });

    it('begins a session that ends for both when its time is over', async () => {
      const { headers } = await answerAt(inMinutes(0));
      const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const statuses = () =>
        Promise.all(
          [stage.service.url, other.url].map(async (url) => {
            const answer = await fetch(`${url}/export/users.csv`, {
              headers: { cookie, 'Sec-Fetch-Site': 'same-origin' },
            });
            await answer.text();
            return answer.status;
          }),
        );
      expect(await statuses()).toEqual([200, 200]);
      await withClient(stage.service.databaseUrl, (client) =>
        client.query(`update session set last_used_at = now() - interval '1801 seconds'`),
      );
      expect(await statuses()).toEqual([401, 401]);
    });

    it.each([
      ['fresh', 0, 204],
      ['old', -11, 401],
      ['of the future', 6, 401],
    ])('takes a demand to sign somebody out when it is fresh, not when it is not: %s', async (_, minutes, status) => {
      const at = Math.floor(inMinutes(minutes).getTime() / 1000);
      const { universalLogoutUrl: aud, key, administrator } = stage.acme;
      const claims = {
        jti: randomUUID(),
        iss: 'https://acme.okta.test',
        sub: '0oa',
        aud,
        iat: at,
        nbf: at,
        exp: at + 900,
      };
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'global-token-revocation+jwt' })
        .sign(createPrivateKey(key.privateKey));
      const answer = await fetch(`${other.url}${new URL(aud).pathname}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${token}`,
          'X-Forwarded-For': `10.9.0.${++people}`,
        },
        body: JSON.stringify({ sub_id: { format: 'email', email: administrator.userName } }),
      });
      expect(answer.status).toBe(status);
    });
  });
});
