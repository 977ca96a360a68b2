import { z } from 'zod';

const hash = z.base64().transform((text): Buffer => Buffer.from(text, 'base64'));

const inclusionSchema = z.strictObject({
  proves: z.literal('an entry is in the trail'),
  seq: z.int().min(0),
  recordedAt: z.string(),
  /** The entry, as it is stored. */
  entry: z.record(z.string(), z.unknown()),
  hashes: z.array(hash),
  /** The signed note of the tree that it is in. */
  checkpoint: z.string(),
});

const consistencySchema = z.strictObject({
  proves: z.literal('the trail was only added to'),
  older: z.string(),
  newer: z.string(),
  hashes: z.array(hash),
});

const proofSchema = z.discriminatedUnion('proves', [inclusionSchema, consistencySchema]);

/** Something that can be checked with nothing but the public key of the trail. */
export type Proof = z.output<typeof proofSchema>;
export type InclusionProof = z.output<typeof inclusionSchema>;
export type ConsistencyProof = z.output<typeof consistencySchema>;

/** Reads a proof; null for what is none. */
export function parseProof(text: string): Proof | null {
  try {
    const parsed = proofSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Writes a proof as JSON, its hashes in base64. */
export function formatProof(proof: Proof): string {
  return JSON.stringify({ ...proof, hashes: proof.hashes.map((one) => one.toString('base64')) }, null, 2);
}
