/** The words of a text as they are compared: lower case, without accents, of letters and digits only. */
export function foldText(text: string): string[] {
  if (ASCII.test(text)) return plainWords(text.toLowerCase());
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’'`´]/g, '');
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const ASCII = /^[\x20-\x7e]*$/;

/** Words of ASCII letters in lower case. Letter by letter, as of each record looked at there are many. */
function plainWords(lower: string): string[] {
  const text = lower.includes("'") ? lower.replaceAll("'", '') : lower;
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isInWord = (code >= LETTER_A && code <= LETTER_Z) || (code >= DIGIT_0 && code <= DIGIT_9);
    if (isInWord === start >= 0) continue;
    if (!isInWord) words.push(text.slice(start, at));
    start = isInWord ? at : -1;
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
}

const [LETTER_A, LETTER_Z, DIGIT_0, DIGIT_9] = [0x61, 0x7a, 0x30, 0x39];
