/**
 * The body of an answer that was fetched, as text.
 * @param most bytes; reading stops there
 * @throws Error where it is longer, is no UTF-8 or does not come to its end
 */
export async function responseText(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [text, bytes] = ['', 0];
  for await (const part of response.body ?? []) {
    const chunk = part as Uint8Array;
    bytes += chunk.byteLength;
    if (bytes > most) throw new Error(`the answer is longer than ${most} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
