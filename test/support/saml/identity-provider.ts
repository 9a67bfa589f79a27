import { createServer } from 'node:http';
import express from 'express';
import * as samlp from 'samlp';
import type { KeyPair } from './keys.ts';

/** An identity provider that we did not write: `samlp`, on a page of its own. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Such as `http://127.0.0.1:40123/sso`. */
  readonly signInUrl: string;
  metadata(): Promise<string>;
  stop(): Promise<void>;
}

/** Whom it trusts, and whom it signs in: whoever `login_hint` names. */
export interface IdentityProviderOptions {
  readonly key: KeyPair;
  /** The certificate it checks requests with. */
  readonly serviceCertificate: string;
  readonly acsUrl: string;
}

export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const { key, serviceCertificate, acsUrl } = options;
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The identity provider has no port.');
  const base = `http://127.0.0.1:${address.port}`;
  const issuer = `${base}/metadata`;
  const common = { issuer, cert: key.certificate, key: key.privateKey };
  const asked = samlp.auth({
    ...common,
    signingCert: serviceCertificate,
    signResponse: true,
    lifetimeInSeconds: 300,
    destination: acsUrl,
    recipient: acsUrl,
    getPostURL: (_audience, _request, _req, done) => done(null, acsUrl),
    getUserFromRequest: (req) => ({ id: String((req as express.Request).query.login_hint), emails: [], name: {} }),
    profileMapper: (user) => ({
      getClaims: () => ({ 'http://schemas.example/role': 'ADMINISTRATOR' }),
      getNameIdentifier: () => ({ nameIdentifier: (user as { id: string }).id }),
    }),
  });
  app.get('/sso', asked);
  app.get('/metadata', samlp.metadata({ ...common, redirectEndpointPath: '/sso', postEndpointPath: '/sso' }));
  app.use(((error, _req, res, _next) => {
    res.status(400).send(String(error));
  }) satisfies express.ErrorRequestHandler);
  return {
    issuer,
    signInUrl: `${base}/sso`,
    metadata: async () => (await fetch(issuer)).text(),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The fields of the form in a page that posts itself. */
export function formOf(html: string): { action: string; fields: Record<string, string> } {
  const action = /action="([^"]*)"/.exec(html)?.[1] ?? '';
  const inputs = html.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g);
  return { action, fields: Object.fromEntries(Array.from(inputs, ([, name = '', value = '']) => [name, value])) };
}
