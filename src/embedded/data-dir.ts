import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unless } from './error-code.ts';
import { keepOwner } from './private-file.ts';
import { explained, StartupError } from './startup-error.ts';

const PRIVATE = 0o700;

/** What lies where in DATA_DIR. */
export const dataDirPaths = (dataDir: string) => ({
  /** The database cluster; it belongs to the user PostgreSQL runs as. */
  cluster: join(dataDir, 'postgresql'),
  /** The database's password and the service's own key. */
  secrets: join(dataDir, 'secrets.json'),
  /** Credentials of the demo company. */
  demo: join(dataDir, 'demo.json'),
  /** One file for each process that holds, or asks for, the data directory. */
  claims: join(dataDir, 'run'),
});

/** Makes the directory, for its owner only. One that is there keeps the mode that it has. */
export async function makeDataDir(dataDir: string): Promise<void> {
  const { claims } = dataDirPaths(dataDir);
  await makePrivateDirectory(dataDir);
  if (await makePrivateDirectory(claims)) await keepOwner(claims);
}

/** Of mode 0700, whatever the umask is. True when it was not there before. */
async function makePrivateDirectory(path: string): Promise<boolean> {
  return explained(path, async () => {
    const present = await unless(['ENOENT'], stat(path));
    if (present?.isDirectory()) return false;
    if (present) throw new StartupError(`${path} is a file: move it, or set DATA_DIR to another directory.`);
    await mkdir(path, { recursive: true, mode: PRIVATE });
    await chmod(path, PRIVATE);
    return true;
  });
}
