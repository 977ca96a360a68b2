import { hashText } from './hash-text.ts';

/** An NHS number or a UPN as a record has it. */
export interface IdentifierValue {
  readonly text: string;
  /** Whether it is known to be right: checked with its issuer, or of good form with a check digit that agrees. */
  readonly verified: boolean;
  readonly textHash: number;
  /** Nobody shares one: it is not counted. */
  readonly share: 0;
}

/** As it is compared: upper case, without spaces; null where it is empty or one character throughout. */
export function identifierValue(written: string, verified: (text: string) => boolean): IdentifierValue | null {
  const text = written.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (text.length < 4 || /^(.)\1*$/.test(text)) return null;
  return { text, verified: verified(text), textHash: hashText(text), share: 0 };
}
