import type { Page } from 'playwright-core';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

describe('Provisioning activity', () => {
  let stage: BrowserStage;
  let page: Page;
  let scim: ScimClient;
  beforeAll(async () => {
    stage = await BrowserStage.start();
    scim = clientOf(stage.service, stage.service);
    page = await stage.signedIn();
  });
  afterAll(() => stage.stop());

  /** A call with what is no token of the company, but looks like one. */
  async function callWithoutToken(): Promise<void> {
    const [prefix] = /^lwscim_[^_]+_/.exec(stage.service.scimToken) ?? [];
    const headers = { Authorization: `Bearer ${prefix}${'x'.repeat(43)}` };
    await fetch(`${stage.service.url}/scim/v2/Users`, { headers });
  }

  it('says that nobody has called yet, and what to do', async () => {
    await page.getByRole('link', { name: 'Provisioning activity' }).click();
    await page.getByText('Waiting for the first call of your identity provider.').waitFor();
    await page.getByText('Your identity provider has not called yet').waitFor();
    expect(await violationsIn(page)).toEqual([]);
    await photograph(page, 'activity-empty');
  });

  it('shows a run while it goes on, and explains each call of it', async () => {
    const id = await scim.createUser('mary@acme.test', { displayName: 'Mary Jackson', password: 'not to be shown 77' });
    await scim.patch(`/Users/${id}`, { op: 'replace', path: 'title', value: 'Engineer' });
    const refused = await scim.send('POST', '/Users', { userName: 'MARY@acme.test' });
    expect(refused.status).toBe(409);
    await scim.get('/Users?count=2');
    // Without a reload: the page asks for what is new.
    await page.getByRole('button', { name: /1 refused/ }).click();
    await photograph(page, 'activity-run');
    const call = page.getByRole('button', { name: /Create user MARY@acme.test/ });
    await call.click();
    await page.getByRole('heading', { name: 'What was answered' }).waitFor();
    const region = page.getByRole('region', { name: 'What was answered' });
    expect(await region.textContent()).toContain('uniqueness');
    expect(await page.getByRole('heading', { name: /^What changed/ }).count()).toBe(0);
    expect(await violationsIn(page)).toEqual([]);
    await photograph(page, 'activity-refused');
    await page.getByRole('button', { name: /Create user mary@acme.test/ }).click();
    await page.getByRole('row', { name: 'Name to show nothing Mary Jackson' }).waitFor();
    await page.getByRole('row', { name: 'Password Another one' }).waitFor();
    const asked = page.getByRole('region', { name: 'What was asked' });
    await asked.getByText('Mary Jackson').waitFor();
    await page.getByRole('row', { name: 'Name to show nothing Mary Jackson' }).waitFor();
    expect(await asked.textContent()).not.toContain('not to be shown');
    await photograph(page, 'activity-created');
  });

  it('finds calls by outcome and by what they are about, also those without a valid token', async () => {
    await callWithoutToken();
    await page.getByRole('tab', { name: 'All calls' }).click();
    await page.getByRole('combobox', { name: 'Outcome' }).click();
    await page.getByRole('option', { name: 'No valid token' }).click();
    await page.getByText('No valid token (401)').waitFor();
    expect(new URL(page.url()).searchParams.get('outcome')).toBe('UNAUTHORIZED');
    await page.goto(`${stage.url}/activity?view=calls&q=mary&outcome=REFUSED`);
    await page.getByRole('button', { name: /Create user MARY@acme.test/ }).waitFor();
    expect(await page.getByText('No valid token (401)').count()).toBe(0);
    expect(await violationsIn(page)).toEqual([]);
    await photograph(page, 'activity-calls');
    expect(stage.complaints).toEqual([]);
  });

  it('shows in a run of somebody without a valid token no call that another made meanwhile', async () => {
    await callWithoutToken();
    await scim.get('/Users?count=3');
    await callWithoutToken();
    await page.goto(`${stage.url}/activity?days=x&kind=toString`);
    await page
      .getByRole('button', { name: /Somebody without a valid token/ })
      .first()
      .click();
    await page.getByText('No valid token (401)').first().waitFor();
    expect(await page.getByText('Done (200)').count()).toBe(0);
    await page.getByRole('tab', { name: 'All calls' }).click();
    await page.getByText('Done (200)').first().waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
