/** FNV-1a with a final mix, 32 bits, unsigned and never 0: 0 stands for what is not known. */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return finish(hash);
}

/** One hash of two; 0 where either is 0, so that what is not known agrees with nothing. */
export function combineHashes(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  return finish(Math.imul(left ^ (right >>> 15), 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b));
}

function finish(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = (hash ^ (hash >>> 16)) >>> 0;
  return hash === 0 ? 1 : hash;
}
