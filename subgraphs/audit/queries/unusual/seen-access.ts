/** An access as the rules on what is unusual see it: one request that looked at one child. */
export interface SeenAccess {
  /** Its newest entry: the place in the trail, as text. */
  readonly seq: string;
  /** The day in England, `YYYY-MM-DD`. */
  readonly day: string;
  /** The time in England, `HH:MM`. */
  readonly time: string;
  readonly actorId: string;
  readonly agency: string;
  readonly unit: string;
  readonly role: string;
  readonly purpose: string | null;
  readonly childId: string;
  /** Somebody learnt something of the child. */
  readonly wasTold: boolean;
  /** The actor’s unit worked with the child at the time; null for entries that do not say. */
  readonly isUnitInvolved: boolean | null;
  /** Actor and child have one family name; null where the token did not say the actor’s. */
  readonly isSameSurname: boolean | null;
}

/** A unit as it is told from all others: units’ names are an agency’s own. */
export function unitKey({ agency, unit }: Pick<SeenAccess, 'agency' | 'unit'>): string {
  return JSON.stringify([agency, unit]);
}
