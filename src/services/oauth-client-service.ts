import { type Actor, requireScope } from '../domain/actor.ts';
import { newId } from '../domain/id.ts';
import type { OAuthClientView } from '../domain/oauth.ts';
import { Refusal } from '../domain/refusal.ts';
import { newClientSecret, tokenHash } from '../domain/secret.ts';
import { requiredName } from '../domain/text.ts';
import type { Database } from '../persistence/database.ts';
import { insertOAuthClient, listOAuthClients } from '../persistence/oauth-store.ts';

const URI_LENGTH_MAX = 2048;

/** Use-cases on the programs that companies can connect. Only the operator of the machine registers them. */
export class OAuthClientService {
  constructor(private readonly database: Database) {}

  /** Registers a client. Its secret is returned here and never again. Browsers are sent to these addresses and no others. */
  async create(
    actor: Actor,
    name: string,
    redirectUris: readonly string[],
  ): Promise<{ clientId: string; clientSecret: string }> {
    requireOperator(actor);
    const clientSecret = newClientSecret();
    const client = {
      id: newId(),
      name: requiredName(name, 256, ['name']),
      secretHash: tokenHash(clientSecret),
      redirectUris: readRedirectUris(redirectUris),
    };
    await insertOAuthClient(this.database, client);
    return { clientId: client.id, clientSecret };
  }

  /** All clients, oldest first, without their secrets. */
  async list(actor: Actor): Promise<OAuthClientView[]> {
    requireOperator(actor);
    return listOAuthClients(this.database);
  }
}

function requireOperator(actor: Actor): void {
  requireScope(actor, 'COMPANIES_WRITE');
  if (actor.kind !== 'OPERATOR') throw new Refusal('FORBIDDEN', 'OAuth clients are registered on the command line.');
}

function readRedirectUris(uris: readonly string[]): string[] {
  const field = ['redirectUris'];
  if (uris.length === 0) throw new Refusal('REQUIRED', 'Give at least one redirect URI.', { field });
  const wrong = uris.find((uri) => !isRedirectUri(uri));
  if (wrong !== undefined)
    throw new Refusal('INVALID', `${wrong} is no http or https URL without user and fragment.`, { field });
  return [...new Set(uris)];
}

/** Addresses are compared letter by letter, so they are taken as they are written. */
function isRedirectUri(uri: string): boolean {
  const url = URL.parse(uri);
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isWeb && !/[#*\s\\]/.test(uri) && uri.length <= URI_LENGTH_MAX;
}
