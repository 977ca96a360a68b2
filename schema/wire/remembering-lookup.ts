import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { performance } from 'node:perf_hooks';

/** As `dns.lookup` with `all`: every address of a name. */
export type Resolve = (
  name: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** As `net.connect` wants it. */
export type Lookup = (
  name: string,
  options: LookupOptions,
  done: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void;

/** Milliseconds for which an answer serves every new connection, and for which it serves when there is no newer one. */
const FRESH = 5_000;
const GOOD = 60_000;

/**
 * Looks names up for new connections, once at a time, and remembers the last addresses: a name server that fails for a
 * minute is not noticed, and one name never causes a storm of questions. One name per connection pool, so that there is
 * nothing to bound.
 */
export function rememberingLookup(
  resolve: Resolve = systemLookup,
  now: () => number = () => performance.now(),
): Lookup {
  let known: { readonly at: number; readonly addresses: LookupAddress[] } | null = null;
  let asking: Parameters<Lookup>[2][] | null = null;

  return (name, options, done) => {
    const answered: Parameters<Lookup>[2] = (error, addresses) => {
      if (error !== null || typeof addresses === 'string') done(error, []);
      else if (options.all === true) done(null, addresses);
      else done(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 0);
    };
    if (known !== null && now() - known.at < FRESH) return answered(null, known.addresses);
    if (asking !== null) return void asking.push(answered);
    asking = [answered];
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const waiting = asking ?? [];
      asking = null;
      if (error === null && addresses.length > 0) known = { at: now(), addresses };
      const lastGood = known !== null && now() - known.at < GOOD ? known.addresses : null;
      for (const tell of waiting)
        if (lastGood === null) tell(error ?? noAddress(), []);
        else tell(null, lastGood);
    });
  };
}

function noAddress(): NodeJS.ErrnoException {
  return Object.assign(new Error('the name of another part of the hub has no address'), { code: 'ENOTFOUND' });
}
