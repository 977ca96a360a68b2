import { z } from 'zod';
import { SUBGRAPHS, type SubgraphName } from '../schema/contract/agency.ts';
import { parseKeyRing, type KeyRing } from '../schema/contract/key-ring.ts';
import { LOAD_SETTINGS, loadSettings, type LoadSettings } from './load-settings.ts';
import { OPERATION_SETTINGS, operationSettings, type OperationSettings } from './operation-settings.ts';
import { LOG_LEVELS, type LogLevel } from './telemetry/operational-log.ts';

/** What a gateway process of its own is told by its environment. Read once, at the start; frozen. */
export interface GatewaySettings {
  readonly port: number;
  readonly host: string;
  readonly supergraphFile: string;
  readonly operationsFolder: string;
  readonly registeredOnly: boolean;
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly subgraphs: Readonly<Record<SubgraphName, { readonly url: string; readonly keys: KeyRing }>>;
  readonly subgraphTimeout: number;
  readonly requestTimeout: number;
  readonly redisUrl: string | null;
  readonly metricsPort: number | null;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly logLevel: LogLevel;
  readonly operation: OperationSettings;
  readonly load: LoadSettings;
  readonly publicSubgraphs: readonly string[];
  readonly publicMutations: readonly string[];
  readonly forwarded: readonly { readonly prefix: string; readonly origin: string }[];
}

const port = z.coerce.number('has to be a port number').int().min(0).max(65_535, 'has to be a port number');
const milliseconds = z.coerce.number('has to be milliseconds').int().min(1).max(60_000, 'has to be 1 to 60000 ms');
const onOff = z.enum(['on', 'off'], 'has to be on or off').transform((value) => value === 'on');
const httpUrl = z.url({ protocol: /^https?$/, error: 'has to be an http or https address' });
const required = z.string('is required').min(1, 'is required');
const keyRing = required.transform((text, context): KeyRing => {
  try {
    return parseKeyRing(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message }); // says what is wrong, repeats no secret
    return z.NEVER;
  }
});

const names = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((name) => name !== ''))
  .refine((listed) => listed.every((name) => SUBGRAPHS.some((one) => one === name)), 'has to be names of subgraphs');
const fieldNames = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((name) => name !== ''))
  .refine((list) => list.every((name) => /^[_A-Za-z]\w*$/.test(name)), 'has to be names of mutations');
const FORWARDED = /^(\/[a-z0-9-]+)=(https?:\/\/[^/?#@\s]+)$/;
const forwarded = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((pair) => pair !== ''))
  .refine((pairs) => pairs.every((pair) => FORWARDED.test(pair)), 'has to be as in /word=http://host:port')
  .transform((pairs) => pairs.map((pair) => FORWARDED.exec(pair) ?? []))
  .transform((pairs) => pairs.map(([, prefix = '', origin = '']) => ({ prefix, origin })));

const fixed = {
  PORT: port.default(4000),
  HOST: z.string().default('0.0.0.0'),
  SUPERGRAPH_FILE: z.string().default('schema/supergraph.graphql'),
  OPERATIONS_FOLDER: z.string().default('schema/operations'),
  REGISTERED_ONLY: onOff.default(false),
  ISSUER: httpUrl,
  AUDIENCE: required,
  JWKS_URL: httpUrl,
  SUBGRAPH_TIMEOUT_MS: milliseconds.default(3_000),
  REQUEST_TIMEOUT_MS: milliseconds.default(5_000),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'has to be a redis or rediss address' }).optional(),
  METRICS_PORT: port.optional(),
  GRAPHIQL: onOff.default(false),
  INTROSPECTION: onOff.default(false),
  PUBLIC_SUBGRAPHS: names,
  PUBLIC_MUTATIONS: fieldNames,
  FORWARDED_GET: forwarded,
  ...OPERATION_SETTINGS,
  ...LOAD_SETTINGS,
  LOG_LEVEL: z.enum(LOG_LEVELS, `has to be one of ${LOG_LEVELS.join(', ')}`).default('info'),
};

/** The names of the settings that each subgraph has. */
const urlName = (subgraph: SubgraphName) => `SUBGRAPH_URL_${upperSnake(subgraph)}`;
const keysName = (subgraph: SubgraphName) => `LINK_KEYS_GATEWAY_${upperSnake(subgraph)}`;
const upperSnake = (name: string) => name.toUpperCase().replaceAll('-', '_');

const perSubgraph = Object.fromEntries(
  SUBGRAPHS.flatMap((name): [string, z.ZodType][] => [
    [urlName(name), httpUrl],
    [keysName(name), keyRing],
  ]),
);

/** The names of all settings that are read; README.md has the same list. */
export const GATEWAY_SETTINGS: readonly string[] = [...Object.keys(fixed), ...Object.keys(perSubgraph)];

/**
 * Reads the settings from an environment. An empty value is the same as none.
 * @throws Error with one line for each setting that is missing or wrong: its name and what it has to be, not its value
 */
export function readGatewaySettings(environment: Readonly<Record<string, string | undefined>>): GatewaySettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const problems: string[] = [];
  const read = <Shape extends z.ZodRawShape>(shape: Shape) => {
    const parsed = z.object(shape).safeParse(given);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) problems.push(`${path.join('.')} ${message}`);
    return null;
  };
  const main = read(fixed);
  const lines = read(perSubgraph);
  if (main === null || lines === null)
    throw new Error(`The settings of the gateway are wrong:\n${problems.join('\n')}`);

  const subgraphs = Object.fromEntries(
    SUBGRAPHS.map((name) => [name, { url: lines[urlName(name)], keys: lines[keysName(name)] }]),
  ) as GatewaySettings['subgraphs'];
  return Object.freeze({
    port: main.PORT,
    host: main.HOST,
    supergraphFile: main.SUPERGRAPH_FILE,
    operationsFolder: main.OPERATIONS_FOLDER,
    registeredOnly: main.REGISTERED_ONLY,
    issuer: main.ISSUER,
    audience: main.AUDIENCE,
    jwksUrl: main.JWKS_URL,
    subgraphs: Object.freeze(subgraphs),
    subgraphTimeout: main.SUBGRAPH_TIMEOUT_MS,
    requestTimeout: main.REQUEST_TIMEOUT_MS,
    redisUrl: main.REDIS_URL ?? null,
    metricsPort: main.METRICS_PORT ?? null,
    graphiql: main.GRAPHIQL,
    introspection: main.INTROSPECTION,
    logLevel: main.LOG_LEVEL,
    operation: Object.freeze(operationSettings(main)),
    load: Object.freeze(loadSettings(main)),
    publicSubgraphs: main.PUBLIC_SUBGRAPHS,
    publicMutations: main.PUBLIC_MUTATIONS,
    forwarded: main.FORWARDED_GET,
  });
}
