import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { SubgraphName } from '../../schema/contract/agency.ts';
import { formatKeyRing, newKeyRing } from '../../schema/contract/key-ring.ts';
import { publicKeys } from '../hub/local-issuer.ts';
import { PARTS, type Front, type Origins, type PartName, type PartSettings, type Usage } from './part-protocol.ts';
import { startPart, type StartedPart } from './started-part.ts';

/** A whole hub in processes of its own, with a second front door that is written by hand. */
export interface BenchHub {
  /** The private key of the issuer whose tokens both fronts accept. */
  readonly issuer: JWK;
  readonly settings: PartSettings;
  originOf(name: SubgraphName | Front): string;
  /** What every part has used since the last time. */
  take(): Promise<ReadonlyMap<PartName, Usage>>;
  readonly close: () => Promise<void>;
}

/** @param file the benchmark's own, which is started again for each part */
export async function startBenchHub(databaseUrl: string, file: string): Promise<BenchHub> {
  const issuer = await newIssuer();
  const keys = {
    lines: formatKeyRing(newKeyRing()),
    seals: formatKeyRing(newKeyRing()),
    involvementIds: randomBytes(32),
  };
  const started: StartedPart[] = [];
  const close = async () => {
    // The front doors go first, as they came last: what is behind them has nothing under way when it ends.
    for (const part of started.toReversed()) await part.stop();
  };
  let origins: Origins = {};
  try {
    for (const name of PARTS) {
      const part = await startPart(name, file, { databaseUrl, keys, issuerKeys: publicKeys(issuer), origins });
      started.push(part);
      origins = { ...origins, ...part.origins };
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    issuer,
    settings: { databaseUrl, keys, issuerKeys: publicKeys(issuer), origins },
    originOf: (name) => {
      const origin = origins[name];
      if (origin === undefined) throw new Error(`${name} is not running`);
      return origin;
    },
    take: async () =>
      new Map(
        await Promise.all(started.map(async (part): Promise<[PartName, Usage]> => [part.name, await part.take()])),
      ),
    close,
  };
}

async function newIssuer(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' };
}
