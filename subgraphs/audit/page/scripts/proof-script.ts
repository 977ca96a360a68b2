/** Checks the proof of an entry in the browser: RFC 9162, 2.1.3.2, and the C2SP formats of notes and checkpoints. */
export const PROOF_SCRIPT = String.raw`
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const utf8 = (text) => new TextEncoder().encode(text);
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const same = (one, other) => one.length === other.length && one.every((byte, place) => byte === other[place]);
const nodeHash = (left, right) => sha256(join([1], left, right));

// { isIncluded, place, size, at, signature }, where the signature is one of 'true', 'false', 'another key', 'no key' and
// 'not here', which a browser without Ed25519 gives; null where this browser cannot hash, as on a page without HTTPS.
export async function checkProof(proof, keyLine) {
  if (!globalThis.crypto?.subtle) return null;
  const note = readNote(proof.checkpoint);
  const place = Number(proof.place);
  const path = proof.path.map(bytesOf);
  const isIncluded = note !== null && (await includes(bytesOf(proof.leafHash), place, note, path));
  if (note === null) return { isIncluded: false, place, size: 0, at: '', signature: 'no key' };
  return { isIncluded, place, size: note.size, at: note.at, signature: await signatureOf(note, keyLine) };
}

function readNote(text) {
  const end = text.indexOf('\n\n');
  const signed = text.slice(0, end + 1);
  const parts = /^([^\s+]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\nat ([0-9T:.-]+Z)\n$/u.exec(signed);
  if (end === -1 || parts === null) return null;
  const signatures = [...text.slice(end + 2).matchAll(/^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/gmu)];
  return {
    signed,
    size: Number(parts[2]),
    root: bytesOf(parts[3]),
    at: parts[4],
    signatures: signatures.map(([, name, base64]) => ({ name, bytes: bytesOf(base64) })),
  };
}

async function includes(leaf, place, { size, root }, path) {
  if (!Number.isSafeInteger(place) || place < 0 || place >= size) return false;
  let [node, last, hash] = [place, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(sibling, hash);
      while (node % 2 === 0 && node > 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = await nodeHash(hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(hash, root);
}

// Null for what is not a public key on one line, name+id+base64, or whose id is not of its name and key.
export async function readKey(line) {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/u.exec(line);
  if (parts === null || !globalThis.crypto?.subtle) return null;
  const [, name, id, base64] = parts;
  const bytes = bytesOf(base64);
  const digest = await sha256(join(utf8(name + '\n'), bytes));
  const hex = [...digest.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return bytes[0] === 1 && hex === id ? { name, id: digest.slice(0, 4), raw: bytes.slice(1) } : null;
}

async function signatureOf({ signed, signatures }, keyLine) {
  const key = keyLine === '' ? null : await readKey(keyLine);
  if (key === null) return 'no key';
  const own = signatures.filter(({ name, bytes }) => name === key.name && same(bytes.slice(0, 4), key.id));
  if (own.length === 0) return 'another key';
  try {
    const imported = await crypto.subtle.importKey('raw', key.raw, 'Ed25519', false, ['verify']);
    for (const { bytes } of own)
      if (await crypto.subtle.verify('Ed25519', imported, bytes.slice(4), utf8(signed))) return 'true';
    return 'false';
  } catch {
    return 'not here';
  }
}
`;
