import type { Actor } from '../../../schema/contract/actor.ts';
import type { PersonaName } from '../../../scripts/demo/personas.ts';
import type { Asking, JourneyHub } from '../hub.ts';

type Variables = Readonly<Record<string, unknown>>;

/** One way to ask a root field, and the same way where there is nothing to be told. */
export interface Drive {
  readonly who: PersonaName | Actor;
  readonly asking?: Asking;
  readonly known: (hub: JourneyHub) => Variables | Promise<Variables>;
  /** Of a child, consent, alert or decision that there is not. */
  readonly unknown?: Variables;
  /** Where the field takes nothing that could be unknown: somebody of a unit that nobody is known to. */
  readonly elsewhere?: Actor;
  /** Where that does not do either: what is answered where there is nothing. */
  readonly nothing?: unknown;
}

/** The id of no child, consent, alert or decision. */
export const NOBODY = '3f0e7d0a-5b1c-4d2e-8f9a-0b1c2d3e4f5a';

/** Somebody who asks for a child by its id, or changes something about it. */
export function about(key: string, who: PersonaName, asking: Asking = {}, rest: Variables = {}, id = 'childId'): Drive {
  return {
    who,
    asking,
    known: async (hub) => ({ [id]: await hub.childId(key), ...rest }),
    unknown: { [id]: NOBODY, ...rest },
  };
}

export function idOf(key: string): Drive['known'] {
  return async (hub) => ({ childId: await hub.childId(key) });
}

/** Somebody who asks for what the index keeps under an id of its own. */
export function kept(
  sql: string,
  id: string,
  who: PersonaName,
  asking: Asking,
  rest: Variables = {},
  unknown: string = NOBODY,
): Drive {
  return {
    who,
    asking,
    known: async (hub) => ({ [id]: (await hub.database.run(sql))[0]?.['id'], ...rest }),
    unknown: { [id]: unknown, ...rest },
  };
}

/** An open review of whether the school's record of one child is of another; its id, where something is to be done to it. */
export function review(of: string, maybe: string, rest: Variables): Drive['known'] {
  return async (hub) => {
    const [one, other] = [await hub.childId(of), await hub.childId(maybe)];
    const [row] = await hub.database.run(
      `insert into child_index.match_review (id, custodian, record_id, child_id, candidate_id, model, weights)
       select gen_random_uuid(), l.custodian, l.record_id, l.child_id, '${other}', 'a-model',
         '[{"field":"FAMILY_NAME","weight":3}]' from child_index.record_link l
       where l.child_id = '${one}' and l.custodian = 'EDUCATION' limit 1 returning id::text`,
    );
    return 'reason' in rest ? { reviewId: row?.['id'], ...rest } : rest;
  };
}

export async function recordOf(hub: JourneyHub, key: string, agency: string): Promise<object> {
  const [row] = await hub.database.run(
    `select record_id from child_index.record_link
     where child_id = '${await hub.childId(key)}' and custodian = '${agency}' limit 1`,
  );
  return { agency, recordId: row?.['record_id'] };
}
