/**
 * The version of the policy, recorded with each decision. Major: some item is decided differently; minor: only
 * obligations or reasons differ. A test fails when the table decides differently under the same version.
 */
export const POLICY_VERSION = '1.0.0';
