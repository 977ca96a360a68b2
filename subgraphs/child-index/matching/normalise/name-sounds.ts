import { nameValue } from './name-value.ts';

/** How a name sounds, as whole numbers of 32 bits that a column holds; 0 where there is none, which is like no other. */
export interface NameSounds {
  readonly givenSound: number;
  /** The same for a name and its short forms. */
  readonly givenMeaning: number;
  readonly familySound: number;
}

/**
 * By what a name is found where it is spelt otherwise, or shortened.
 * @param read reads a name; for a caller that remembers those that it has read
 */
export function nameSounds(givenName: string | null, familyName: string, read = nameValue): NameSounds {
  const given = read(givenName ?? '');
  return {
    givenSound: (given?.soundHash ?? 0) | 0,
    givenMeaning: (given?.familyHash ?? 0) | 0,
    familySound: (read(familyName)?.soundHash ?? 0) | 0,
  };
}
