import { Kind, visit, type DocumentNode } from 'graphql';

/** The labels of a supergraph's progressive overrides (`@override(label:)`). */
export interface OverrideLabels {
  /** Each with its number, from 0 to 100: on for that share of requests. The least first. */
  readonly percentages: readonly { readonly label: string; readonly percentage: number }[];
  /** On where whoever runs the gateway says so. */
  readonly named: readonly string[];
}

const PERCENT = /^percent\((\d+(?:\.\d+)?)\)$/;

/** Reads them of a supergraph document (Apollo's `join` specification, `overrideLabel` of `@join__field`). */
export function overrideLabels(document: DocumentNode): OverrideLabels {
  const labels = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'join__field') return;
      const label = given.find((argument) => argument.name.value === 'overrideLabel')?.value;
      if (label?.kind === Kind.STRING) labels.add(label.value);
    },
  });
  const percentages = [...labels].flatMap((label) => {
    const number = PERCENT.exec(label)?.[1];
    return number === undefined ? [] : { label, percentage: Number(number) };
  });
  return {
    percentages: percentages.toSorted((one, other) => one.percentage - other.percentage),
    named: [...labels].filter((label) => !PERCENT.test(label)),
  };
}
