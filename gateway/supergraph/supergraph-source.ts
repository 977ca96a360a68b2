/** Where supergraph documents come from while the gateway runs. */
export interface SupergraphSource {
  /**
   * Begins to look for other documents.
   * @param onDocument told of each that was found, which may be the one that was found before
   * @param onFailure told where none could be read; looking goes on
   * @returns stops looking
   */
  watch(onDocument: (sdl: string) => void, onFailure: (error: unknown) => void): () => void;
}

/** Bytes of a document. */
export const LARGEST_SUPERGRAPH = 16 * 1024 * 1024;
