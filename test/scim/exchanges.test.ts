import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { operator } from '../../src/domain/actor.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';
import { CLIENTS, ExchangeClient, exchangesOf, readExchange, valueAt } from './support/exchange.ts';

const QUIRKS = new URL('../../scim-adapter/quirks', import.meta.url);
const files = CLIENTS.flatMap(exchangesOf);

describe('What clients send, and what they get', () => {
  let service: TestService;
  /** Each client has a company of its own. */
  const companies = new Map<string, TestCompany>();
  beforeAll(async () => {
    service = await startTestService();
    for (const client of CLIENTS) companies.set(client, await service.addCompany(client));
  });
  afterAll(() => service.stop());

  it.each(files)('%s', async (file) => {
    const { company, scimToken = '' } = companies.get(dirname(file)) ?? {};
    const { steps, settings } = readExchange(file);
    if (settings) await service.service.services.settings.update(operator('test'), settings, company?.id);
    const client = new ExchangeClient(service.url, dirname(file), scimToken);
    for (const step of steps) {
      const { method, path, response, absent = [] } = step;
      const expected = response === undefined ? {} : { body: client.filled(response) };
      const { status, headers, text, body } = await client.send(step);
      expect({ step: `${method} ${path}`, status, body }).toMatchObject({
        step: `${method} ${path}`,
        status: step.status,
        ...expected,
      });
      if (text !== '') expect(headers.get('content-type')).toBe('application/scim+json');
      for (const place of absent) expect([place, valueAt(body, place)]).toEqual([place, undefined]);
    }
  });

  it('proves every departure of scim-adapter/quirks', () => {
    const quirks = readdirSync(QUIRKS).map((file) => basename(file, '.ts'));
    const proven = new Set(files.flatMap((file) => readExchange(file).quirks ?? []));
    expect([...proven].toSorted()).toEqual(quirks.toSorted());
  });
});
