import { type Actor, scimClient, staff } from '../domain/actor.ts';
import { isStaffToken, shortIdOf, shortIdOfAccessToken, tokenHash } from '../domain/secret.ts';
import { findScimToken, type ScimTokenContext, touchScimToken } from '../persistence/company-store.ts';
import { type AccessTokenContext, findAccessToken, touchConnection } from '../persistence/connection-store.ts';
import type { Database } from '../persistence/database.ts';
import { findStaffToken } from '../persistence/token-store.ts';
import { beginUse } from './connection-service.ts';
import { OncePerTurn } from './once-per-turn.ts';

/**
 * Turns a credential into the actor it stands for. Read from the database every time: a revoked token is dead at once.
 * Requests that come together with one token are answered by one look at it, made when all of them were there.
 */
export class CallerService {
  readonly #tokens = new OncePerTurn<ScimTokenContext | undefined>();
  readonly #accessTokens = new OncePerTurn<AccessTokenContext | undefined>();

  constructor(private readonly database: Database) {}

  /** The identity provider that holds this token, pasted or issued by OAuth; undefined when it is not a live token. */
  async ofScimToken(token: string, requestId: string): Promise<Actor | undefined> {
    const shortId = shortIdOf(token);
    if (!shortId) return this.#ofAccessToken(token, requestId);
    const hash = tokenHash(token);
    const found = await this.#tokens.ask(hash, () => this.#useToken(shortId, hash));
    if (!found) return undefined;
    const { tokenId, tokenLabel, isUseStale: _, ...company } = found;
    return scimClient(company, tokenLabel, requestId, tokenId);
  }

  async #useToken(shortId: string, hash: string): Promise<ScimTokenContext | undefined> {
    const found = await findScimToken(this.database.lookup, shortId, hash);
    if (found?.isUseStale) await touchScimToken(this.database.of(found.id), found.id, found.tokenId);
    return found;
  }

  /** A client that the company connected by OAuth: it does what a pasted token does. */
  async #ofAccessToken(token: string, requestId: string): Promise<Actor | undefined> {
    const shortId = shortIdOfAccessToken(token);
    if (!shortId) return undefined;
    const hash = tokenHash(token);
    const found = await this.#accessTokens.ask(hash, () => findAccessToken(this.database.lookup, shortId, hash));
    if (!found) return undefined;
    const { connectionId, clientName, isFirstUse, isUseStale, ...company } = found;
    const actor = scimClient(company, clientName, requestId, connectionId);
    const key = { companyId: company.id, id: connectionId };
    if (isFirstUse) await beginUse(this.database, actor, key);
    else if (isUseStale) await touchConnection(this.database.of(key.companyId), key);
    return actor;
  }

  /** The member of staff who holds this token; undefined when there is none. */
  async ofStaffToken(token: string, requestId: string): Promise<Actor | undefined> {
    if (!isStaffToken(token)) return undefined;
    const found = await findStaffToken(this.database, tokenHash(token));
    return found ? staff(found.name, found.mayWrite, requestId) : undefined;
  }
}
