import { z } from 'zod';
import { operator } from '../../src/domain/actor.ts';
import { EventAction, EventOutcome, SubjectKind } from '../../src/domain/event.ts';
import { withClient } from '../services/support/dump.ts';
import { TestBrowser } from '../support/browser.ts';
import { staffToken } from '../support/graphql-client.ts';
import { base64, type SamlStage, setSamlStage } from '../support/saml/stage.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';

const TOKEN_CREATE =
  'mutation { scimTokenCreate(input: { label: "second" }) { scimToken { id } secret userErrors { code } } }';
const TOKEN_REVOKE = 'mutation ($id: ID!) { scimTokenRevoke(id: $id) { deletedId userErrors { code } } }';
const USER_CREATE = 'mutation { userCreate(input: { userName: "x" }) { user { id } userErrors { code } } }';
const SETTINGS = 'mutation { authenticationSettingsUpdate(input: { unknownMembers: REFUSE }) { userErrors { code } } }';
const COMPANY = 'mutation ($id: ID!) { companyUpdate(id: $id, input: { name: "Acme & Co" }) { userErrors { code } } }';
const EVENTS = '{ viewer { company { events { nodes { id } } } } }';

/** Every event of a company must be of this form. */
const EVENT = z.strictObject({
  company_id: z.uuid(),
  id: z.uuid(),
  occurred_at: z.date(),
  channel: z.enum(['SCIM', 'WEB', 'INTERNAL', 'COMMAND_LINE', 'SIGN_IN']),
  actor: z.string().min(1),
  request_id: z.string().min(1),
  action: z.enum(EventAction),
  outcome: z.enum(EventOutcome),
  subject_kind: z.enum(SubjectKind),
  subject_id: z.uuid().nullable(),
  subject_name: z.string().nullable(),
  subject_version: z.number().nullable(),
  changes: z.array(z.looseObject({ field: z.string() })),
  members: z.unknown(),
  versions: z.array(z.object({ id: z.uuid(), version: z.number() })),
  refusal: z.object({ code: z.string(), message: z.string().min(1), field: z.array(z.string()) }).nullable(),
  notes: z.array(z.string()),
});

/** What somebody does by one request, whose headers come back; and what must be told of it, and where. */
type Row = [name: string, deed: () => Promise<Headers>, place: string, told: object];

