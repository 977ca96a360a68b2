import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate and its private key, PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority of the tests' own (X.509, RFC 5280), for certificates that are wrong in one way each. */
export interface OwnAuthority {
  readonly cert: string;
  /** @param days from now on until it expires; negative: it has */
  certify(hostName: string, days?: number): Certified;
}

export function ownAuthority(name: string): OwnAuthority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issued = (subject: string, key: KeyObject, days: number, extensions: Buffer) =>
    pem('CERTIFICATE', certificate(name, subject, key, privateKey, days, extensions));
  // Basic constraints: critical, an authority.
  const isAuthority = sequence(oid('551d13'), yes(), octets(sequence(yes())));
  return {
    cert: issued(name, publicKey, 30, isAuthority),
    certify: (hostName, days = 30) => {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const alternativeName = sequence(oid('551d11'), octets(sequence(tagged(0x82, Buffer.from(hostName)))));
      return {
        cert: issued(hostName, pair.publicKey, days, alternativeName),
        key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      };
    },
  };
}

let serial = 1;
function certificate(
  issuer: string,
  subject: string,
  key: KeyObject,
  signer: KeyObject,
  days: number,
  extension: Buffer,
): Buffer {
  const now = Date.now();
  const algorithm = sequence(oid('2a8648ce3d040302')); // ecdsa-with-SHA256
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))), // version 3
    tagged(0x02, Buffer.from([0x01, (serial += 1)])),
    algorithm,
    named(issuer),
    sequence(moment(now - 40 * DAY), moment(now + days * DAY)),
    named(subject),
    key.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(extension)),
  );
  return sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, signer)])));
}

const DAY = 86_400_000;
/** UTCTime, to the second. */
const moment = (at: number): Buffer =>
  tagged(0x17, Buffer.from(`${new Date(at).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));
const named = (name: string): Buffer =>
  sequence(tagged(0x31, sequence(oid('550403'), tagged(0x0c, Buffer.from(name))))); // common name
const oid = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'));
const octets = (content: Buffer): Buffer => tagged(0x04, content);
const yes = (): Buffer => tagged(0x01, Buffer.from([0xff]));
const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));

/** DER: tag, length, content (X.690 section 8.1). */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const bytes = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
