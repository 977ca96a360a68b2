/** Tests mirror the source's paths; they run as ES modules through SWC, which emits decorator metadata. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '@swc/jest' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // What takes minutes has a run of its own: jest.long.config.js.
  testPathIgnorePatterns: ['\\.long\\.test\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  globalSetup: '<rootDir>/test/empty-cluster.js',
  testTimeout: 60_000,
  // Each worker may hold an embedded PostgreSQL or two. More of them than this helps no machine the tests are meant for.
  maxWorkers: 2,
  // Modules of past files stay in a worker; one that has grown is slower than a fresh one.
  workerIdleMemoryLimit: '700MB',
};
