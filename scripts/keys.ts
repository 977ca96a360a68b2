import { newKeys } from './hub/new-keys.ts';

/** `npm run -s keys` prints a fresh set of all keys of a hub, as lines of settings, and nothing else. It keeps no copy. */
for (const [name, value] of newKeys()) console.log(`${name}=${value}`);
