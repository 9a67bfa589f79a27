import { inflateRawSync } from 'node:zlib';

/** An answer with what tests look at. */
export interface BrowserAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  /** Names of the cookies that were set. */
  readonly cookies: readonly string[];
  readonly headers: Headers;
}

let browsers = 0;

/** A browser with cookies and an address of its own. It goes to the real address of what calls itself `publicUrl`. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #ip = `10.0.${Math.floor(++browsers / 250)}.${(browsers % 250) + 1}`;

  constructor(
    private readonly publicUrl: string,
    private readonly realUrl: string,
  ) {}

  get(url: string): Promise<BrowserAnswer> {
    return this.send(url, {});
  }

  /** Posts a form, as a page of the identity provider does: cross-site. */
  post(url: string, fields: Record<string, string> | string): Promise<BrowserAnswer> {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
    return this.send(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'http://127.0.0.1' },
      body,
    });
  }

  async send(url: string, init: RequestInit): Promise<BrowserAnswer> {
    const isOurs = url.startsWith(this.publicUrl);
    const headers = new Headers(init.headers);
    headers.set('X-Forwarded-For', this.#ip);
    if (isOurs) headers.set('Cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const target = isOurs ? `${this.realUrl}${url.slice(this.publicUrl.length)}` : url;
    const response = await fetch(target, { ...init, headers, redirect: 'manual' });
    const set = response.headers.getSetCookie();
    if (isOurs) for (const cookie of set) this.setCookie(cookie.split(';')[0] ?? '');
    return {
      status: response.status,
      location: response.headers.get('Location'),
      text: await response.text(),
      cookies: set.map((cookie) => cookie.split('=')[0] ?? ''),
      headers: response.headers,
    };
  }

  copyCookiesTo(other: Browser): void {
    for (const [name, value] of this.#cookies) other.setCookie(`${name}=${value}`);
  }

  setCookie(pair: string): void {
    const at = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** The AuthnRequest in an address that a browser is sent to, with what is beside it. */
export function readRequest(location: string): { xml: string; id: string; query: URLSearchParams } {
  const query = new URL(location).searchParams;
  const xml = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString('utf8');
  const id = /ID="([^"]+)"/.exec(xml)?.[1] ?? '';
  return { xml, id, query };
}
