import { BlockList, isIP } from 'node:net';

/** Addresses of proxies that say truly whom they forward for. */
export type TrustedProxies = BlockList;

const MOST_HOPS = 20;

/**
 * Reads addresses and networks, as in `10.0.0.0/8`.
 * @throws Error that repeats the one that is neither
 */
export function trustedProxies(listed: readonly string[]): TrustedProxies {
  const proxies = new BlockList();
  for (const one of listed) {
    const [address = '', bits] = one.split('/');
    const version = isIP(address);
    const most = version === 4 ? 32 : 128;
    const length = bits === undefined ? most : Number(bits);
    if (version === 0 || !Number.isInteger(length) || length < 0 || length > most || bits === '')
      throw new Error(`${one} is neither an address nor a network`);
    proxies.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
  }
  return proxies;
}

/**
 * Whose requests are counted together: the last address on the way that is no proxy of ours. What is said before it in
 * `X-Forwarded-For` anybody may have written. Of IPv6 the network counts, as each client has many addresses there.
 * @param peer the address at the other end of the socket
 * @param forwarded every X-Forwarded-For header
 */
export function clientAddress(peer: string, forwarded: readonly string[], proxies: TrustedProxies): string {
  const hops = forwarded
    .join(',')
    .split(',')
    .map((hop) => hop.trim())
    .slice(-MOST_HOPS);
  let address = plain(peer);
  while (isTrusted(address, proxies)) {
    const before = plain(hops.pop() ?? '');
    if (isIP(before) === 0) break;
    address = before;
  }
  return isIP(address) === 6 ? networkOf(address) : address;
}

function isTrusted(address: string, proxies: TrustedProxies): boolean {
  const version = isIP(address);
  return version !== 0 && proxies.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** An IPv4 address that a socket of both kinds wrote as one of IPv6 (RFC 4291 section 2.5.5.2). */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

/** The first 64 bits, as RFC 4291 section 2.5.4 gives to one network. */
function networkOf(address: string): string {
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const [before, after] = [head, tail].map((part) => (part === '' ? [] : part.split(':')));
  const missing = Math.max(0, 8 - (before?.length ?? 0) - (after?.length ?? 0));
  const all = address.includes('::')
    ? [...(before ?? []), ...Array<string>(missing).fill('0'), ...(after ?? [])]
    : (before ?? []);
  return `${all
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
