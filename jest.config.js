import { chromiumPath } from './test/support/jest/chromium.ts';

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Said at the end of the run.
  testPathIgnorePatterns: chromiumPath ? [] : ['<rootDir>/test/browser/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/jest/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/jest/global-teardown.ts',
  reporters: ['default', '<rootDir>/test/support/jest/counts-reporter.js'],
  // A bound for a busy machine, not a claim about speed.
  testTimeout: 60_000,
  maxWorkers: 2,
  // Node never lets go of the modules of a test file that is over: a worker of all files runs out of memory.
  workerIdleMemoryLimit: '1GB',
};
