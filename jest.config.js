const long = process.env.LONG_TESTS === 'true';

/** Tests mirror the source's paths; they run as ES modules through SWC, which emits decorator metadata. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '@swc/jest' },
  // What takes minutes, such as killing a writer fifty times, has a run of its own: npm run test:long.
  testMatch: [`<rootDir>/test/**/*${long ? '.long' : ''}.test.ts`],
  testPathIgnorePatterns: long ? [] : ['\\.long\\.test\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  globalSetup: '<rootDir>/test/empty-cluster.js',
  testTimeout: long ? 600_000 : 60_000,
  // Each worker may hold an embedded PostgreSQL or two. More of them than this helps no machine the tests are meant for.
  maxWorkers: 2,
  // Modules of past files stay in a worker; one that has grown is slower than a fresh one.
  workerIdleMemoryLimit: '700MB',
};
