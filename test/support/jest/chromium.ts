import { existsSync } from 'node:fs';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium that the browser tests run in; undefined where there is none. */
export const chromiumPath = [process.env.CHROMIUM, ...PATHS].find((path) => path && existsSync(path));
