/** Ends the run with a line that every script can read. */
export default class CountsReporter {
  onRunComplete(_, { numPassedTests, numFailedTests, numFailedTestSuites }) {
    // A file that cannot be loaded runs no test, and is a failure all the same.
    const failed = Math.max(numFailedTests, numFailedTestSuites);
    process.stderr.write(`\n${numPassedTests} passed, ${failed} failed\n`);
  }
}