describe('LG-03: with the id of its request is told that', () => {
  let stage: SamlStage;
  let scim: ScimClient;
  let admin: TestBrowser;
  let employee: TestBrowser;
  let staff: string;
  let tokenId = '';

  beforeAll(async () => {
    stage = await setSamlStage();
    const { service } = stage;
    scim = clientOf(service, service);
    await service.service.services.settings.update(operator('op'), { scimEnabled: true }, service.company.id);
    await scim.createUser('eve@acme.test', { password: 'a password' });
    admin = new TestBrowser(service);
    await admin.signIn(service.administrator.userName, service.administrator.password);
    employee = new TestBrowser(service);
    await employee.signIn('eve@acme.test', 'a password');
    staff = await staffToken(service, true);
  });
  afterAll(() => stage.stop());

  const inSql = (text: string, ...values: unknown[]) =>
    withClient(stage.service.databaseUrl, async (client) => (await client.query(text, values)).rows as object[]);

  /** What was written down of a request at a place. */
  async function toldOf(requestId: string, place: string): Promise<object[]> {
    await stage.service.service.settled();
    if (place === 'log')
      return stage.service.log
        .map((line): object => JSON.parse(line))
        .filter((line) => Reflect.get(line, 'requestId') === requestId);
    return inSql(`select * from ${place} where request_id = $1 order by id`, requestId);
  }

  async function asked(browser: TestBrowser, query: string, variables = {}, headers = {}): Promise<Headers> {
    await browser.ask(query, variables, headers);
    return browser.headers;
  }

  async function signedIn(password: string): Promise<Headers> {
    const browser = new TestBrowser(stage.service);
    await browser.signIn('eve@acme.test', password);
    return browser.headers;
  }

  const nobody = () => new TestBrowser(stage.service);
  const asStaff = () => ({ Authorization: `Bearer ${staff}` });
  const refused = (code: string, message: RegExp) => ({
    outcome: 'REFUSED',
    refusal: expect.objectContaining({ code, message: expect.stringMatching(message) }),
  });

  const rows: Row[] = [
    ['somebody signed in', () => signedIn('a password'), 'event', { action: 'SIGNED_IN', outcome: 'DONE' }],
    [
      'a password was wrong',
      () => signedIn('another'),
      'event',
      { action: 'SIGNED_IN', ...refused('INVALID_CREDENTIALS', /./) },
    ],
    [
      'somebody signed in by SAML',
      async () => {
        const waiting = await stage.begin();
        return (await stage.post(waiting, stage.valid(waiting))).headers;
      },
      'event',
      { action: 'SIGNED_IN', outcome: 'DONE', changes: [{ field: 'method', after: 'SAML' }] },
    ],
    [
      'a response of SAML was not accepted, and why',
      async () => {
        const { browser } = await stage.begin();
        const answer = await browser.post(stage.acme.acsUrl, { SAMLResponse: base64('<Response/>') });
        return answer.headers;
      },
      'event',
      { action: 'SIGNED_IN', channel: 'SIGN_IN', ...refused('INVALID_CREDENTIALS', /\w+ \w+/) },
    ],
    [
      'a token was made',
      async () => {
        const { data } = await admin.ask(TOKEN_CREATE);
        tokenId = z.object({ scimTokenCreate: z.object({ scimToken: z.object({ id: z.string() }) }) }).parse(data)
          .scimTokenCreate.scimToken.id;
        return admin.headers;
      },
      'event',
      { action: 'SCIM_TOKEN_CREATED', outcome: 'DONE', channel: 'WEB' },
    ],
    [
      'a token was revoked',
      () => asked(admin, TOKEN_REVOKE, { id: tokenId }),
      'event',
      { action: 'SCIM_TOKEN_REVOKED', outcome: 'DONE', channel: 'WEB' },
    ],
    [
      'an identity provider changed something',
      async () => (await scim.send('POST', '/Users', { userName: 'new@acme.test' })).headers,
      'event',
      { action: 'USER_CREATED', outcome: 'DONE', channel: 'SCIM', actor: 'okta' },
    ],
    [
      'an identity provider was refused',
      async () => (await scim.send('POST', '/Users', { userName: 'eve@acme.test' })).headers,
      'event',
      { action: 'USER_CREATED', channel: 'SCIM', ...refused('TAKEN', /./) },
    ],
    [
      'a token let nobody in',
      async () => {
        const { shortId } = stage.service.company;
        const stranger = clientOf(stage.service, {
          ...stage.service,
          scimToken: `lwscim_${shortId}_${'x'.repeat(43)}`,
        });
        return (await stranger.get('/Users')).headers;
      },
      'provisioning_call',
      { outcome: 'UNAUTHORIZED', status: 401 },
    ],
    [
      'somebody may not change something',
      () => asked(employee, USER_CREATE),
      'log',
      { level: 40, msg: 'denied', kind: 'USER', companyId: expect.any(String), userId: expect.any(String) },
    ],
    [
      'somebody may not see something',
      () => asked(employee, EVENTS),
      'log',
      { level: 40, msg: 'denied', kind: 'USER' },
    ],
    [
      'nobody in particular may not',
      () => asked(nobody(), '{ companies { nodes { id } } }'),
      'log',
      { level: 40, msg: 'denied', kind: 'ANONYMOUS' },
    ],
    [
      'staff asked something',
      () => asked(nobody(), '{ companies(first: 3) { nodes { name } } }', {}, asStaff()),
      'staff_event',
      { action: 'OPERATION', actor: 'staff', document: expect.stringContaining('companies(first: 3)') },
    ],
    [
      'how people sign in was changed',
      () => asked(admin, SETTINGS),
      'event',
      { action: 'AUTHENTICATION_SETTINGS_UPDATED', outcome: 'DONE' },
    ],
    [
      'a company was changed by staff',
      () => asked(nobody(), COMPANY, { id: stage.service.company.id }, asStaff()),
      'event',
      { action: 'COMPANY_UPDATED', outcome: 'DONE', channel: 'INTERNAL', actor: 'staff' },
    ],
    [
      'somebody signed out',
      () => asked(employee, 'mutation { signOut { userErrors { code } } }'),
      'event',
      { action: 'SIGNED_OUT', outcome: 'DONE' },
    ],
  ];

  it.each(rows)('%s', async (_, deed, place, told) => {
    const requestId = String((await deed()).get('X-Request-Id'));
    expect(await toldOf(requestId, place)).toContainEqual(expect.objectContaining(told));
    expect(await toldOf(requestId, 'log')).toContainEqual(expect.objectContaining({ msg: 'request', requestId }));
  });

  it('and what is allowed is not told as denied', async () => {
    const headers = await asked(admin, EVENTS);
    const lines = await toldOf(String(headers.get('X-Request-Id')), 'log');
    expect(lines).not.toContainEqual(expect.objectContaining({ msg: 'denied' }));
  });

  it('and every event has its form', async () => {
    const events = await inSql('select * from event');
    expect(events.length).toBeGreaterThan(10);
    for (const event of events) {
      const { outcome, refusal } = EVENT.parse(event);
      expect(refusal !== null).toBe(outcome === 'REFUSED');
    }
  });
});
