import usual from './jest.config.js';

/** Tests that take minutes, such as killing the trail's writer fifty times: npm run test:long. One at a time. */
export default {
  ...usual,
  testMatch: ['<rootDir>/test/**/*.long.test.ts'],
  testPathIgnorePatterns: [],
  testTimeout: 600_000,
  maxWorkers: 1,
};
