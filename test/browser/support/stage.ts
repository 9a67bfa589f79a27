import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { freePort } from '../../support/free-port.ts';
import { chromiumPath } from '../../support/jest/chromium.ts';
import { startTestService, type TestService } from '../../support/service.ts';

const SCREENSHOTS = new URL('../../../screenshots', import.meta.url).pathname;
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** The service as people see it: in a real browser, at `localhost`, with the documents of the web app alone. */
export class BrowserStage {
  /** What pages complained of: errors of scripts, and what the policy kept out. */
  readonly complaints: string[] = [];

  private constructor(
    readonly service: TestService,
    /** Such as `http://localhost:23456`. */
    readonly url: string,
    private readonly browser: Browser,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<BrowserStage> {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const service = await startTestService({ PORT: String(port), PUBLIC_URL: url, ...environment }, {});
    const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
    return new BrowserStage(service, url, browser);
  }

  /** A browser of somebody's own, with nothing in it. */
  newContext(): Promise<BrowserContext> {
    return this.browser.newContext({ viewport: DESKTOP, baseURL: this.url });
  }

  /** An empty page that tells of what goes wrong in it. */
  async newPage(context?: BrowserContext): Promise<Page> {
    const page = await (context ?? (await this.newContext())).newPage();
    page.on('console', (message) => {
      // That a session is over is for the page to say.
      const isOver = message.text().includes('status of 401');
      if (message.type() === 'error' && !isOver) this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    return page;
  }

  /** A page on which somebody has signed in by their password. */
  async signedIn(who: { userName: string; password: string } = this.service.administrator): Promise<Page> {
    const page = await this.newPage();
    await page.goto('/');
    await page.getByLabel('E-mail address or user name').fill(who.userName);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Password', { exact: true }).fill(who.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    return page;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.service.stop();
  }
}

/** What axe finds against WCAG 2.2 AA in what the page shows: rule, and where. */
export async function violationsIn(page: Page): Promise<string[]> {
  // Evaluated, not added to the page: its policy lets no other script in.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Writes down what a page looks like: light and dark, on a desk and on a telephone. */
export async function photograph(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  // What stays in place while the page is scrolled would stand in the middle of the picture.
  await page.evaluate(() => scrollTo(0, 0));
  for (const scheme of ['light', 'dark'] as const)
    for (const [place, viewport] of [['desktop', DESKTOP] as const, ['phone', PHONE] as const]) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${scheme}-${place}.png`), fullPage: true });
    }
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'light' });
  // The app follows a moment later; until then nobody should measure its colours.
  await page.locator('html:not([data-mantine-color-scheme=dark])').waitFor({ state: 'attached' });
}
