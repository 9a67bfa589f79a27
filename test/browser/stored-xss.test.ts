import type { Page } from 'playwright-core';
import { operator } from '../../src/domain/actor.ts';
import { clientOf } from '../support/scim-client.ts';
import { BrowserStage } from './support/stage.ts';

/** Texts that would run, were they taken for anything but text. Each would set `globalThis.ran`. */
const HOSTILE = [
  '<img src=x onerror="globalThis.ran=true">',
  '"><script>globalThis.ran=true</script>',
  'javascript:globalThis.ran=true',
  '{{constructor.constructor("globalThis.ran=true")()}}',
];

describe('SC-35: what others stored', () => {
  let stage: BrowserStage;
  let page: Page;
  const ids: string[] = [];
  let workgroupId: string;

  beforeAll(async () => {
    stage = await BrowserStage.start();
    const { company } = stage.service;
    const { customFields } = stage.service.service.services;
    for (const [at, text] of HOSTILE.entries())
      await customFields.create(
        operator('test'),
        { key: `field${at}`, label: text, description: text, kind: 'CHOICE', choices: [text, 'other'] },
        company.id,
      );
    const scim = clientOf(stage.service, stage.service);
    for (const [at, text] of HOSTILE.entries())
      ids.push(
        await scim.createUser(`${at}${text}`, {
          displayName: text,
          title: text,
          name: { givenName: text, familyName: text },
          nickName: text,
          externalId: text,
          emails: [{ value: text, type: text, display: text, primary: true }],
          'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: text, manager: { value: text } },
          'urn:ietf:params:scim:schemas:extension:leavewizard:custom:2.0:User': { [`field${at}`]: text },
        }),
      );
    for (const text of HOSTILE) workgroupId = await scim.createGroup(text, ids);
    page = await stage.signedIn();
  });
  afterAll(() => stage.stop());

  it.each([
    ['the list of people', () => '/people'],
    ['the list of workgroups', () => '/workgroups'],
    ['the page of a workgroup', () => `/workgroups/${workgroupId}`],
    ...HOSTILE.map((text, at): [string, () => string] => [`the page of ${text}`, () => `/people/${ids[at]}`]),
  ])('stays text in %s', async (_, path) => {
    await page.goto(path());
    await page.getByRole('main').getByText('globalThis.ran=true').filter({ visible: true }).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => Reflect.has(globalThis, 'ran'))).toBe(false);
    expect(await page.locator('main img, main script, [href^="javascript:"], [src^="javascript:"]').count()).toBe(0);
    expect(stage.complaints).toEqual([]);
  });

  it('stays text in the form of a person', async () => {
    await stage.service.service.services.settings.update(
      operator('test'),
      { scimEnabled: false },
      stage.service.company.id,
    );
    await page.goto(`/people/${ids[0]}/edit`);
    await page.getByRole('textbox', { name: 'Name to show' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Name to show' }).inputValue()).toBe(HOSTILE[0]);
    for (const text of HOSTILE) await page.getByText(text, { exact: true }).first().waitFor();
    expect(await page.evaluate(() => Reflect.has(globalThis, 'ran'))).toBe(false);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(stage.complaints).toEqual([]);
  });
});
