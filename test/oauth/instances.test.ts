import pino from 'pino';
import { loadConfig } from '../../src/config.ts';
import { operator } from '../../src/domain/actor.ts';
import { type RunningService, startService } from '../../src/service.ts';
import { OAuthStage, PUBLIC_URL, REDIRECT_URI } from './support/stage.ts';

describe('Two instances on one database', () => {
  let stage: OAuthStage;
  let second: RunningService;
  beforeAll(async () => {
    stage = await OAuthStage.start();
    const environment = { NODE_ENV: 'test', SECRET_KEY: 'another key, since nothing of OAuth needs it', PUBLIC_URL };
    const config = { ...loadConfig({ ...environment, TRUST_PROXY: 'on' }), port: 0 };
    second = await startService(config, stage.service.databaseUrl, pino({ level: 'silent' }), { anyDocument: true });
  });
  afterAll(async () => {
    await second.stop();
    await stage.stop();
  });

  const scimElsewhere = async (token: string) => {
    const url = `http://127.0.0.1:${second.port}/scim/v2/Users`;
    return (await fetch(url, { headers: { Authorization: `Bearer ${token}` } })).status;
  };

  it('OA-05: redeem a code once between them', async () => {
    const code = (await stage.code()).get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, ...stage.credentials };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => stage.token(form, {}, '/oauth/token', at % 2 ? second.port : undefined)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ error }) => error === 'invalid_grant')).toHaveLength(7);
  });

  it('OA-20: end a connection for each other, at once', async () => {
    const { access } = await stage.connect();
    expect([await stage.scim(access), await scimElsewhere(access)]).toEqual([200, 200]);
    const { connections } = stage.service.service.services;
    const [connection] = await connections.list(operator('op'), stage.service.company.id);
    await connections.end(operator('op'), connection?.id ?? '', stage.service.company.id);
    expect(await scimElsewhere(access)).toBe(401);
  });

  it('OA-25: agree on the connection that is left when both are used at once', async () => {
    const first = await stage.connect();
    const later = await stage.connect();
    await Promise.all([stage.scim(first.access), scimElsewhere(later.access)]);
    expect([await scimElsewhere(first.access), await stage.scim(later.access)]).toEqual([401, 200]);
  });
});
