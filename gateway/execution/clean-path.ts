const NAME = /^[_A-Za-z]\w{0,127}$/;

/** Whether a path that a subgraph sent has only response names and indices in it: it is passed on to the client. */
export function isClean(path: readonly (string | number)[]): boolean {
  return path.every((part) => typeof part === 'number' || NAME.test(part));
}
