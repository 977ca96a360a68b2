/** Run once after all tests. */
export default () => globalThis.removeEmptyCluster();
