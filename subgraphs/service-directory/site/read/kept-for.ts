/**
 * What was loaded, for so many milliseconds; loaded again by the first who asks after that. Whoever asks while it is
 * being loaded waits for the same; a failure is not kept.
 */
export function keptFor<Value>(milliseconds: number, now: () => number, load: () => Promise<Value>) {
  let kept: { readonly until: number; readonly value: Promise<Value> } | null = null;
  return (): Promise<Value> => {
    if (kept !== null && kept.until > now()) return kept.value;
    const value = load();
    const loading = { until: now() + milliseconds, value };
    kept = loading;
    value.catch(() => {
      if (kept === loading) kept = null;
    });
    return value;
  };
}
