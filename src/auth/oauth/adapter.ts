import Provider, { type Adapter, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider';
import { connectionKeyOf, OAUTH_SCOPES, type OAuthClient } from '../../domain/oauth.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ConnectionService } from '../../services/connection-service.ts';
import type { OAuthStorage } from '../../services/oauth-storage.ts';

/** What the OAuth provider's storage is put together from. */
export interface StorageParts {
  readonly storage: OAuthStorage;
  readonly connections: ConnectionService;
}

/** Where the provider keeps each kind of thing. */
export function adapterFactory({ storage, connections }: StorageParts): AdapterFactory {
  return (kind) => {
    if (kind === 'Client')
      return sayingUnavailable({ ...nothing, find: async (id) => clientPayload(await storage.findClient(id)) });
    if (kind === 'Grant') return sayingUnavailable(grants(connections));
    // The session of the web app is the only one.
    if (kind === 'Session') return nothing;
    return sayingUnavailable(artifacts(kind, storage));
  };
}

/** While the database is away, clients are told to come back: it is no fault, and no reason to give a token up. */
function sayingUnavailable(adapter: Adapter): Adapter {
  return {
    ...adapter,
    upsert: (...given) => adapter.upsert(...given).catch(asUnavailable),
    find: (id) => adapter.find(id).catch(asUnavailable),
    consume: (id) => adapter.consume(id).catch(asUnavailable),
    destroy: (id) => adapter.destroy(id).catch(asUnavailable),
  };
}

function asUnavailable(cause: unknown): never {
  if (!(cause instanceof Refusal) || cause.code !== 'UNAVAILABLE') throw cause;
  Provider.ctx?.set('Retry-After', String(cause.retryAfterSeconds));
  const error = new errors.OIDCProviderError(503, 'temporarily_unavailable', { cause });
  throw Object.assign(error, { error_description: cause.message, expose: true, allow_redirect: false });
}

const nothing: Adapter = {
  upsert: async () => undefined,
  find: async () => undefined,
  findByUserCode: async () => undefined,
  findByUid: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  // Whoever revokes ends the connection, and its tokens are gone with it.
  revokeByGrantId: async () => undefined,
};

/** A grant is a connection of a company, which is made by `ConnectionService.connect`. */
function grants(connections: ConnectionService): Adapter {
  return {
    ...nothing,
    async find(jti) {
      const key = connectionKeyOf(jti);
      const grant = key && (await connections.findGrant(key));
      if (!grant) return undefined;
      const { clientId, shortId, createdAt, expiresAt } = grant;
      const openid = { scope: OAUTH_SCOPES.join(' ') };
      return { jti, kind: 'Grant', clientId, accountId: shortId, openid, iat: createdAt, exp: expiresAt };
    },
    async destroy(jti) {
      const key = connectionKeyOf(jti);
      const ctx = Provider.ctx;
      if (!key || !ctx) return;
      const note =
        ctx.oidc.route === 'revocation'
          ? 'The client gave the connection up.'
          : 'An authorization code was used twice.';
      const requestId = String(ctx.res.getHeader('X-Request-Id'));
      await connections.endByClient(key, ctx.oidc.client?.clientName ?? 'OAuth client', note, requestId);
    },
  };
}

/** Codes, tokens and requests under way, under the hash of their credential. */
function artifacts(kind: string, storage: OAuthStorage): Adapter {
  return {
    ...nothing,
    upsert: (id, payload, seconds = 0) => storage.keep(kind, id, payload, payload.grantId, seconds),
    async find(id) {
      const artifact = await storage.find(kind, id);
      if (!artifact) return undefined;
      const { payload, isConsumed, secondsLeft } = artifact;
      // Another instance's clock may have set this, and ours will judge it: what counts is what the database says.
      const exp = Math.floor(Date.now() / 1000 + secondsLeft);
      return { ...payload, exp, ...(isConsumed && { consumed: true }) };
    },
    async consume(id) {
      if (!(await storage.consume(kind, id))) throw new errors.InvalidGrant('this was used before');
    },
    destroy: (id) => storage.forget(kind, id),
  };
}

/** Every client is confidential, and may send its secret in a header or in the form. */
function clientPayload(client: OAuthClient | undefined): AdapterPayload | undefined {
  return (
    client && {
      client_id: client.id,
      client_name: client.name,
      client_secret: client.secretHash,
      redirect_uris: [...client.redirectUris],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    }
  );
}
