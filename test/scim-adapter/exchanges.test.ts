import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { startTestService, type TestService } from '../support/service.ts';

/*
 * What identity providers send and what they get, as recorded exchanges: one JSON file for each, in a folder for each
 * client. `{{name}}` stands for an id that an earlier answer had at the place `capture` names.
 */
const exchangeSchema = z.object({
  name: z.string(),
  source: z.string(),
  steps: z.array(
    z.object({
      method: z.string(),
      path: z.string(),
      request: z.unknown().optional(),
      status: z.number(),
      response: z.unknown().optional(),
      capture: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

const ROOT = new URL('exchanges/', import.meta.url);
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));

const OKTA_HEADERS = {
  'User-Agent': 'Okta SCIM Client 1.0.0',
  Accept: 'application/scim+json',
  'Accept-Charset': 'utf-8',
};

describe('What clients send, and what they get', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it.each(files)('%s', async (file) => {
    const { steps } = exchangeSchema.parse(JSON.parse(readFileSync(new URL(file, ROOT), 'utf8')));
    const captured = new Map<string, string>();
    const fill = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => captured.get(name) ?? `{{${name}}}`);
    for (const { method, path, request, status, response, capture = {} } of steps) {
      const answer = await fetch(`${service.url}/scim/v2${encodeURI(fill(path))}`, {
        method,
        headers: {
          ...OKTA_HEADERS,
          Authorization: `Bearer ${service.scimToken}`,
          ...(request !== undefined && { 'Content-Type': 'application/scim+json; charset=utf-8' }),
        },
        ...(request !== undefined && { body: fill(JSON.stringify(request)) }),
      });
      const text = await answer.text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      expect({ step: `${method} ${path}`, status: answer.status, body }).toMatchObject({
        step: `${method} ${path}`,
        status,
        ...(response !== undefined && { body: JSON.parse(fill(JSON.stringify(response))) }),
      });
      for (const [name, place] of Object.entries(capture)) captured.set(name, String(valueAt(body, place)));
    }
  });
});

function valueAt(body: unknown, place: string): unknown {
  return place.split('.').reduce<unknown>((value, key) => Reflect.get(Object(value), key), body);
}
