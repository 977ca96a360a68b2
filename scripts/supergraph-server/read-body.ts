import type { IncomingMessage } from 'node:http';
import { HubError } from '../../schema/contract/error-codes.ts';

/** Bytes of a request body. */
const MAX_BODY = 64 * 1024;

/** @throws HubError PAYLOAD_TOO_LARGE */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY) reject(new HubError('PAYLOAD_TOO_LARGE'));
      else chunks.push(chunk);
    });
    request.on('end', () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    );
    request.on('error', reject);
  });
}
