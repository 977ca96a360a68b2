import { LEVELS, type FieldKind } from '../compare/levels.ts';
import type { LevelModel } from './link-model.ts';

type Row = readonly [match: number, stranger: number, household: number];

/**
 * What is believed of each level before any record is seen: roughly what agencies' records of children are like. A set
 * that is large enough overrules it; a small one leans on it, so that chance agreements in fifty records teach nothing.
 */
const BELIEFS: { readonly [Kind in FieldKind]: Readonly<Record<(typeof LEVELS)[Kind][number], Row>> } = {
  given: {
    EXACT: [0.82, 0.004, 0.0004],
    VARIANT: [0.03, 0.002, 0.001],
    PART: [0.05, 0.001, 0.001],
    TYPING: [0.05, 0.003, 0.003],
    SOUND: [0.015, 0.01, 0.01],
    INITIAL: [0.005, 0.002, 0.002],
    DIFFERENT: [0.03, 0.978, 0.9826],
  },
  family: {
    EXACT: [0.86, 0.003, 0.78],
    PART: [0.04, 0.0005, 0.04],
    TYPING: [0.04, 0.002, 0.04],
    SOUND: [0.01, 0.006, 0.01],
    DIFFERENT: [0.05, 0.9885, 0.13],
  },
  order: { STRAIGHT: [0.99, 0.5, 0.99], SWAPPED: [0.01, 0.5, 0.01] },
  birthDate: {
    EXACT: [0.95, 0.0003, 0.025],
    DAY_AND_MONTH_SWAPPED: [0.006, 0.0001, 0.0001],
    NEXT_DAY: [0.003, 0.0004, 0.0008],
    ONE_SLIP: [0.02, 0.003, 0.003],
    TWO_PARTS: [0.01, 0.003, 0.003],
    NEAR: [0.001, 0.004, 0.0004],
    NEAR_IN_OTHER_YEAR: [0.0005, 0.008, 0.03],
    ONE_PART: [0.0025, 0.12, 0.12],
    DIFFERENT: [0.007, 0.8612, 0.8177],
  },
  sex: { EXACT: [0.985, 0.5, 0.5], DIFFERENT: [0.015, 0.5, 0.5] },
  address: {
    EXACT: [0.7, 0.0002, 0.7],
    NEAR: [0.08, 0.0004, 0.08],
    STREET: [0.02, 0.01, 0.02],
    DIFFERENT: [0.2, 0.9894, 0.2],
  },
  postcode: {
    EXACT: [0.75, 0.0005, 0.75],
    TYPING: [0.03, 0.001, 0.03],
    DISTRICT: [0.07, 0.03, 0.07],
    DIFFERENT: [0.15, 0.9685, 0.15],
    EXACT_AT_ONE_ADDRESS: [0.94, 0.0005, 0.94],
    TYPING_AT_ONE_ADDRESS: [0.03, 0.001, 0.03],
    DISTRICT_AT_ONE_ADDRESS: [0.01, 0.03, 0.01],
    DIFFERENT_AT_ONE_ADDRESS: [0.02, 0.9685, 0.02],
    EXACT_AT_OTHER_ADDRESS: [0.08, 0.0005, 0.08],
    TYPING_AT_OTHER_ADDRESS: [0.01, 0.001, 0.01],
    DISTRICT_AT_OTHER_ADDRESS: [0.2, 0.03, 0.2],
    DIFFERENT_AT_OTHER_ADDRESS: [0.71, 0.9685, 0.71],
  },
  parent: {
    EXACT: [0.75, 0.005, 0.75],
    PART: [0.12, 0.01, 0.12],
    TYPING: [0.05, 0.003, 0.05],
    DIFFERENT: [0.08, 0.982, 0.08],
  },
  nhsNumber: identifierBeliefs(),
  upn: identifierBeliefs(),
  other: {
    EXACT: [0.7, 0.01, 0.1],
    TYPING: [0.1, 0.003, 0.01],
    SIMILAR: [0.05, 0.02, 0.03],
    DIFFERENT: [0.15, 0.967, 0.86],
  },
};

function identifierBeliefs() {
  return {
    EXACT: [0.985, 0.000_001, 0.000_001],
    TYPING: [0.01, 0.000_01, 0.0001],
    DIFFERENT: [0.005, 0.999_989, 0.999_899],
  } as const;
}

/** The beliefs about one kind of field, in the order of its levels. */
export function priorLevels(kind: FieldKind): LevelModel[] {
  const rows: Readonly<Record<string, Row>> = BELIEFS[kind];
  return LEVELS[kind].map((name) => {
    const [match = 0, stranger = 0, household = 0] = rows[name] ?? [];
    return { match, stranger, household };
  });
}
