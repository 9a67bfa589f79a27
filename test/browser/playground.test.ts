import { operator } from '../../src/domain/actor.ts';
import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

describe('The playground in a browser', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await BrowserStage.start();
  });
  afterAll(() => stage.stop());

  it('opens by a staff token, answers a query, asks no other host for anything, and is left again', async () => {
    const { secret } = await stage.service.service.services.staff.createToken(operator('op'), 'Sam', false);
    const page = await stage.newPage();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.goto('/playground');
    await photograph(page, 'playground-token');
    expect(await violationsIn(page)).toEqual([]);
    await page.getByLabel('Staff token').fill('lwstaff_not_one');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('alert').getByText('This is no staff token').waitFor();
    await page.getByLabel('Staff token').fill(secret);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('companies', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    const answer = page.getByRole('region', { name: /result/i });
    await answer.getByText('"acme"').first().waitFor();
    await photograph(page, 'playground');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Staff token').waitFor();
    await page.reload();
    await page.getByLabel('Staff token').waitFor();
    expect([...hosts]).toEqual([new URL(stage.url).host]);
    expect(stage.complaints).toEqual([]);
  });
});
