import type { Page } from 'playwright-core';
import { clientOf } from '../support/scim-client.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

describe('The pages of workgroups', () => {
  let stage: BrowserStage;
  let page: Page;
  const toast = (text: string | RegExp) => page.getByRole('alert').filter({ hasText: text });

  beforeAll(async () => {
    stage = await BrowserStage.start();
    const scim = clientOf(stage.service, stage.service);
    const grace = await scim.createUser('grace@acme.test', { displayName: 'Grace Hopper' });
    await scim.createUser('alan@acme.test', { displayName: 'Alan Turing' });
    await scim.createUser('ida@acme.test', { displayName: 'Ida Rhodes' });
    await scim.createGroup('Engineering', [grace]);
    page = await stage.signedIn();
  });
  afterAll(() => stage.stop());

  it('show what the identity provider pushed, read-only while SCIM is on', async () => {
    await page.goto('/workgroups');
    await page.getByRole('row', { name: /Engineering 1 Identity provider/ }).waitFor();
    await photograph(page, 'workgroups');
    expect(await violationsIn(page)).toEqual([]);
    await page.getByLabel('Search by name').fill('nothing like it');
    await page.getByText('No workgroup matches').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('link', { name: 'Engineering' }).click();
    await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
    await page.getByText('1 joined').or(page.getByText('1 member joined')).waitFor();
    await photograph(page, 'workgroup-pushed');
    expect(await violationsIn(page)).toEqual([]);
    for (const name of ['Rename', 'Delete', 'Add people'])
      expect(await page.getByRole('button', { name, exact: true }).getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByRole('button', { name: /Take out/ }).count()).toBe(0);
  }, 120_000);

  it('make a workgroup, and move people in and out while nobody else keeps them', async () => {
    await page.goto('/workgroups');
    await page.getByRole('button', { name: 'New workgroup' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('engineering');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).and(page.locator('[aria-invalid=true]')).waitFor();
    await photograph(page, 'workgroup-refused');
    expect(await violationsIn(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Name' }).fill('Book club');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Book club', level: 1 }).waitFor();
    await page.getByText('Nobody is in this workgroup').waitFor();

    await page.getByRole('button', { name: 'Add people' }).click();
    await page.getByRole('combobox', { name: 'People' }).fill('hopper');
    const kept = page.getByRole('option', { name: /Grace Hopper .* kept in Engineering by your identity provider/ });
    await kept.waitFor();
    expect(await kept.getAttribute('aria-disabled')).toBe('true');
    for (const name of ['Alan', 'Ida']) {
      await page.getByRole('combobox', { name: 'People' }).fill(name);
      await page.getByRole('option', { name: new RegExp(name) }).click();
    }
    await page.keyboard.press('Escape');
    await photograph(page, 'workgroup-add');
    expect(await violationsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await toast('2 people are in Book club now.').waitFor();
    await page.getByRole('navigation', { name: 'Pages' }).getByText('2 members').waitFor();

    await page.getByLabel('Search members').fill('rhodes');
    await page.getByRole('navigation', { name: 'Pages' }).getByText('1 member').waitFor();
    await page.getByRole('button', { name: 'Take out Ida Rhodes' }).click();
    await page.getByText('No member matches').waitFor();
    await toast('Ida Rhodes was taken out').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Ida Rhodes' }).waitFor();
    await page.getByLabel('Search members').fill('');
    await page.getByRole('link', { name: 'Alan Turing' }).waitFor();
    await photograph(page, 'workgroup');
    expect(await violationsIn(page)).toEqual([]);
  }, 120_000);

  it('rename a workgroup until that is taken back, and delete it, saying what becomes of its members', async () => {
    await page.goto('/workgroups?q=book');
    await page.getByRole('link', { name: 'Book club' }).click();
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Chess club');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Chess club', level: 1 }).waitFor();
    await toast('It is called Chess club now.').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'Book club', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Its 2 members stay, but are in no workgroup then.').waitFor();
    await photograph(page, 'workgroup-delete');
    expect(await violationsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await toast('Book club was deleted.').waitFor();
    await page.goto('/people?q=alan');
    await page.getByRole('link', { name: 'Alan Turing' }).click();
    await page.getByText('Left Book club, which was deleted').waitFor();
    await page.getByText('Moved to Book club by a change of its members').waitFor();
    expect(stage.complaints).toEqual([]);
  }, 120_000);
});
