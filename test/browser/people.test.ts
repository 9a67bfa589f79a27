import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { operator } from '../../src/domain/actor.ts';
import { clientOf } from '../support/scim-client.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

describe('The pages of people', () => {
  let stage: BrowserStage;
  let page: Page;
  const setUp = (change: object) =>
    stage.service.service.services.settings.update(operator('test'), change, stage.service.company.id);
  const toast = (hasText: string | RegExp) => page.getByRole('alert').filter({ hasText });
  const closeToasts = async () => {
    for (const close of await page.getByRole('button', { name: 'Close' }).all()) await close.click();
  };

  beforeAll(async () => {
    stage = await BrowserStage.start();
    const scim = clientOf(stage.service, stage.service);
    const grace = await scim.createUser('grace@acme.test', {
      displayName: 'Grace Hopper',
      title: 'Head of Engineering',
      emails: [{ value: 'amazing.grace@navy.test', type: 'work', primary: true }],
    });
    const alan = await scim.createUser('alan@acme.test', { displayName: 'Alan Turing', active: false });
    await scim.createGroup('Engineering', [grace, alan]);
    await scim.createGroup('Research', [grace]);
    page = await stage.signedIn();
  });
  afterAll(() => stage.stop());

  it('find people as one types, by name, user name and e-mail address, and narrow and sort them', async () => {
    await page.goto('/people');
    await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
    await photograph(page, 'people-provisioned');
    expect(await violationsIn(page)).toEqual([]);
    for (const words of ['HOPPER gra', 'grace@acme', 'amazing']) {
      await page.getByLabel('Search by name').fill(words);
      await page.getByText('1 person', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
    }
    await page.getByLabel('Search by name').fill('nobody at all');
    await page.getByText('Nobody matches').waitFor();
    await photograph(page, 'people-none');
    expect(await violationsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show everybody' }).click();
    await page.getByText('3 people').waitFor();
    expect(await page.getByLabel('Search by name').inputValue()).toBe('');
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Inactive' }).click();
    await page.getByText('1 person', { exact: true }).waitFor();
    expect(page.url()).toContain('status=inactive');
    const begun = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export as CSV' }).click();
    const download = await begun;
    expect(download.suggestedFilename()).toBe('acme-users.csv');
    const table = await text(await download.createReadStream());
    expect(table).toContain('alan@acme.test');
    expect(table).not.toContain('grace@acme.test');
    await page.goto('/people?source=LEAVEWIZARD');
    await page.getByText('1 person', { exact: true }).waitFor();
    await page.goto('/people');
    await page.getByRole('combobox', { name: 'Workgroup' }).click();
    await page.getByRole('option', { name: 'Research' }).click();
    await page.getByText('1 person', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('1 person', { exact: true }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Workgroup' }).inputValue()).toBe('Research');
    await page.goto('/people?sort=-userName');
    await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
    const names = await page.locator('tbody tr td:first-child a').allTextContents();
    expect(names).toEqual(['Grace Hopper', 'Alan Turing', 'Company Administrator']);
  });

  it('while SCIM is on, show everything of a person, and leave to be changed what is the company’s own', async () => {
    await page.goto('/people?q=grace');
    await page.getByRole('link', { name: 'Grace Hopper' }).click();
    await page.getByRole('heading', { name: 'Grace Hopper', level: 1 }).waitFor();
    await page.getByText('amazing.grace@navy.test (work, preferred)').first().waitFor();
    await page.getByText('Moved from Engineering to Research').waitFor();
    await page
      .getByText(/By okta through SCIM/)
      .first()
      .waitFor();
    await photograph(page, 'person-provisioned');
    expect(await violationsIn(page)).toEqual([]);
    for (const name of ['Edit', 'Deactivate', 'Delete']) {
      const button = page.getByRole('button', { name, exact: true });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      expect(await button.getAttribute('aria-description')).toContain('identity provider');
    }
    expect(await page.getByRole('combobox', { name: 'Workgroup' }).isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Approver' }).click();
    await toast('The role is changed.').getByRole('button', { name: 'Undo' }).click();
    await toast('Taken back.').waitFor();
    expect(await page.getByRole('combobox', { name: 'Role' }).inputValue()).toBe('Employee');
    await setUp({ maySetRoles: true });
    await page.reload();
    await page.getByText('Your identity provider sets the roles').waitFor();
    expect(await page.getByRole('combobox', { name: 'Role' }).isDisabled()).toBe(true);
    await setUp({ maySetRoles: false });
    await page.goto('/people/new');
    await page.getByText('Your identity provider looks after this').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  it('also while SCIM is on, show where somebody is signed in, and end it', async () => {
    const scim = clientOf(stage.service, stage.service);
    const who = { userName: 'ken@acme.test', password: 'seven wet staples in a stable' };
    const id = await scim.createUser(who.userName, { displayName: 'Ken Thompson', password: who.password });
    const theirs = await stage.signedIn(who);
    await page.goto(`/people/${id}`);
    await page.getByText(/Signed in with a password/).waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await toast('1 session was ended.').waitFor();
    await page.getByText('Ken Thompson is signed in nowhere.').waitFor();
    await photograph(page, 'person-sessions');
    await theirs.reload();
    await theirs.getByLabel('E-mail address or user name').waitFor();
    // The browser tells of the request that was refused.
    for (const complaint of stage.complaints.splice(0)) expect(complaint).toContain('401 (Unauthorized)');
  }, 120_000);

  it('while SCIM is off, add and edit a person; refusals stand at their fields', async () => {
    await setUp({ scimEnabled: false });
    const { services } = stage.service.service;
    const kinds = { key: 'badge', label: 'Badge', kind: 'NUMBER', minimum: 1, required: true } as const;
    await services.customFields.create(operator('test'), kinds, stage.service.company.id);
    await page.goto('/people');
    await page.getByRole('button', { name: 'Add person' }).click();
    await page.getByRole('heading', { name: 'Add person' }).waitFor();
    await page.getByLabel('User name').fill('grace@acme.test');
    await page.getByLabel('First name').fill('Ida');
    await page.getByLabel('Name to show').fill('Ida Rhodes');
    await page.getByRole('button', { name: 'Add e-mail address' }).click();
    await page.getByLabel('E-mail address 1', { exact: true }).fill('ida@acme.test');
    await page.getByLabel('Country of public holidays').fill('Germany');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByLabel('Badge').and(page.locator('[aria-invalid=true]')).waitFor();
    await page.getByLabel('Badge').fill('7');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByLabel('Country of public holidays').and(page.locator('[aria-invalid=true]')).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-path'))).toBe('holidayCountry');
    await page.getByLabel('Country of public holidays').fill('DE');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByLabel('User name').and(page.locator('[aria-invalid=true]')).waitFor();
    await photograph(page, 'person-refused');
    expect(await violationsIn(page)).toEqual([]);
    await page.getByLabel('User name').fill('ida@acme.test');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: 'Ida Rhodes', level: 1 }).waitFor();
    await toast('Ida Rhodes was added.').waitFor();
    await photograph(page, 'person');

    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Job title').fill('Recruiter');
    await page.getByLabel('E-mail address 1', { exact: true }).fill('ida.rhodes@acme.test');
    await page.getByRole('combobox', { name: 'Approver' }).click();
    await page.getByRole('combobox', { name: 'Approver' }).fill('hopp');
    await page.getByRole('option', { name: 'Grace Hopper' }).click();
    await photograph(page, 'person-edit');
    expect(await violationsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('ida@acme.test, Recruiter').waitFor();
    await page.getByText('ida.rhodes@acme.test (work, preferred)').first().waitFor();
    await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
  }, 120_000);

  it('while SCIM is off, deactivate a person until that is taken back, and delete one who is not to come back', async () => {
    const { services } = stage.service.service;
    await setUp({ scimEnabled: false });
    const staff = operator('test');
    const values = [{ key: 'badge', value: 8 }];
    const draft = { userName: 'kate@acme.test', displayName: 'Katherine Johnson', customFields: values };
    const { id } = await services.users.create(staff, draft, stage.service.company.id);
    await page.goto('/people');
    await page.getByRole('link', { name: 'Katherine Johnson' }).click();
    await page.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText('Inactive', { exact: true }).waitFor();
    await photograph(page, 'person-deactivated');
    await toast('Katherine Johnson is inactive now.').getByRole('button', { name: 'Undo' }).click();
    await toast('Katherine Johnson is active now.').waitFor();
    await page.getByText('Reactivated', { exact: true }).waitFor();
    expect(await violationsIn(page)).toEqual([]);

    await closeToasts();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByText('This cannot be undone.').waitFor();
    await photograph(page, 'person-delete');
    expect(await violationsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await toast('Katherine Johnson was deleted.').waitFor();
    await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
    await page.getByRole('link', { name: 'Katherine Johnson' }).waitFor({ state: 'detached' });
    await page.goto(`/people/${id}`);
    await page.getByText('There is no such person').waitFor();
    expect(stage.complaints).toEqual([]);
  }, 120_000);
});
