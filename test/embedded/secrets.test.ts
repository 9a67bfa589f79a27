import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createPrivateJson, readPrivateJson, writePrivateJson } from '../../src/embedded/private-file.ts';
import { findSecretKey, openSecrets } from '../../src/embedded/secrets.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const schema = z.object({ answer: z.number() });

test('writes a file that only its owner may read, whole, and leaves nothing else behind', async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, 'demo.json');
  await writePrivateJson(path, { answer: 41 });
  await writePrivateJson(path, { answer: 42 });
  expect(await readPrivateJson(path, schema)).toEqual({ answer: 42 });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(directory)).toEqual(['demo.json']);
});

test('creates a file only where there is none', async () => {
  const path = join(await temporaryDirectory(), 'demo.json');
  const made = await Promise.all([1, 2, 3, 4].map((answer) => createPrivateJson(path, { answer })));
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await readPrivateJson(path, schema)).toEqual({ answer: made.indexOf(true) + 1 });
});

test('tells a missing file from a damaged one', async () => {
  const path = join(await temporaryDirectory(), 'demo.json');
  expect(await readPrivateJson(path, schema)).toBeUndefined();
  await writeFile(path, '{"answer":"42"}');
  await expect(readPrivateJson(path, schema)).rejects.toThrow(`${path} is damaged: restore it from a backup.`);
});

test('a failed write leaves the old file and nothing else', async () => {
  const directory = await temporaryDirectory();
  await mkdir(join(directory, 'demo.json'));
  await expect(writePrivateJson(join(directory, 'demo.json'), {})).rejects.toMatchObject({ code: 'EISDIR' });
  expect(await readdir(directory)).toEqual(['demo.json']);
});

test('makes the secrets once, however many ask at the same time', async () => {
  const dataDir = await temporaryDirectory();
  const secrets = await Promise.all(Array.from({ length: 8 }, () => openSecrets(dataDir)));
  expect(new Set(secrets.map(({ secretKey }) => secretKey)).size).toBe(1);
  expect(JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'))).toEqual(secrets[0]);
});

test('SU-02, OA-23: uses SECRET_KEY, or else a key of its own, except where production shares its database', async () => {
  const dataDir = await temporaryDirectory();
  const config = { dataDir, secretKey: undefined, databaseUrl: 'postgresql://localhost/x', production: false };
  const generated = await findSecretKey(config);
  expect(Buffer.byteLength(generated)).toBeGreaterThanOrEqual(32);
  expect(await findSecretKey({ ...config, databaseUrl: undefined, production: true })).toBe(generated);
  expect(await findSecretKey({ ...config, secretKey: 'k'.repeat(32), production: true })).toBe('k'.repeat(32));
  await expect(findSecretKey({ ...config, production: true })).rejects.toThrow('SECRET_KEY is not set');
});
