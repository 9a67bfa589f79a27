import { createPrivateKey, randomBytes, randomUUID } from 'node:crypto';
import { type JWTHeaderParameters, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { anonymous, operator } from '../../src/domain/actor.ts';
import { type SamlStage, setSamlStage } from '../support/saml/stage.ts';
import { clientOf } from '../support/scim-client.ts';

const ORGANISATION = 'https://acme.okta.test';
const TYPE = 'global-token-revocation+jwt';

describe('Universal Logout', () => {
  let stage: SamlStage;
  let browsers = 0;
  beforeAll(async () => {
    stage = await setSamlStage();
  });
  afterAll(() => stage.stop());

  const now = () => Math.floor(Date.now() / 1000);
  const claims = (changes: JWTPayload = {}): JWTPayload => ({
    jti: randomUUID(),
    iss: ORGANISATION,
    sub: '0oa1appinstance',
    aud: stage.acme.universalLogoutUrl,
    iat: now(),
    nbf: now() - 300,
    exp: now() + 300,
    ...changes,
  });
  const sign = (payload: JWTPayload, header: Partial<JWTHeaderParameters> = {}, key = stage.acme.key) =>
    new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', typ: TYPE, ...header })
      .sign(createPrivateKey(key.privateKey), { crit: { 'urn:x': true } });
  const ada = () => ({ format: 'email', email: stage.acme.administrator.userName });

  interface Request {
    token?: string | undefined;
    subject?: unknown;
    body?: string;
    headers?: Record<string, string>;
    path?: string;
  }
  const ask = async (request: Request = {}) => {
    const token = 'token' in request ? request.token : await sign(claims());
    const requestId = randomUUID();
    const path = request.path ?? new URL(stage.acme.universalLogoutUrl).pathname;
    const response = await fetch(`${stage.service.url}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Forwarded-For': `10.9.${browsers++ % 250}.1`,
        'X-Request-Id': requestId,
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...request.headers,
      },
      body: request.body ?? JSON.stringify({ sub_id: request.subject ?? ada() }),
    });
    const { events } = stage.service.service.services;
    const told = await events.list(operator('op'), { requestId }, { first: 5 }, stage.acme.company.id);
    return { status: response.status, text: await response.text(), headers: response.headers, events: told.nodes };
  };
  /** A session of somebody, as a sign-in at the identity provider begins it. */
  const begin = async (who: { id: string; userName: string } = stage.acme.administrator) => {
    const { sessions } = stage.service.service.services;
    const started = await sessions.start(anonymous('r'), stage.acme.company, who, { method: 'SAML' });
    return started?.secret ?? '';
  };
  const isLive = async (secret: string) =>
    (await stage.service.service.services.sessions.actorOf(secret, 'r')) !== undefined;
  const addUser = async (userName: string, values: object = {}) => {
    const id = await clientOf(stage.service, stage.service).createUser(userName, values);
    return { id, userName };
  };

  it('ends every session of the person, and nobody else’s, and says so in one event', async () => {
    const bob = await addUser('bob@acme.test');
    const [one, other, bobs] = [await begin(), await begin(), await begin(bob)];
    const answer = await ask();
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await Promise.all([one, other, bobs].map(isLive))).toEqual([false, false, true]);
    expect(answer.events).toMatchObject([
      {
        action: 'SIGNED_OUT',
        outcome: 'DONE',
        channel: 'SIGN_IN',
        actor: ORGANISATION,
        subjectId: stage.acme.administrator.id,
        changes: [{ field: 'sessions', before: 2, after: 0 }],
      },
    ]);
    expect((await ask()).status).toBe(204);
  });

  it.each([
    ['an address in other letters', () => ({ format: 'email', email: 'ADA@acme.test' })],
    [
      'the NameID and the issuer of the settings',
      () => ({ format: 'iss_sub', iss: stage.acme.issuer, sub: 'ada@acme.test' }),
    ],
    ['the NameID and the organisation', () => ({ format: 'iss_sub', iss: ORGANISATION, sub: 'ada@acme.test' })],
  ])('knows people by %s', async (_, subject) => {
    const secret = await begin();
    expect((await ask({ subject: subject() })).status).toBe(204);
    expect(await isLive(secret)).toBe(false);
  });

  it.each(['opaque', 'iss_sub'])('knows people by what the provider calls them: %s', async (format) => {
    const externalId = `00u${format}`;
    const user = await addUser(`${format}@acme.test`, { externalId });
    const secret = await begin(user);
    expect((await ask({ subject: { format, id: externalId, iss: ORGANISATION, sub: externalId } })).status).toBe(204);
    expect(await isLive(secret)).toBe(false);
  });

  const other = (kind: 'aud' | 'key') => () =>
    kind === 'key' ? sign(claims(), {}, stage.other.key) : sign(claims({ aud: stage.other.universalLogoutUrl }));
  const without = (name: string) => async () => {
    const { [name]: _, ...rest } = claims();
    return sign(rest);
  };
  const REFUSED: [string, () => Promise<string | undefined>, RegExp][] = [
    ['no token', async () => undefined, /not accepted/],
    ['a token that is none', async () => 'x.y.z', /not accepted/],
    ['a signature by another company’s provider', other('key'), /not signed by a certificate/],
    ['a token for another company', other('aud'), /"aud"/],
    ['a token for us, but not for this address', () => sign(claims({ aud: 'http://localhost:4000' })), /"aud"/],
    ['a touched payload', async () => touched(await sign(claims())), /not signed by a certificate/],
    ['no signature', async () => new UnsecuredJWT(claims()).encode(), /not accepted/],
    [
      'a secret instead of a key',
      () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', typ: TYPE }).sign(randomBytes(32)),
      /"alg"/,
    ],
    ['an algorithm that is not listed', () => sign(claims(), { alg: 'PS512' }), /"alg"/],
    ['another kind of token', () => sign(claims(), { typ: 'JWT' }), /"typ"/],
    [
      'no kind of token',
      () =>
        new SignJWT(claims()).setProtectedHeader({ alg: 'RS256' }).sign(createPrivateKey(stage.acme.key.privateKey)),
      /"typ"/,
    ],
    [
      'an extension that is critical',
      () => sign(claims(), { crit: ['urn:x'], 'urn:x': 1 }),
      /not accepted|can be read/,
    ],
    ['one that has run out', () => sign(claims({ exp: now() - 31 })), /"exp"/],
    ['one that is not good yet', () => sign(claims({ nbf: now() + 60 })), /"nbf"/],
    ['one that is old, whatever it says', () => sign(claims({ iat: now() - 700, exp: now() + 86_400 })), /"iat"/],
    ['one that was issued in the future', () => sign(claims({ iat: now() + 120 })), /"iat"/],
    ...['jti', 'iss', 'sub', 'aud', 'iat', 'nbf', 'exp'].map((name): [string, () => Promise<string>, RegExp] => [
      `no ${name}`,
      without(name),
      new RegExp(`"${name}"`),
    ]),
    ['an id that is no text', () => sign(claims({ jti: 7 as never })), /can be read/],
    ['an issuer that cannot be kept', () => sign(claims({ iss: 'x\0' })), /can be read/],
  ];
  it.each(REFUSED)('refuses %s, with a reason for administrators alone', async (_, token, why) => {
    const secret = await begin();
    const answer = await ask({ token: await token() });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(answer.events).toMatchObject([
      { action: 'SIGNED_OUT', outcome: 'REFUSED', refusal: { message: expect.stringMatching(why) } },
    ]);
    expect(answer.text).not.toContain(answer.events[0]?.refusal?.message);
    expect(await isLive(secret)).toBe(true);
  });

  it('takes a token once, of eight at the same time too', async () => {
    const token = await sign(claims());
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask({ token })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, ...Array(7).fill(401)]);
    const secret = await begin();
    expect((await ask({ token })).status).toBe(401);
    expect(await isLive(secret)).toBe(true);
  });

  it.each<[string, number, Request]>([
    ['nobody of this name', 404, { subject: { format: 'email', email: 'nobody@acme.test' } }],
    ['somebody of another company', 404, { subject: { format: 'email', email: 'ada@other.test' } }],
    ['an unknown format', 400, { subject: { format: 'phone_number', phone_number: '+1' } }],
    ['a format without its member', 400, { subject: { format: 'email' } }],
    ['a member that is no text', 400, { subject: { format: 'email', email: ['ada@acme.test'] } }],
    ['a name that cannot be kept', 400, { subject: { format: 'opaque', id: '\0' } }],
    ['a name that is too long', 400, { subject: { format: 'opaque', id: 'x'.repeat(1025) } }],
    ['no issuer', 400, { subject: { format: 'iss_sub', sub: 'ada@acme.test' } }],
    [
      'people of another issuer',
      403,
      { subject: { format: 'iss_sub', iss: 'https://evil.test', sub: 'ada@acme.test' } },
    ],
    ['no sub_id', 400, { body: '{}' }],
    ['no object', 400, { body: '[]' }],
    ['no JSON', 400, { body: '{' }],
    ['a form', 415, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'sub_id=x' }],
    ['too much', 413, { body: JSON.stringify({ sub_id: { format: 'opaque', id: 'x'.repeat(20_000) } }) }],
    ['no such company', 404, { path: '/oauth/global-token-revocation/nobody' }],
    ['no company', 404, { path: '/oauth/global-token-revocation' }],
  ])('refuses %s with %i', async (_, status, request) => {
    const secret = await begin();
    expect((await ask(request)).status).toBe(status);
    expect(await isLive(secret)).toBe(true);
  });

  it('refuses everything where single sign-on is not configured', async () => {
    await stage.service.addCompany('plain');
    const path = '/oauth/global-token-revocation/plain';
    const token = await sign(claims({ aud: `http://localhost:4000${path}` }));
    expect((await ask({ path, token })).status).toBe(401);
  });

  it('takes a signature by any certificate of the settings, and by none that was taken away', async () => {
    const { samlSettings } = stage.service.service.services;
    const [acme, next] = [stage.acme.key, stage.other.key];
    const give = (...certificates: string[]) =>
      samlSettings.configure(operator('op'), { certificates }, stage.acme.company.id);
    const signedByNext = () => sign(claims(), {}, next);
    await give(acme.certificate, next.certificate);
    expect((await ask({ token: await signedByNext() })).status).toBe(204);
    await give(acme.certificate);
    expect((await ask({ token: await signedByNext() })).status).toBe(401);
  });

  it('holds floods of bad tokens back, from one address to one company', async () => {
    const headers = { 'X-Forwarded-For': '10.8.0.1' };
    for (let count = 0; count < 30; count++) await ask({ token: 'x', headers });
    const answer = await ask({ headers });
    expect([answer.status, answer.headers.get('retry-after'), answer.events]).toEqual([429, '60', []]);
    expect((await ask()).status).toBe(204);
  });
});

/** The token with another person in it, and the signature as it was. */
function touched(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'somebody' };
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}
