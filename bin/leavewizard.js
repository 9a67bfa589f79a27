#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded, LaunchError } from './build-if-needed.js';
import { endWithParent, runWith } from './run-with.js';

/**
 * Starts the command line in a clone, whatever was done there before: takes the Node that npm installed when the
 * machine's own is too old, and builds when there is no build or the sources are newer.
 */
const NODE_MIN = [22, 17];
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NODE = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));

async function main() {
  if (isNewEnough(process.versions.node)) {
    endWithParent();
    await buildIfNeeded(ROOT);
    await import('../dist/src/main.js');
  } else if (existsSync(NODE) && !process.env.LEAVEWIZARD_NODE) {
    await runWith(NODE, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { LEAVEWIZARD_NODE: NODE });
  } else {
    throw new LaunchError(
      `Node ${NODE_MIN.join('.')} or later is needed, and this is ${process.versions.node}: run "npm ci".`,
    );
  }
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1]);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof LaunchError ? error.message : error);
  process.exitCode = 1;
}
