import { z } from 'zod';
import { dataDirPaths } from '../embedded/data-dir.ts';
import { readPrivateJson, writePrivateJson } from '../embedded/private-file.ts';
import type { DemoCredentials, DemoStore } from './demo-company.ts';

const schema = z.object({ userName: z.string(), password: z.string(), scimToken: z.string().optional() });

/** The credentials of the demo company, in DATA_DIR. */
export function openDemoStore(dataDir: string): DemoStore {
  const { demo } = dataDirPaths(dataDir);
  return {
    read: (): Promise<DemoCredentials | undefined> => readPrivateJson(demo, schema),
    write: (credentials) => writePrivateJson(demo, credentials),
  };
}
