import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

const FILE = '.env';

/** Adds the settings of `.env` in the working directory, where there is one; what the environment has already stays. */
export function loadEnvironmentFile(): void {
  if (existsSync(FILE)) loadEnvFile(FILE);
}
