import { focusedName, tabTo } from './support/keys.ts';
import { BrowserStage } from './support/stage.ts';

describe('The focus, for people without a mouse or a screen', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await BrowserStage.start();
  });
  afterAll(() => stage.stop());

  it('begins at the top of the app, and goes to the heading of each page that one comes to, and back', async () => {
    const page = await stage.signedIn();
    const focusedHeading = (name: string) => page.getByRole('heading', { name, level: 1 }).and(page.locator(':focus'));
    await page.goto('/people');
    await page.getByRole('link', { name: 'Company Administrator' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe('Skip to content');
    await tabTo(page, 'Workgroups');
    await page.keyboard.press('Enter');
    await focusedHeading('Workgroups').waitFor();
    await page.goBack();
    await focusedHeading('People').waitFor();
    await tabTo(page, 'Company Administrator');
    await page.keyboard.press('Enter');
    // After it has come from the service, too.
    await focusedHeading('Company Administrator').waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
