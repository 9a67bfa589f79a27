import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Config, ConfigError } from '../config.ts';
import { dataDirPaths, makeDataDir } from './data-dir.ts';
import { createPrivateJson, readPrivateJson } from './private-file.ts';
import { StartupError } from './startup-error.ts';

const SECRET_BYTES = 32;
const schema = z.object({ databasePassword: z.string().min(16), secretKey: z.string().min(32) });

/** What is generated once for a data directory, and is lost with it. */
export type Secrets = z.output<typeof schema>;

/** The secrets of a data directory, made at their first use. Of several processes at once, one makes them for all. */
export async function openSecrets(dataDir: string): Promise<Secrets> {
  const { secrets } = dataDirPaths(dataDir);
  await makeDataDir(dataDir);
  const present = await readPrivateJson(secrets, schema);
  if (present) return present;
  await createPrivateJson(secrets, { databasePassword: random(), secretKey: random() });
  const made = await readPrivateJson(secrets, schema);
  if (!made) throw new StartupError(`${secrets} was removed while it was being made: start again.`);
  return made;
}

/** SECRET_KEY, or the generated one. Where others share the database, production must be told which key it is. */
export async function findSecretKey(
  config: Pick<Config, 'secretKey' | 'dataDir' | 'databaseUrl' | 'production'>,
): Promise<string> {
  if (config.secretKey !== undefined) return config.secretKey;
  if (config.databaseUrl !== undefined && config.production)
    throw new ConfigError(
      'SECRET_KEY is not set: with DATABASE_URL in production it must be at least 32 bytes long, the same for every instance, for example the output of "openssl rand -base64 48".',
    );
  return (await openSecrets(config.dataDir)).secretKey;
}

function random(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
