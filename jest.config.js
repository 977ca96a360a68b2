/** Tests mirror the source's paths; they run in bare Node, in two threads: see test/runner. */
export default {
  runner: 'jest-light-runner',
  setupFiles: ['<rootDir>/test/runner/set-up.js'],
  transform: {},
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // What takes minutes has a run of its own: jest.long.config.js.
  testPathIgnorePatterns: ['\\.long\\.test\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  globalSetup: '<rootDir>/test/empty-cluster.js',
  testTimeout: 180_000,
  // Each worker may hold an embedded PostgreSQL or two. More of them than this helps no machine the tests are meant for.
  maxWorkers: 2,
};
