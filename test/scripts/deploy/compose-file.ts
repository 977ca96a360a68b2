import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const serviceSchema = z.object({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.coerce.string()).default({}),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }),
});

const fileSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
});

export type ComposeService = z.output<typeof serviceSchema>;
export type ComposeFile = z.output<typeof fileSchema>;

/** docker-compose.yml as it stands, its merge keys resolved and its variables not. */
export async function composeFile(): Promise<ComposeFile> {
  return fileSchema.parse(parse(await composeText(), { merge: true }));
}

export function composeText(): Promise<string> {
  return readFile('docker-compose.yml', 'utf8');
}

/** The variables that a text takes from the environment, as `${NAME}`, `${NAME:-default}` or `${NAME:?message}`. */
export function variablesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\$\{([A-Z][A-Z0-9_]*)/g)].map(([, name]) => name!));
}
