import { BrowserStage, photograph, violationsIn } from './support/stage.ts';

describe('The sign-in page', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await BrowserStage.start();
  });
  afterAll(() => stage.stop());

  it('leads an administrator by password to the people of their company', async () => {
    const page = await stage.newPage();
    await page.goto('/people?status=active');
    await page.getByLabel('E-mail address or user name').fill(stage.service.administrator.userName);
    await photograph(page, 'sign-in-name');
    expect(await violationsIn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByLabel('Password', { exact: true }).fill(stage.service.administrator.password);
    await photograph(page, 'sign-in-password');
    expect(await violationsIn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'People' }).waitFor();
    await page.getByRole('link', { name: 'Company Administrator' }).waitFor();
    expect(page.url()).toBe(`${stage.url}/people?status=active`);
    await photograph(page, 'people');
    expect(await violationsIn(page)).toEqual([]);
    expect(stage.complaints).toEqual([]);
  });

  it.each(['https://evil.test/', '//evil.test/', '/.//evil.test/', '/..//evil.test/', '/\\evil.test/'])(
    'leads nobody away: whoever wants to go to %j ends at the start',
    async (wish) => {
      const { userName, password } = stage.service.administrator;
      const page = await stage.newPage();
      await page.goto(`/sign-in?${new URLSearchParams({ returnTo: wish })}`);
      await page.getByLabel('E-mail address or user name').fill(userName);
      await page.keyboard.press('Enter');
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
      expect(new URL(page.url()).origin).toBe(stage.url);
      await page.getByRole('heading', { name: 'People' }).waitFor();
    },
  );
});
