import { isId } from '../domain/id.ts';
import { connectionKeyOf, type OAuthClient } from '../domain/oauth.ts';
import { tokenHash } from '../domain/secret.ts';
import type { Database } from '../persistence/database.ts';
import {
  type Artifact,
  consumeArtifact,
  findArtifact,
  findOAuthClient,
  forgetArtifact,
  keepArtifact,
} from '../persistence/oauth-store.ts';

/** Stands for the credential wherever what is stored would repeat it. */
const CREDENTIAL = '{credential}';

/** What the OAuth provider keeps: tokens, codes and requests under way, none of which can be read back from the database. */
export class OAuthStorage {
  constructor(private readonly database: Database) {}

  /** The client with this id; its redirect URIs are all that it may be answered at. */
  async findClient(id: string): Promise<OAuthClient | undefined> {
    return isId(id) ? findOAuthClient(this.database, id) : undefined;
  }

  /** Keeps what is told of a credential for so many seconds. `grantId` says which connection it belongs to. */
  async keep(kind: string, credential: string, payload: object, grantId: string | undefined, seconds: number) {
    const stored: object = JSON.parse(JSON.stringify(payload).replaceAll(credential, CREDENTIAL));
    await keepArtifact(this.database, kind, tokenHash(credential), stored, connectionKeyOf(grantId), seconds);
  }

  /** What is told of a credential that has not run out. */
  async find(kind: string, credential: string): Promise<Artifact | undefined> {
    const artifact = await findArtifact(this.database, kind, tokenHash(credential));
    if (!artifact) return undefined;
    const payload: object = JSON.parse(JSON.stringify(artifact.payload).replaceAll(CREDENTIAL, credential));
    return { ...artifact, payload };
  }

  /** Uses a credential up: true once, whoever asks at the same time. */
  consume(kind: string, credential: string): Promise<boolean> {
    return consumeArtifact(this.database, kind, tokenHash(credential));
  }

  async forget(kind: string, credential: string): Promise<void> {
    await forgetArtifact(this.database, kind, tokenHash(credential));
  }
}
