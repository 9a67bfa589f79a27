import { type Actor, operator, scimClient, staff } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import type { Services } from '../../src/services/services.ts';
import { dump } from '../services/support/dump.ts';
import { graphql, staffToken } from '../support/graphql-client.ts';
import { administrator } from '../support/people.ts';
import { type KeyPair, makeKeyPair } from '../support/saml/keys.ts';
import { expectRejected, expectSignedIn, type SamlStage, setSamlStage } from '../support/saml/stage.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });
const inner = (pem: string) => pem.replace(/-----[^-]+-----/g, '').trim();

function metadata(
  certificates: readonly string[],
  { entityId = 'https://idp.test/new', binding = 'HTTP-Redirect' } = {},
) {
  const keys = certificates
    .map(
      (pem) =>
        `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${inner(pem)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
    )
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys}<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="https://idp.test/new/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
}

describe('Settings of single sign-on', () => {
  let stage: SamlStage;
  let services: Services;
  let key: KeyPair;
  const op = operator('op');
  const acmeId = () => stage.acme.company.id;
  const web = async (id = acmeId()): Promise<Actor> =>
    administrator((await services.companies.find(op, id)) as CompanyContext, 'Ada', 'web');

  beforeAll(async () => {
    stage = await setSamlStage();
    services = stage.service.service.services;
    key = await makeKeyPair('new');
  });
  afterAll(() => stage.stop());

  it('shows what metadata says before anything is changed', async () => {
    const before = await dump(stage.service.databaseUrl, 'staff_event');
    const input = { metadataXml: metadata([key.certificate]) };
    const query = `query ($id: ID, $input: SamlConfigureInput!) { company(id: $id) { authenticationSettings {
      samlPreview(input: $input) { identityProvider { entityId signInUrl certificates { subject isExpired } } userErrors { code field } } } } }`;
    const staffSecret = await staffToken(stage.service, true);
    const { data } = await graphql(stage.service, query, { id: acmeId(), input }, staffSecret);
    expect(data).toMatchObject({
      company: {
        authenticationSettings: {
          samlPreview: {
            identityProvider: {
              entityId: 'https://idp.test/new',
              signInUrl: 'https://idp.test/new/sso',
              certificates: [{ subject: 'CN=new', isExpired: false }],
            },
            userErrors: [],
          },
        },
      },
    });
    const after = await dump(stage.service.databaseUrl, 'staff_event');
    expect({ ...after, staff_token: [] }).toEqual({ ...before, staff_token: [] });
  });

  it('take metadata as Entra ID writes it into a file: with a byte order mark', async () => {
    const metadataXml = `\uFEFF${metadata([key.certificate])}`;
    const provider = await services.samlSettings.preview(operator('op'), { metadataXml }, acmeId());
    expect(provider).toMatchObject({ entityId: 'https://idp.test/new', certificates: [{ subject: 'CN=new' }] });
  });

  it('are changed over GraphQL, and an event tells of it by fingerprints', async () => {
    const id = (await stage.service.addCompany('fresh')).company.id;
    const mutation = `mutation ($id: ID, $input: SamlConfigureInput!) { samlConfigure(companyId: $id, input: $input) {
      saml { identityProvider { certificates { fingerprint pem } idpInitiated } serviceProvider { entityId acsUrl testUrl certificate { subject notAfter } } } userErrors { code message field } } }`;
    const input = { metadataXml: metadata([key.certificate]) };
    const { data } = await graphql(stage.service, mutation, { id, input }, await staffToken(stage.service, true));
    const [event] = (await services.events.list(op, { action: 'AUTHENTICATION_SETTINGS_UPDATED' }, { first: 1 }, id))
      .nodes;
    const { pem, fingerprint } = (await services.samlSettings.find(op, id)).identityProvider?.certificates[0] ?? {};
    expect(data).toMatchObject({
      samlConfigure: {
        saml: {
          identityProvider: { certificates: [{ fingerprint, pem }], idpInitiated: false },
          serviceProvider: {
            entityId: 'http://localhost:4000/saml/fresh/metadata',
            acsUrl: 'http://localhost:4000/saml/fresh/acs',
            testUrl: 'http://localhost:4000/saml/fresh/login?test=1',
            certificate: { subject: 'CN=LeaveWizard fresh' },
          },
        },
        userErrors: [],
      },
    });
    expect(event?.changes).toContainEqual({ field: 'saml.certificates', before: null, after: [fingerprint] });
  });

  const wrong: [
    string,
    () =>
      | Parameters<Services['samlSettings']['configure']>[1]
      | Promise<Parameters<Services['samlSettings']['configure']>[1]>,
    RegExp,
  ][] = [
    ['a metadata URL', () => ({ metadataXml: 'http://127.0.0.1:1/metadata' }), /fetches nothing/],
    ['metadata and an entity id', () => ({ metadataXml: metadata([key.certificate]), entityId: 'x' }), /not both/],
    ['metadata with a DOCTYPE', () => ({ metadataXml: `<!DOCTYPE x>${metadata([key.certificate])}` }), /DOCTYPE/],
    [
      'metadata of a service provider',
      async () => ({ metadataXml: (await stage.newBrowser().get(stage.acme.entityId)).text }),
      /no identity provider/,
    ],
    [
      'metadata without the redirect binding',
      () => ({ metadataXml: metadata([key.certificate], { binding: 'HTTP-POST' }) }),
      /HTTP-Redirect/,
    ],
    ['metadata without certificates', () => ({ metadataXml: metadata([]) }), /one to 5/],
    ['metadata without a name', () => ({ metadataXml: metadata([key.certificate], { entityId: '' }) }), /entityId/],
    ['a sign-in URL that is not https', () => ({ signInUrl: 'http://idp.test/sso' }), /https/],
    ['a sign-in URL that runs', () => ({ signInUrl: 'javascript:alert(1)' }), /https/],
    ['a sign-in URL with a user', () => ({ signInUrl: 'https://a:b@idp.test/' }), /https/],
    ['a private key', () => ({ certificates: [key.privateKey] }), /private key/],
    ['a certificate and its key', () => ({ certificates: [key.certificate + key.privateKey] }), /private key/],
    ['two certificates in one', () => ({ certificates: [key.certificate + key.certificate] }), /not one X.509/],
    ['RSA of 1,024 bits', async () => ({ certificates: [(await makeKeyPair('weak', 1024)).certificate] }), /2048/],
    ['no certificate at all', () => ({ certificates: ['nonsense!'] }), /not one X.509/],
    ['bytes that are none', () => ({ certificates: [Buffer.from('nonsense').toString('base64')] }), /not an X.509/],
    [
      'six certificates',
      async () => ({
        certificates: await Promise.all(
          Array.from({ length: 6 }, async (_, n) => (await makeKeyPair(`k${n}`)).certificate),
        ),
      }),
      /one to 5/,
    ],
  ];
  it.each(wrong)('SAML-36: %s is refused, and nothing of it is kept', async (_, make, why) => {
    const before = await services.samlSettings.find(op, acmeId());
    const change = await make();
    await expect(services.samlSettings.preview(op, change, acmeId())).rejects.toThrow(why);
    await expect(services.samlSettings.configure(op, change, acmeId())).rejects.toThrow(why);
    expect(await services.samlSettings.find(op, acmeId())).toEqual(before);
    const [event] = (await services.events.list(op, { outcome: 'REFUSED' }, { first: 1 }, acmeId())).nodes;
    expect(event).toMatchObject({
      action: 'AUTHENTICATION_SETTINGS_UPDATED',
      refusal: { message: expect.stringMatching(why) },
    });
    const everything = JSON.stringify([await dump(stage.service.databaseUrl), stage.service.log]);
    expect(everything).not.toContain(inner(key.privateKey).slice(100, 160));
  });

  it('SAML-36: an expired certificate is taken, with a warning', async () => {
    const id = (await stage.service.addCompany('expired')).company.id;
    const { certificate } = await makeKeyPair('old', 2048, -1);
    const { identityProvider } = await services.samlSettings.configure(
      op,
      { metadataXml: metadata([certificate]) },
      id,
    );
    expect(identityProvider?.certificates).toMatchObject([{ isExpired: true }]);
    const [event] = (await services.events.list(op, {}, { first: 1 }, id)).nodes;
    expect(event?.notes).toEqual([expect.stringMatching(/CN=old expired on/)]);
  });

  it('SAML-36: are not for an identity provider, nor for the administrators of another company', async () => {
    const change = { idpInitiated: true };
    const company = (await services.companies.find(op, acmeId())) as CompanyContext;
    await expect(services.samlSettings.configure(scimClient(company, 'okta', 'r'), change)).rejects.toThrow(
      code('FORBIDDEN'),
    );
    await expect(services.samlSettings.configure(staff('Reader', false, 'r'), change, acmeId())).rejects.toThrow(
      code('FORBIDDEN'),
    );
    const foreign = await web(stage.other.company.id);
    await expect(services.samlSettings.configure(foreign, change, acmeId())).rejects.toThrow(code('NOT_FOUND'));
    await expect(services.samlSettings.find(foreign, acmeId())).rejects.toThrow(code('NOT_FOUND'));
    expect((await graphql(stage.service, '{ viewer { kind } }', {}, stage.acme.scimToken)).status).toBe(401);
  });

  it('SAML-37: while two certificates are there both sign; afterwards the new one alone', async () => {
    const next = await makeKeyPair('next');
    const configure = (...certificates: string[]) => services.samlSettings.configure(op, { certificates }, acmeId());
    const post = async (pair: KeyPair) => {
      const waiting = await stage.begin();
      return stage.post(waiting, stage.valid(waiting, { ...stage.acme, key: pair }));
    };
    await configure(stage.acme.key.certificate, next.certificate);
    expectSignedIn(await post(stage.acme.key));
    expectSignedIn(await post(next));
    await configure(next.certificate);
    expectRejected(await post(stage.acme.key), /signatures/);
    expectSignedIn(await post(next));
    await configure(stage.acme.key.certificate);
  });

  it('SAML-39: a sign-in that is under way ends in vain when single sign-on is switched off, or taken away', async () => {
    const waiting = await stage.begin();
    const xml = stage.valid(waiting);
    const off = { scimEnabled: false, singleSignOn: 'OFF' } as const;
    await expect(services.samlSettings.remove(await web())).rejects.toThrow(code('SAML_REQUIRED'));
    await services.settings.update(op, off, acmeId());
    expectRejected(await stage.post(waiting, xml), /switched off/);
    expect((await stage.newBrowser().get(stage.acme.loginUrl)).status).toBe(404);
    const { identityProvider } = await services.samlSettings.find(op, acmeId());
    await services.samlSettings.remove(await web());
    expectRejected(await stage.post(waiting, xml), /not configured/);
    const { entityId, signInUrl, certificates = [] } = identityProvider ?? {};
    const again = { entityId, signInUrl, certificates: certificates.map(({ pem }) => pem) };
    await services.samlSettings.configure(op, again, acmeId());
    await services.settings.update(op, { singleSignOn: 'OPTIONAL' }, acmeId());
  });

  it('SAML-36: needs a sign-in of the last quarter of an hour', async () => {
    const company = (await services.companies.find(op, acmeId())) as CompanyContext;
    const ada = administrator(company, 'Ada', 'web');
    const stale = { ...ada, person: ada.person && { ...ada.person, isFresh: false } };
    for (const attempt of [
      () => services.samlSettings.configure(stale, { idpInitiated: true }),
      () => services.samlSettings.preview(stale, {}),
      () => services.samlSettings.remove(stale),
    ])
      await expect(attempt()).rejects.toThrow(code('FRESH_SIGN_IN_REQUIRED'));
  });

  it('AD-05: administrators enable SCIM after SAML; LeaveWizard’s own people may before, and it is told', async () => {
    const { company } = await stage.service.addCompany('order');
    await services.settings.update(op, { scimEnabled: false }, company.id);
    const enable = async (actor: Actor) => services.settings.update(actor, { scimEnabled: true }, company.id);
    await expect(enable(await web(company.id))).rejects.toThrow(code('SAML_REQUIRED'));
    await expect(services.settings.update(await web(company.id), { singleSignOn: 'REQUIRED' })).rejects.toThrow(
      code('SAML_REQUIRED'),
    );
    await services.companies.update(op, company.id, { plan: 'STANDARD' });
    await expect(enable(await web(company.id))).rejects.toThrow(code('PLAN_REQUIRED'));
    await services.companies.update(op, company.id, { plan: 'PREMIUM' });
    expect(await enable(staff('Sam', true, 's'))).toMatchObject({ scimEnabled: true });
    const [told] = (await services.events.list(op, {}, { first: 1 }, company.id)).nodes;
    expect(told?.notes).toEqual(['SCIM provisioning was enabled before single sign-on was configured.']);
    await services.settings.update(op, { scimEnabled: false }, company.id);
    await services.samlSettings.configure(await web(company.id), { metadataXml: metadata([key.certificate]) });
    expect(await enable(await web(company.id))).toMatchObject({ scimEnabled: true });
    await expect(services.samlSettings.remove(await web(company.id))).rejects.toThrow(code('SAML_REQUIRED'));
  });

  it('the signing key of a company is made once, and only sealed in the database', async () => {
    const { company } = await stage.service.addCompany('keys');
    const keys = await Promise.all(Array.from({ length: 3 }, () => services.saml.signingKey(company)));
    expect(new Set(keys.map(({ privateKey }) => privateKey)).size).toBe(1);
    const text = JSON.stringify(await dump(stage.service.databaseUrl));
    expect(text).not.toContain('PRIVATE KEY');
    expect(text).not.toContain(inner(keys[0]?.privateKey ?? '').slice(100, 160));
  });
});
