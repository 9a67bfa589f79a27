import type { Page } from 'playwright-core';
import { operator } from '../../src/domain/actor.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

describe('Custom fields', () => {
  let stage: BrowserStage;
  let page: Page;
  beforeAll(async () => {
    stage = await BrowserStage.start();
    page = await stage.signedIn();
  });
  afterAll(() => stage.stop());

  const seen = async (name: string): Promise<void> => {
    await photograph(page, `custom-fields-${name}`);
    expect(await violationsIn(page)).toEqual([]);
  };
  const labels = async () => {
    const fields = await stage.service.service.services.companies.findBySlug(operator('test'), 'acme');
    return fields?.customFields.map(({ label }) => label);
  };

  it('says what they are for before there is one', async () => {
    await page.goto('/configuration/custom-fields');
    await page.getByText('No custom fields yet').waitFor();
    await seen('empty');
  });

  it('adds a field of choices, whose key follows its name', async () => {
    await page.getByRole('button', { name: 'Add a field' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a custom field' });
    await dialog.getByLabel('Name', { exact: true }).fill('Shirt size');
    expect(await dialog.getByLabel('Key').inputValue()).toBe('shirtSize');
    await dialog.getByLabel('Kind').click();
    await page.getByRole('option', { name: 'Choice from a list' }).click();
    await dialog.getByLabel('Choices').fill('S\nM\ns');
    await dialog.getByLabel('Required').check();
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('twice; they are compared without case').waitFor();
    await seen('dialog');
    await dialog.getByLabel('Choices').fill('S\nM\nL');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByText('Choice from a list: S, M, L').waitFor();
    await page.getByText('1 person lacks it.').waitFor();
    await page.getByRole('button', { name: 'Show who lacks Shirt size' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Company Administrator' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  });

  it('says that a key stays taken, and edits all but key and kind', async () => {
    await page.getByRole('button', { name: 'Add a field' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Badge number');
    await dialog.getByLabel('Key').fill('shirtsize');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('is in use').waitFor();
    await dialog.getByLabel('Key').fill('badge');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('button', { name: 'Edit Badge number' }).click();
    expect(await dialog.getByLabel('Key').isDisabled()).toBe(true);
    await dialog.getByLabel('Most characters').fill('8');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Text: at most 8 characters').waitFor();
    await page.getByText('Badge number is saved.').waitFor();
    // The dialog gives the focus back to where it came from.
    await page.getByRole('button', { name: 'Edit Badge number' }).and(page.locator(':focus')).waitFor();
  });

  it('puts them into another order by keys alone, and keeps the focus', async () => {
    await page.getByRole('button', { name: 'Move Badge number up' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Badge number is number 1 of 2 now.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Move Badge number up');
    expect(await labels()).toEqual(['Badge number', 'Shirt size']);
    await seen('list');
  });

  it('retires a field for good, after saying so', async () => {
    await page.getByRole('button', { name: 'Retire Shirt size' }).click();
    await page.getByRole('dialog').getByText('This is for good').waitFor();
    await seen('retire');
    await page.getByRole('button', { name: 'Retire for good' }).click();
    await page.getByText('Shirt size is retired.').waitFor();
    expect(await labels()).toEqual(['Badge number']);
    expect(stage.complaints).toEqual([]);
  });
});
