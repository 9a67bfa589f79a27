import { readFileSync } from 'node:fs';
import { type ProgramParts, runProgram } from './cli/program.ts';
import type { RunningTarget } from './cli/simulate-command.ts';
import { type Config, loadConfig, runAsProductionByDefault } from './config.ts';
import { openDemoStore } from './demo/demo-store.ts';
import { readRunningService } from './embedded/data-dir-lock.ts';
import { withDatabase } from './embedded/with-database.ts';
import { explainDatabase } from './explain-database.ts';
import { openServices } from './open-services.ts';
import { migrate } from './persistence/migrate.ts';
import type { Services } from './services/services.ts';

/** The service is imported only when it is run: it loads GraphQL, which has to know by then that this is production. */
const environment = runAsProductionByDefault();

const parts: ProgramParts = {
  version: readVersion(),
  output: {
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
  },
  loadConfig: () => loadConfig(environment),
  serve: async (config, ready) => (await import('./serve.ts')).serve(config, ready),
  migrate: (config) =>
    withDatabase({ ...config, databaseUrl: config.migrationDatabaseUrl }, (databaseUrl) =>
      migrate(databaseUrl, { serviceUrl: config.databaseUrl ?? databaseUrl }),
    ).catch(explainDatabase),
  withServices,
  findRunning,
};

process.exitCode = await runProgram(process.argv.slice(2), parts);

function withServices(config: Config, work: (services: Services) => Promise<void>): Promise<void> {
  return withDatabase(config, async (databaseUrl) => {
    const migrationUrl = config.migrationDatabaseUrl ?? databaseUrl;
    await migrate(migrationUrl, { serviceUrl: databaseUrl }).catch(explainDatabase);
    const { services, close } = await openServices(config, databaseUrl);
    try {
      await work(services);
    } finally {
      await close();
    }
  });
}

async function findRunning(config: Config): Promise<RunningTarget | undefined> {
  const running = await readRunningService(config.dataDir);
  const demo = await openDemoStore(config.dataDir).read();
  if (!running || !demo?.scimToken) return undefined;
  return { url: `http://127.0.0.1:${running.port}/scim/v2`, token: demo.scimToken };
}

/** package.json lies one level above the sources and two above what is built. */
function readVersion(): string {
  const isBuilt = import.meta.filename.endsWith('.js');
  const path = new URL(isBuilt ? '../../package.json' : '../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  return version;
}
