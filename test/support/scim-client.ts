import { z } from 'zod';
import type { TestCompany, TestService } from './service.ts';

const bodySchema = z.record(z.string(), z.unknown());

/** What a SCIM request was answered with. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; empty where there is none. */
  readonly body: Record<string, unknown>;
}

/** Sends requests to the SCIM door of a test service. */
export class ScimClient {
  constructor(
    readonly url: string,
    readonly token: string,
  ) {}

  /** A body that is no string is sent as JSON. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    signal?: AbortSignal,
  ): Promise<Answer> {
    const raw =
      body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await fetch(`${this.url}/scim/v2${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(raw !== undefined && { 'Content-Type': 'application/scim+json' }),
        ...headers,
      },
      ...(raw !== undefined && { body: raw as string }),
      ...(signal && { signal }),
    });
    const text = await response.text();
    const body_ = text === '' ? {} : bodySchema.parse(JSON.parse(text));
    return { status: response.status, headers: response.headers, text, body: body_ };
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** Users or groups for which a filter holds. */
  filter(kind: 'Users' | 'Groups', filter: string): Promise<Answer> {
    return this.get(`/${kind}?filter=${encodeURIComponent(filter)}`);
  }

  /** A user of this name; the id of a new one. */
  async createUser(userName: string, more: object = {}): Promise<string> {
    return idOf(await this.send('POST', '/Users', { userName, ...more }));
  }

  async createGroup(displayName: string, memberIds: readonly string[] = []): Promise<string> {
    return idOf(await this.send('POST', '/Groups', { displayName, members: memberIds.map((value) => ({ value })) }));
  }

  patch(path: string, ...operations: object[]): Promise<Answer> {
    return this.send('PATCH', path, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: operations,
    });
  }

  /** Ids of the members of a group. */
  async members(groupId: string): Promise<string[]> {
    return referencesIn((await this.get(`/Groups/${groupId}`)).body.members);
  }
}

/** A client that holds the token of a company. */
export function clientOf({ url }: Pick<TestService, 'url'>, { scimToken }: TestCompany): ScimClient {
  return new ScimClient(url, scimToken);
}

/** The resources that a list shows. */
export function resourcesIn({ Resources }: Answer['body']): Record<string, unknown>[] {
  return z.array(bodySchema).optional().parse(Resources) ?? [];
}

/** The `value` of each of a list of references. */
export function referencesIn(list: unknown): string[] {
  return z
    .array(z.object({ value: z.string() }))
    .catch([])
    .parse(list)
    .map(({ value }) => value);
}

function idOf({ status, body, text }: Answer): string {
  if (status !== 201) throw new Error(`This was to be made, but the answer was ${status}: ${text}`);
  return z.string().parse(body.id);
}
