import type { Page } from 'playwright-core';
import { operator } from '../../src/domain/actor.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

const NEW_PASSWORD = 'seven green lanterns over Basel';

describe('My account', () => {
  let stage: BrowserStage;
  let page: Page;
  beforeAll(async () => {
    stage = await BrowserStage.start();
    page = await stage.signedIn();
  });
  afterAll(() => stage.stop());

  it('says that passwords come from the identity provider, while they do', async () => {
    await page.goto('/account');
    await page.getByText('Your company syncs passwords.').waitFor();
    await page.getByText('This browser').waitFor();
    expect(await violationsIn(page)).toEqual([]);
    await photograph(page, 'account-synced');
  });

  it('SE-10: shows where one is signed in, and signs out another browser', async () => {
    const other = await stage.signedIn();
    await page.reload();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('That browser is signed out.').waitFor();
    await other.reload();
    await other.getByLabel('E-mail address or user name').waitFor();
  });

  it('changes the password, with what is wrong beside the field, and signs out everywhere', async () => {
    const { service, company } = stage.service;
    await service.services.settings.update(operator('op'), { acceptPasswords: false }, company.id);
    await page.reload();
    await page.getByLabel('Password as it is').fill('wrong');
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('This is not your password.').waitFor();
    expect(await violationsIn(page)).toEqual([]);
    await photograph(page, 'account-wrong-password');
    await page.getByLabel('Password as it is').fill(stage.service.administrator.password);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Your password is changed.').waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByLabel('E-mail address or user name').waitFor();
    await stage.signedIn({ ...stage.service.administrator, password: NEW_PASSWORD });
    expect(stage.complaints).toEqual([]);
  });

  it('sets a forgotten password by the link that is mailed, once', async () => {
    const { administrator, log } = stage.service;
    const visitor = await stage.newPage();
    await visitor.goto('/sign-in');
    await visitor.getByLabel('E-mail address or user name').fill(administrator.userName);
    await visitor.getByRole('button', { name: 'Continue' }).click();
    await visitor.getByRole('link', { name: 'Forgot your password?' }).click();
    await visitor.getByRole('button', { name: 'Send the link' }).click();
    await visitor.getByText('a link is on its way').waitFor();
    expect(await violationsIn(visitor)).toEqual([]);
    await stage.service.service.settled();
    const [, secret] = /\/password#([\w-]+)/.exec(log.filter((line) => line.includes('/password#')).at(-1) ?? '') ?? [];
    await visitor.goto(`/password#${secret}`);
    await visitor.getByLabel('New password').fill('twelve quiet otters by the lake');
    expect(visitor.url()).toBe(`${stage.url}/password`);
    await photograph(visitor, 'password-set');
    await visitor.getByRole('button', { name: 'Set the password' }).click();
    await visitor.getByText('Your password is set.').waitFor();
    await stage.signedIn({ ...administrator, password: 'twelve quiet otters by the lake' });
  });
});
