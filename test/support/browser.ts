import { z } from 'zod';
import { answer, type GraphqlAnswer } from './graphql-client.ts';
import { pageDocumentId } from './page-documents.ts';
import type { TestService } from './service.ts';

const COOKIE = '__Host-session';
const SIGN_IN = `mutation ($c: String!, $u: String!, $p: String!) {
  signIn(companySlug: $c, userName: $u, password: $p) { user { id } userErrors { code message } } }`;
const signInAnswer = z.object({ signIn: z.object({ user: z.object({ id: z.string() }).nullable() }) });

/** A browser on a page of LeaveWizard: keeps the cookie that it is given, and says where its requests come from. */
export class TestBrowser {
  /** Secret of the session; undefined when it is in none. */
  secret: string | undefined;
  /** The cookies of the last answer, as they were sent. */
  setCookie: readonly string[] = [];
  /** The headers of the last answer. */
  headers = new Headers();

  constructor(
    private readonly service: Pick<TestService, 'url'>,
    private readonly userAgent = 'Test',
  ) {}

  /** Sends one operation; other headers than a page of ours would send may be given. */
  ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<GraphqlAnswer> {
    return this.#send({ query, variables }, headers);
  }

  /** Sends an operation of the web app by its name: a service as others run it answers no other. */
  askAsPage(operation: string, variables: object = {}): Promise<GraphqlAnswer> {
    return this.#send({ documentId: pageDocumentId(operation), variables });
  }

  /** Signs in by a password; whether that went well. */
  async signIn(userName: string, password: string, company = 'acme'): Promise<boolean> {
    const { data } = await this.ask(SIGN_IN, { c: company, u: userName, p: password });
    return signInAnswer.parse(data).signIn.user !== null;
  }

  /** The status that a question of whoever is in the session is answered with. */
  async status(): Promise<number> {
    return (await this.ask('{ viewer { kind } }')).status;
  }

  async #send(body: object, headers: Record<string, string> = {}): Promise<GraphqlAnswer> {
    const response = await fetch(`${this.service.url}/graphql`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': this.userAgent,
        'Sec-Fetch-Site': 'same-origin',
        ...(this.secret && { Cookie: `${COOKIE}=${this.secret}` }),
        ...headers,
      },
      body: JSON.stringify(body),
    });
    this.headers = response.headers;
    this.setCookie = response.headers.getSetCookie();
    for (const cookie of this.setCookie) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name === COOKIE) this.secret = value || undefined;
    }
    return answer(response);
  }
}
