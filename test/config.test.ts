import { resolve } from 'node:path';
import { ConfigError, loadConfig } from '../src/config.ts';
import { SETTINGS } from '../src/settings.ts';

test('an empty environment gives the documented defaults', () => {
  expect(loadConfig({})).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:4000',
    dataDir: resolve('.data'),
    databaseUrl: undefined,
    migrationDatabaseUrl: undefined,
    secretKey: undefined,
    production: false,
    trustProxy: false,
    passwordHashing: { memoryKiB: 19_456, iterations: 2, parallelism: 1, queueMax: 256 },
    limits: { maxBodyBytes: 262_144, maxGroupBodyBytes: 12_582_912, groupMembersInlineMax: 1000 },
    database: { connectionTimeoutMs: 2000, statementTimeoutMs: 10_000, queryTimeoutMs: 12_000, lockTimeoutMs: 3000 },
    passwordLinks: { firstSeconds: 604_800, resetSeconds: 900 },
    smtp: undefined,
    logLevel: 'info',
    shutdownTimeoutMs: 30_000,
  });
});

test.each(Object.entries(SETTINGS))('%s set to its documented default is the default', (name, setting) => {
  const isWord = /^[\w.]+$/.test(setting.default) && setting.default !== 'none' && !(setting.default in SETTINGS);
  expect(loadConfig(isWord ? { [name]: setting.default } : {})).toEqual(loadConfig({}));
});

test('reads what is set', () => {
  const databaseUrl = 'postgresql://directory:secret@db.example.com:5432/leavewizard?sslmode=require';
  const config = loadConfig({
    PORT: ' 8080 ',
    DATA_DIR: '/srv/data',
    DATABASE_URL: databaseUrl,
    TRUST_PROXY: 'on',
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://directory.example.com/',
  });
  expect(config).toMatchObject({ port: 8080, dataDir: '/srv/data', trustProxy: true, production: true });
  expect(config).toMatchObject({ databaseUrl, migrationDatabaseUrl: databaseUrl });
  expect(config.publicUrl).toBe('https://directory.example.com');
  expect(loadConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
});

test('an empty variable counts as not set', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: ' ', SECRET_KEY: '' })).toEqual(loadConfig({}));
});

test('cannot be changed afterwards', () => {
  const config = loadConfig({});
  expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  expect(() => Object.assign(config.limits, { maxBodyBytes: 1 })).toThrow(TypeError);
});

test.each([
  ['PORT', 'http', 'PORT is "http": it must be a whole number from 1 to 65535.'],
  ['PORT', '0', 'PORT is "0": it must be a whole number from 1 to 65535.'],
  ['PORT', '4000.5', 'PORT is "4000.5": it must be a whole number from 1 to 65535.'],
  ['PORT', '65536', 'PORT is "65536": it must be a whole number from 1 to 65535.'],
  ['HOST', 'http://localhost', 'HOST is "http://localhost": it must be a host name or an IP address.'],
  ['PUBLIC_URL', 'localhost:4000', 'PUBLIC_URL is "localhost:4000": it must be an http or https URL'],
  ['PUBLIC_URL', 'https://example.com/?a=b', 'PUBLIC_URL is "https://example.com/?a=b": it must be'],
  ['TRUST_PROXY', 'maybe', 'TRUST_PROXY is "maybe": it must be on or off.'],
  ['TRUST_PROXY', 'constructor', 'TRUST_PROXY is "constructor": it must be on or off.'],
  ['LOG_LEVEL', 'loud\nly', 'LOG_LEVEL is "loud\\nly": it must be one of trace, debug, info,'],
  [
    'PASSWORD_HASHING_MEMORY_KIB',
    '1024',
    'PASSWORD_HASHING_MEMORY_KIB is "1024": it must be a whole number from 19456',
  ],
  ['PASSWORD_HASHING_ITERATIONS', '1', 'PASSWORD_HASHING_ITERATIONS is "1": it must be a whole number from 2'],
])('SU-02: %s = %j is refused in one line', (name, value, message) => {
  const load = () => loadConfig({ [name]: value });
  expect(load).toThrow(ConfigError);
  expect(load).toThrow(message);
  expect(load).not.toThrow(/\n/);
});

test.each([
  ['DATABASE_URL', 'mysql://root:hunter2@localhost/x'],
  ['MIGRATION_DATABASE_URL', 'postgresql://root:hunter2@localhost'],
  ['SECRET_KEY', 'hunter2'],
  ['SMTP_URL', 'http://root:hunter2@localhost'],
])('SU-02, LG-02: the refusal of %s does not repeat what it says', (name, value) => {
  const load = () => loadConfig({ [name]: value });
  expect(load).toThrow(`${name} has a wrong value: it must be`);
  expect(load).not.toThrow(/hunter2/);
});

test('mail needs somebody whom it is from', () => {
  const SMTP_URL = 'smtp://user:secret@mail.example.com:587';
  expect(() => loadConfig({ SMTP_URL })).toThrow(/^MAIL_FROM is not set: with SMTP_URL it must be an e-mail address/);
  for (const MAIL_FROM of [
    'nobody',
    'a@b.test, c@d.test',
    'Name <a@b.test> <c@d.test>',
    'N\r\nBcc: x@y.test <a@b.test>',
  ])
    expect(() => loadConfig({ SMTP_URL, MAIL_FROM })).toThrow(/^MAIL_FROM is /);
  for (const from of ['no-reply@example.com', 'LeaveWizard <no-reply@example.com>'])
    expect(loadConfig({ SMTP_URL, MAIL_FROM: from }).smtp).toEqual({ url: SMTP_URL, from });
});
