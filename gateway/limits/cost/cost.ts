/** What something costs: known beforehand, or once the values of an operation's variables are. */
export type Cost = number | ((values: Values) => number);

/** Values of variables, as their types understand them. */
export type Values = Readonly<Record<string, unknown>>;

export function costOf(cost: Cost, values: Values): number {
  return typeof cost === 'number' ? cost : cost(values);
}

export function sum(costs: readonly Cost[]): Cost {
  const open = costs.filter((cost) => typeof cost === 'function');
  const known = costs.reduce((total: number, cost) => (typeof cost === 'number' ? total + cost : total), 0);
  return open.length === 0 ? known : (values) => open.reduce((total, cost) => total + cost(values), known);
}

export function product(one: Cost, other: Cost): Cost {
  if (typeof one === 'number' && typeof other === 'number') return times(one, other);
  return (values) => times(costOf(one, values), costOf(other, values));
}

/** What is refused however often it is asked for stays refused: infinitely often nothing is nothing to JavaScript alone. */
function times(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : one * other;
}
