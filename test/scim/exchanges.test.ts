import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { operator } from '../../src/domain/actor.ts';
import { startTestService, type TestCompany, type TestService } from '../support/service.ts';

/*
 * What identity providers send and what they get, as recorded exchanges: one JSON file for each, in a folder for each
 * client, which has a company of its own. `{{name}}` stands for an id that an earlier answer had at the place that
 * `capture` names, `{{token}}` for the company's token; `absent` names places where the answer has nothing. The parts
 * of a place are joined by dots, or by slashes when one of them is a urn.
 */
const exchangeSchema = z.strictObject({
  name: z.string(),
  source: z.string(),
  /** Files of `scim-adapter/quirks` without which the exchange fails. */
  quirks: z.array(z.string()).optional(),
  settings: z.strictObject({ maySetRoles: z.boolean() }).optional(),
  steps: z.array(
    z.strictObject({
      method: z.string(),
      path: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      request: z.unknown().optional(),
      status: z.number(),
      response: z.unknown().optional(),
      absent: z.array(z.string()).optional(),
      capture: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

const SCIM_JSON = { Accept: 'application/scim+json', 'Content-Type': 'application/scim+json; charset=utf-8' };
const OKTA = { ...SCIM_JSON, 'User-Agent': 'Okta SCIM Client 1.0.0', 'Accept-Charset': 'utf-8' };

/** The headers of each client, by folder; a GET carries no Content-Type but Google's. */
const HEADERS: Record<string, Record<string, string>> = {
  'okta-oin': OKTA,
  'okta-aiw': OKTA,
  entra: SCIM_JSON,
  'entra-conformant': SCIM_JSON,
  onelogin: { ...SCIM_JSON, 'User-Agent': 'OneLogin' },
  jumpcloud: { ...SCIM_JSON, 'Content-Type': 'application/json' },
  google: { 'User-Agent': 'Google-Auto-Provisioning', 'Content-Type': 'application/json', Accept: '*/*' },
  salesforce: SCIM_JSON,
  boxyhq: { 'Content-Type': 'application/json' },
  scripts: { 'Content-Type': 'application/json' },
};

const HERE = new URL('./', import.meta.url);
const files = Object.keys(HEADERS).flatMap((client) =>
  readdirSync(new URL(client, HERE)).map((file) => `${client}/${file}`),
);
const read = (file: string) => exchangeSchema.parse(JSON.parse(readFileSync(new URL(file, HERE), 'utf8')));

describe('What clients send, and what they get', () => {
  let service: TestService;
  const companies = new Map<string, TestCompany>();
  beforeAll(async () => {
    service = await startTestService();
    for (const client of Object.keys(HEADERS)) companies.set(client, await service.addCompany(client));
  });
  afterAll(() => service.stop());

  it.each(files)('%s', async (file) => {
    const client = dirname(file);
    const { company, scimToken = '' } = companies.get(client) ?? {};
    const { steps, settings } = read(file);
    if (settings) await service.service.services.settings.update(operator('test'), settings, company?.id);
    const known = new Map([['token', scimToken]]);
    const fill = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => known.get(name) ?? `{{${name}}}`);
    const filled = (value: unknown): unknown => JSON.parse(fill(JSON.stringify(value)));
    for (const step of steps) {
      const { method, path, request, status, response, absent = [], capture = {} } = step;
      const { 'Content-Type': type = '', ...headers } = HEADERS[client] ?? {};
      const answer = await fetch(`${service.url}/scim/v2${encodeURI(fill(path))}`, {
        method,
        headers: {
          Authorization: `Bearer ${scimToken}`,
          ...headers,
          ...((request !== undefined || client === 'google') && { 'Content-Type': type }),
          ...(step.headers && (filled(step.headers) as Record<string, string>)),
        },
        ...(request !== undefined && { body: fill(JSON.stringify(request)) }),
      });
      const text = await answer.text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      expect({ step: `${method} ${path}`, status: answer.status, body }).toMatchObject({
        step: `${method} ${path}`,
        status,
        ...(response !== undefined && { body: filled(response) }),
      });
      if (text !== '') expect(answer.headers.get('content-type')).toBe('application/scim+json');
      for (const place of absent) expect([place, valueAt(body, place)]).toEqual([place, undefined]);
      for (const [name, place] of Object.entries(capture)) known.set(name, String(valueAt(body, place)));
    }
  });

  it('proves every departure of scim-adapter/quirks', () => {
    const quirks = readdirSync(new URL('../../scim-adapter/quirks', HERE)).map((file) => basename(file, '.ts'));
    const proven = new Set(files.flatMap((file) => read(file).quirks ?? []));
    expect([...proven].toSorted()).toEqual(quirks.toSorted());
  });
});

function valueAt(body: unknown, place: string): unknown {
  const keys = place.split(place.includes('/') ? '/' : '.');
  return keys.reduce<unknown>((value, key) => Reflect.get(Object(value), key), body);
}
