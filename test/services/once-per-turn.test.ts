import { operator } from '../../src/domain/actor.ts';
import { OncePerTurn } from '../../src/services/once-per-turn.ts';
import { startTestService, type TestService } from '../support/service.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
/** A later turn of the event loop. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('A question of one turn of the event loop', () => {
  /** Work that ends when it is told to, and tells how often it was begun. */
  function work() {
    const begun: PromiseWithResolvers<string>[] = [];
    const begin = (): Promise<string> => {
      const one = Promise.withResolvers<string>();
      begun.push(one);
      return one.promise;
    };
    return { begun, begin };
  }

  it('is put once for all who ask it, after the last of them', async () => {
    const { begun, begin } = work();
    const once = new OncePerTurn<string>();
    const asked = [once.ask('a', begin), once.ask('a', begin)];
    await Promise.resolve();
    asked.push(once.ask('a', begin));
    expect(begun).toHaveLength(0);
    await turn();
    expect(begun).toHaveLength(1);
    begun[0]?.resolve('answer');
    expect(await Promise.all(asked)).toEqual(['answer', 'answer', 'answer']);
  });

  it('is another one under another key, and when it has been put', async () => {
    const { begun, begin } = work();
    const once = new OncePerTurn<string>();
    const first = once.ask('a', begin);
    const other = once.ask('b', begin);
    await turn();
    const later = once.ask('a', begin);
    await turn();
    for (const [index, one] of begun.entries()) one.resolve(String(index));
    expect(await Promise.all([first, other, later])).toEqual(['0', '1', '2']);
  });

  it('fails for all who ask it, and not for those who ask later', async () => {
    const once = new OncePerTurn<string>();
    const failing = () => Promise.reject(new Error('gone'));
    const asked = times(2).map(() => once.ask('a', failing));
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await once.ask('a', async () => 'there')).toBe('there');
  });
});

describe('Whose a token is', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  const askedSince = (before: number) =>
    service.statements.slice(before).filter((text) => text.includes('join scim_token t')).length;

  it('is looked up once for requests that come together, and each of them has its own id', async () => {
    const before = service.statements.length;
    const { callers } = service.service.services;
    const actors = await Promise.all(times(20).map((n) => callers.ofScimToken(service.scimToken, `request-${n}`)));
    expect(actors.map((actor) => actor?.requestId)).toEqual(times(20).map((n) => `request-${n}`));
    expect(askedSince(before)).toBe(1);
  });

  it('is looked up for each token by itself', async () => {
    const other = await service.addCompany('other');
    const { callers } = service.service.services;
    const asked = [service.scimToken, other.scimToken, service.scimToken, `${other.scimToken.slice(0, -4)}AAAA`];
    const actors = await Promise.all(asked.map((token) => callers.ofScimToken(token, 'r')));
    const companies = [service.company.id, other.company.id, service.company.id, undefined];
    expect(actors.map((actor) => actor?.company?.id)).toEqual(companies);
  });

  it('is not told to a request that comes after the token was revoked, however many are under way', async () => {
    const { callers, tokens } = service.service.services;
    const { company } = await service.addCompany('revoking');
    const actor = operator('test');
    const { secret, token } = await tokens.create(actor, 'second', null, company.id);
    const early = times(5).map(() => callers.ofScimToken(secret, 'early'));
    await turn();
    await tokens.revoke(actor, token.id, company.id);
    const late = await Promise.all(times(5).map(() => callers.ofScimToken(secret, 'late')));
    expect(late).toEqual(times(5).map(() => undefined));
    await Promise.all(early);
  });
});
