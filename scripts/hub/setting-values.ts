import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { parseKeyRing, type KeyRing } from '../../schema/contract/key-ring.ts';
import { parseSigningKey } from '../../subgraphs/audit/trail/checkpoint/note-key.ts';

/** The kinds of value that settings have. What each says of a wrong value never repeats it: it may be a secret. */

export const port = z.coerce
  .number('has to be a port number')
  .int('has to be a port number')
  .min(0, 'has to be a port number')
  .max(65_535, 'has to be a port number');

/** Scheme, host and port, to which the paths are added. */
export const origin = z.url({ protocol: /^https?$/, error: 'is required, an http or https address' }).refine((text) => {
  const { pathname, search, hash } = new URL(text);
  return pathname === '/' && search === '' && hash === '';
}, 'has to be scheme, host and port alone');

export const keyRing = z.string('is required').transform((text, context): KeyRing => {
  try {
    return parseKeyRing(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message }); // says what is wrong, repeats no secret
    return z.NEVER;
  }
});

/** The private key by which the audit trail signs its checkpoints, and with commas between, those it signed by before. */
export const signingKeys = z.string('is required').transform((text, context): readonly [KeyObject, ...KeyObject[]] => {
  try {
    const [first = '', ...former] = text.split(',');
    return [parseSigningKey(first), ...former.map(parseSigningKey)];
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message }); // says what is wrong, repeats no secret
    return z.NEVER;
  }
});

const SECRET_BYTES = 32;

/** A secret that is no key ring: it is never rotated, because what was made with it has to be found again. */
export const secret = z
  .string('is required')
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === SECRET_BYTES, `has to be ${SECRET_BYTES} bytes in base64`);

export const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'is required, as postgres://user:password@host:5432/database: a subgraph on its own keeps its rows there',
});
