import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/*
 * What identity providers send and what they get, as recorded exchanges: one JSON file for each, in a folder for each
 * client. `{{name}}` stands for an id that an earlier answer had at the place that `capture` names, `{{token}}` for the
 * company's token; `absent` names places where the answer has nothing. The parts of a place are joined by dots, or by
 * slashes when one of them is a urn.
 */
const stepSchema = z.strictObject({
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  request: z.unknown().optional(),
  status: z.number(),
  response: z.unknown().optional(),
  absent: z.array(z.string()).optional(),
  capture: z.record(z.string(), z.string()).optional(),
});
const exchangeSchema = z.strictObject({
  name: z.string(),
  source: z.string(),
  /** Files of `scim-adapter/quirks` without which the exchange fails. */
  quirks: z.array(z.string()).optional(),
  settings: z.strictObject({ maySetRoles: z.boolean() }).optional(),
  steps: z.array(stepSchema),
});

/** One request of a client, and what it was answered. */
export type Step = z.output<typeof stepSchema>;
export type Exchange = z.output<typeof exchangeSchema>;

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

const HERE = new URL('../', import.meta.url);

/** The clients of which there are recordings: names of folders. */
export const CLIENTS: readonly string[] = Object.keys(HEADERS);

/** The recordings of a client, such as `okta-oin/import.json`. */
export function exchangesOf(client: string): string[] {
  return readdirSync(new URL(client, HERE)).map((file) => `${client}/${file}`);
}

export function readExchange(file: string): Exchange {
  return exchangeSchema.parse(JSON.parse(readFileSync(new URL(file, HERE), 'utf8')));
}

/** What a step was answered. */
export interface StepAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** A client that sends the steps of an exchange, and remembers the ids that answers told. */
export class ExchangeClient {
  readonly #known: Map<string, string>;

  constructor(
    private readonly url: string,
    private readonly client: string,
    private readonly scimToken: string,
  ) {
    this.#known = new Map([['token', scimToken]]);
  }

  /** Sends a step. What it tells is remembered, unless it was told before. */
  async send(step: Step, more: Record<string, string> = {}): Promise<StepAnswer> {
    const { method, path, request, capture = {} } = step;
    const { 'Content-Type': type = '', ...headers } = HEADERS[this.client] ?? {};
    const response = await fetch(`${this.url}/scim/v2${encodeURI(this.#fill(path))}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.scimToken}`,
        ...headers,
        ...((request !== undefined || this.client === 'google') && { 'Content-Type': type }),
        ...(step.headers && (this.filled(step.headers) as Record<string, string>)),
        ...more,
      },
      ...(request !== undefined && { body: this.#fill(JSON.stringify(request)) }),
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    for (const [name, place] of Object.entries(capture)) {
      const value = valueAt(body, place);
      if (value !== undefined && !this.#known.has(name)) this.#known.set(name, String(value));
    }
    return { status: response.status, headers: response.headers, text, body };
  }

  /** Whether all is known that a step names. */
  canSend(step: Step): boolean {
    return !PLACEHOLDER.test(this.#fill(JSON.stringify([step.path, step.request, step.headers])));
  }

  /** A value of the recording, with the ids that are known. */
  filled(value: unknown): unknown {
    return JSON.parse(this.#fill(JSON.stringify(value)));
  }

  #fill(text: string): string {
    return text.replaceAll(/\{\{(\w+)\}\}/g, (placeholder, name) => this.#known.get(name) ?? placeholder);
  }
}

const PLACEHOLDER = /\{\{\w+\}\}/;

/** What stands at a place of an answer. */
export function valueAt(body: unknown, place: string): unknown {
  const keys = place.split(place.includes('/') ? '/' : '.');
  return keys.reduce<unknown>((value, key) => Reflect.get(Object(value), key), body);
}
