import { operator } from '../../../src/domain/actor.ts';
import type { Event } from '../../../src/domain/event.ts';
import { startTestService, type TestCompany, type TestService } from '../service.ts';
import { Browser, type BrowserAnswer, readRequest } from './browser.ts';
import { type ResponseParts, responseXml, signed } from './forge.ts';
import { type KeyPair, makeKeyPair } from './keys.ts';

export const PUBLIC_URL = 'http://localhost:4000';

/** A company with single sign-on, and what its identity provider signs with. */
interface SamlParty extends TestCompany {
  readonly key: KeyPair;
  readonly issuer: string;
  readonly entityId: string;
  readonly acsUrl: string;
  readonly loginUrl: string;
  readonly universalLogoutUrl: string;
}

/** A sign-in that waits for its response, in a browser of its own. */
export interface Waiting {
  readonly browser: Browser;
  readonly requestId: string;
  readonly parts: ResponseParts;
}

/** How a response was answered, and what events tell of it. */
export interface Outcome extends BrowserAnswer {
  readonly events: readonly Event[];
}

/** A service with two companies that sign in with SAML, each with a provider of its own. */
export interface SamlStage {
  readonly service: TestService;
  readonly acme: SamlParty;
  readonly other: SamlParty;
  newBrowser(): Browser;
  /** Starts a sign-in of the company's administrator. */
  begin(party?: SamlParty, query?: string, browser?: Browser): Promise<Waiting>;
  /** A response that would be accepted. */
  valid(waiting: Waiting, party?: SamlParty): string;
  /** Posts a response, and finds out what came of it. */
  post(waiting: Waiting, xml: string, relayState?: string, to?: SamlParty): Promise<Outcome>;
  /** The same for any form. */
  postForm(browser: Browser, fields: Record<string, string> | string, to?: SamlParty): Promise<Outcome>;
  events(party?: SamlParty): Promise<readonly Event[]>;
  stop(): Promise<void>;
}

export async function setSamlStage(environment: Record<string, string> = {}): Promise<SamlStage> {
  const service = await startTestService({ PUBLIC_URL, TRUST_PROXY: 'on', ...environment });
  const acme = await configure(service, service, 'acme');
  const other = await configure(service, await service.addCompany('other'), 'other');
  const newBrowser = () => new Browser(PUBLIC_URL, service.url);

  const begin: SamlStage['begin'] = async (party = acme, query = '', browser = newBrowser()) => {
    const { location } = await browser.get(`${party.loginUrl}${query}`);
    const { id } = readRequest(location ?? '');
    const { issuer, entityId, acsUrl, administrator } = party;
    const parts = { issuer, entityId, acsUrl, inResponseTo: id, nameId: administrator.userName };
    return { browser, requestId: id, parts };
  };
  const events: SamlStage['events'] = async (party = acme) => {
    const filter = { action: 'SIGNED_IN' } as const;
    const { events: service_ } = service.service.services;
    return (await service_.list(operator('op'), filter, { first: 200 }, party.company.id)).nodes;
  };
  const postForm: SamlStage['postForm'] = async (browser, fields, to = acme) => {
    const before = new Set((await events(to)).map(({ id }) => id));
    const answer = await browser.post(to.acsUrl, fields);
    return { ...answer, events: (await events(to)).filter(({ id }) => !before.has(id)) };
  };
  return {
    service,
    acme,
    other,
    newBrowser,
    begin,
    events,
    postForm,
    valid: ({ parts }, { key } = acme) => signed(responseXml(parts), { key }),
    post: ({ browser }, xml, relayState, to) =>
      postForm(browser, { SAMLResponse: base64(xml), ...(relayState !== undefined && { RelayState: relayState }) }, to),
    stop: () => service.stop(),
  };
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

async function configure(service: TestService, company: TestCompany, slug: string): Promise<SamlParty> {
  const key = await makeKeyPair(slug);
  const issuer = `https://idp.test/${slug}`;
  const change = { entityId: issuer, signInUrl: `https://idp.test/${slug}/sso`, certificates: [key.certificate] };
  const { samlSettings, settings } = service.service.services;
  const { serviceProvider } = await samlSettings.configure(operator('op'), change, company.company.id);
  await settings.update(operator('op'), { singleSignOn: 'OPTIONAL' }, company.company.id);
  const { company: context, scimToken, administrator } = company;
  return { company: context, scimToken, administrator, key, issuer, ...serviceProvider };
}

/** The response was refused, with a page that tells nothing; nobody is in; one event says why. */
export function expectRejected(outcome: Outcome, why: RegExp, status = 403): void {
  expect([outcome.status, outcome.location, outcome.cookies]).toEqual([status, null, []]);
  expect(outcome.text).toContain('You could not be signed in');
  expect(outcome.events.map(({ outcome: ended, channel }) => [ended, channel])).toEqual([['REFUSED', 'SIGN_IN']]);
  const message = outcome.events[0]?.refusal?.message ?? '';
  expect(message).toMatch(why);
  expect(outcome.text).not.toContain(message);
}

/** Somebody is in, and one event says so. */
export function expectSignedIn(outcome: Outcome, location = '/'): void {
  expect([outcome.status, outcome.location, outcome.cookies]).toEqual([303, location, ['__Host-session']]);
  expect(outcome.events.map(({ outcome: ended }) => ended)).toEqual(['DONE']);
}
