import { chromiumPath } from './chromium.ts';

/** Ends the run with a line that every script can read. */
export default class CountsReporter {
  onRunComplete(_, { numPassedTests, numFailedTests, numFailedTestSuites }) {
    // A file that cannot be loaded runs no test, and is a failure all the same.
    const failed = Math.max(numFailedTests, numFailedTestSuites);
    if (!chromiumPath) process.stderr.write('\nbrowser tests: not run, install chromium\n');
    process.stderr.write(`\n${numPassedTests} passed, ${failed} failed\n`);
  }
}
