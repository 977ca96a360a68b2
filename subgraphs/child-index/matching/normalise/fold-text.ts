/** The words of a text as they are compared: lower case, without accents, of letters and digits only. */
export function foldText(text: string): string[] {
  const plain = ASCII.test(text)
    ? text
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[’'`´]/g, '');
  const words = plain
    .toLowerCase()
    .replace(/'/g, '')
    .match(/[\p{L}\p{N}]+/gu);
  return words ?? [];
}

const ASCII = /^[\x20-\x7e]*$/;
