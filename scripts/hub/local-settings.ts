import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from '../../gateway/telemetry/operational-log.ts';
import type { Service } from '../../subgraphs/kernel/schema/service.type.ts';

/** What a hub in one process can be told. Read once, at the start; frozen. */
export interface LocalSettings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly broker: Service;
  readonly logLevel: LogLevel;
}

const schema = z.object({
  PORT: z.coerce.number('has to be a port number').int().min(0).max(65_535, 'has to be a port number').default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  BROKER_NAME: z.string().default('Index team'),
  BROKER_TELEPHONE: z.string().default('01632 960100'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `has to be one of ${LOG_LEVELS.join(', ')}`).default('warn'),
});

/** The names of all settings that are read. */
export const LOCAL_SETTINGS = Object.keys(schema.shape);

/**
 * Reads the settings from an environment. An empty value is the same as none.
 * @throws Error with one line for each setting that is wrong: its name and what it has to be, not its value
 */
export function readLocalSettings(environment: Readonly<Record<string, string | undefined>>): LocalSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
  }
  const { PORT, HOST, DATA_DIR, BROKER_NAME, BROKER_TELEPHONE, LOG_LEVEL } = parsed.data;
  const broker = { name: BROKER_NAME, telephone: BROKER_TELEPHONE };
  return Object.freeze({ port: PORT, host: HOST, dataDir: DATA_DIR, broker, logLevel: LOG_LEVEL });
}
