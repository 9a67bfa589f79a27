import { operator } from '../../src/domain/actor.ts';
import type { Services } from '../../src/services/services.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

const DAY_MS = 86_400_000;

describe('SCIM tokens', () => {
  let service: TestService;
  let tokens: Services['tokens'];
  let settings: Services['settings'];
  let home: TestCompany;
  let count = 0;
  const op = operator('op');
  const statusOf = async (scimToken: string) => (await clientOf(service, { ...home, scimToken }).get('/Users')).status;
  const make = (label: string, expiresAt?: string) => tokens.create(op, label, expiresAt, home.company.id);
  const list = () => tokens.list(op, home.company.id);
  const set = (id: string, assignment: string) =>
    withClient(service.databaseUrl, (client) =>
      client.query(`update scim_token set ${assignment} where company_id = $1 and id = $2`, [home.company.id, id]),
    );

  beforeAll(async () => {
    service = await startTestService();
    ({ tokens, settings } = service.service.services);
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    home = await service.addCompany(`company${++count}`);
  });

  it('live two at a time; a third is refused, naming both, and room is made by the end of one', async () => {
    const second = await make('second');
    const [first] = await list();
    await expect(make('third')).rejects.toThrow(
      expect.objectContaining({
        code: 'LIMIT_EXCEEDED',
        message: expect.stringMatching(new RegExp(`"okta" \\(${first?.id}\\) and "second" \\(${second.token.id}\\)`)),
      }),
    );
    await tokens.revoke(op, second.token.id, home.company.id);
    expect(await statusOf((await make('third')).secret)).toBe(200);
  });

  it('of ten made at once, as many are left as there is room for', async () => {
    const settled = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => make(`at once ${index}`)));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of settled)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(await list()).toHaveLength(2);
  });

  it('end when their time has come, and leave room for others', async () => {
    const { token, secret } = await make('short', new Date(Date.now() + DAY_MS).toISOString());
    expect(await statusOf(secret)).toBe(200);
    await set(token.id, `expires_at = now() - interval '1 millisecond'`);
    expect(await statusOf(secret)).toBe(401);
    expect((await list()).map(({ label }) => label)).toEqual(['okta']);
    await make('next');
  });

  it.each(['2020-01-01T00:00:00Z', 'tomorrow', ''])('do not end %j', async (expiresAt) => {
    await expect(make('never', expiresAt)).rejects.toThrow(
      expect.objectContaining({ code: 'INVALID', field: ['expiresAt'] }),
    );
  });

  it('end at once when they are revoked, and once only', async () => {
    const { token, secret } = await make('leaked');
    expect(await statusOf(secret)).toBe(200);
    await tokens.revoke(op, token.id, home.company.id);
    expect(await statusOf(secret)).toBe(401);
    await expect(tokens.revoke(op, token.id, home.company.id)).rejects.toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });

  it('of another company are not there to be revoked', async () => {
    const other = await service.addCompany(`other${count}`);
    const [theirs] = await tokens.list(op, other.company.id);
    await expect(tokens.revoke(op, String(theirs?.id), home.company.id)).rejects.toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
    expect(await tokens.list(op, other.company.id)).toHaveLength(1);
  });

  it('tell when they were used last, written once a minute at most', async () => {
    const { token, secret } = await make('used');
    const lastUse = async () => (await list()).find(({ id }) => id === token.id)?.lastUsedAt;
    const touches = () => service.statements.filter((text) => text.includes('last_used_at = now()')).length;
    expect(await lastUse()).toBeNull();
    await statusOf(secret);
    const first = await lastUse();
    expect(first).toMatch(/^\d{4}-/);
    const before = touches();
    await statusOf(secret);
    await statusOf(secret);
    expect(touches()).toBe(before);
    await set(token.id, `last_used_at = now() - interval '2 minutes'`);
    await statusOf(secret);
    expect(touches()).toBe(before + 1);
  });

  it('make no statement when they cannot be one, and find nobody under another company’s name', async () => {
    const other = await service.addCompany(`mixed${count}`);
    const mixed = home.scimToken.replace(home.company.shortId, other.company.shortId);
    expect(await statusOf(mixed)).toBe(401);
    const before = service.statements.length;
    for (const token of ['lwscim_x', `${home.scimToken}x`, home.scimToken.slice(0, -1), 'lwstaff_x', "'or 1=1"])
      expect(await statusOf(token)).toBe(401);
    expect(service.statements.slice(before)).toEqual([]);
  });

  it('settings changed at the same time all come through', async () => {
    const id = home.company.id;
    await Promise.all([
      settings.update(op, { maySetRoles: true }, id),
      settings.update(op, { acceptPasswords: false }, id),
      settings.update(op, { unknownMembers: 'REFUSE' }, id),
      settings.update(op, { strict: true }, id),
      make('meanwhile'),
    ]);
    expect(await settings.find(op, id)).toMatchObject({
      scimEnabled: true,
      maySetRoles: true,
      acceptPasswords: false,
      unknownMembers: 'REFUSE',
      strict: true,
    } satisfies Partial<Awaited<ReturnType<typeof settings.find>>>);
  });
});
