import { describe, expect, test } from '@jest/globals';
import { GATEWAY_SETTINGS, readGatewaySettings } from '../../gateway/settings.ts';
import { SUBGRAPHS } from '../../schema/contract/agency.ts';
import { formatKeyRing, newKeyRing } from '../../schema/contract/key-ring.ts';

const upper = (name: string) => name.toUpperCase().replaceAll('-', '_');
const complete: Record<string, string> = {
  ISSUER: 'https://issuer.example',
  AUDIENCE: 'urn:gateway.example',
  JWKS_URL: 'https://issuer.example/keys',
  ...Object.fromEntries(
    SUBGRAPHS.flatMap((name) => [
      [`SUBGRAPH_URL_${upper(name)}`, `http://${name}.example:4001`],
      [`LINK_KEYS_GATEWAY_${upper(name)}`, formatKeyRing(newKeyRing())],
    ]),
  ),
};

describe('the settings of a gateway process', () => {
  test('are complete with the issuer, the audience, the keys and the subgraphs; the rest has defaults', () => {
    const settings = readGatewaySettings(complete);
    expect(settings).toMatchObject({
      port: 4000,
      issuer: 'https://issuer.example',
      subgraphTimeout: 3_000,
      requestTimeout: 5_000,
      redisUrl: null,
      metricsPort: null,
      graphiql: false,
      introspection: false,
      logLevel: 'info',
    });
    expect(settings.subgraphs['social-care'].url).toBe('http://social-care.example:4001');
    expect(settings.subgraphs['audit'].keys[0].secret.symmetricKeySize).toBe(32);
  });

  test('can be changed by the environment, where an empty value is none', () => {
    const settings = readGatewaySettings({
      ...complete,
      PORT: '8080',
      METRICS_PORT: '',
      GRAPHIQL: 'on',
      LOG_LEVEL: 'debug',
    });
    expect(settings).toMatchObject({ port: 8080, metricsPort: null, graphiql: true, logLevel: 'debug' });
  });

  test('say which overrides are on', () => {
    expect(readGatewaySettings(complete).operation.overrideLabels).toEqual([]);
    const told = { ...complete, OVERRIDE_LABELS: 'colours-moved, stock.v2' };
    expect(readGatewaySettings(told).operation.overrideLabels).toEqual(['colours-moved', 'stock.v2']);
    expect(() => readGatewaySettings({ ...complete, OVERRIDE_LABELS: 'percent(5)' })).toThrow('OVERRIDE_LABELS');
  });

  test('say how load is met: how much at once, what is urgent, how long it takes requests while it ends', () => {
    expect(readGatewaySettings(complete).load).toEqual({
      options: {
        maxInFlight: 256,
        urgentPurposes: ['SAFEGUARD_S47', 'EMERGENCY'],
        drainDelay: 2_000,
        overload: { fewest: 32 },
        transport: { atOnce: 64, waiting: 64 },
      },
      http2: false,
    });
    const told = {
      MAX_IN_FLIGHT: '8',
      LEAST_IN_FLIGHT: '4',
      SUBGRAPH_CALLS: '16',
      URGENT_PURPOSES: 'STATUTORY',
      DRAIN_DELAY_MS: '0',
      SUBGRAPH_HTTP2: 'on',
    };
    expect(readGatewaySettings({ ...complete, ...told }).load).toEqual({
      options: {
        maxInFlight: 8,
        urgentPurposes: ['STATUTORY'],
        drainDelay: 0,
        overload: { fewest: 4 },
        transport: { atOnce: 16, waiting: 16 },
      },
      http2: true,
    });
    const wrong = {
      MAX_IN_FLIGHT: '0',
      LEAST_IN_FLIGHT: 'few',
      SUBGRAPH_CALLS: '5000',
      URGENT_PURPOSES: 'FUN',
      DRAIN_DELAY_MS: '60000',
      SUBGRAPH_HTTP2: 'perhaps',
    };
    const message = messageOf(() => readGatewaySettings({ ...complete, ...wrong }));
    for (const name of Object.keys(wrong)) expect(message).toMatch(new RegExp(`^${name} has to be`, 'm'));
  });

  test('are frozen', () => {
    expect(Object.isFrozen(readGatewaySettings(complete))).toBe(true);
  });

  test('that are wrong are named all at once, with what they have to be and not what they are', () => {
    const wrong = {
      ...complete,
      PORT: 'SECRET-port',
      ISSUER: '',
      JWKS_URL: 'file:///SECRET',
      LINK_KEYS_GATEWAY_AUDIT: 'k1:SECRET',
      SUBGRAPH_URL_POLICE: 'SECRET',
      GRAPHIQL: 'SECRET',
    };
    const message = messageOf(() => readGatewaySettings(wrong));
    for (const name of ['PORT', 'ISSUER', 'JWKS_URL', 'LINK_KEYS_GATEWAY_AUDIT', 'SUBGRAPH_URL_POLICE', 'GRAPHIQL'])
      expect(message).toMatch(new RegExp(`^${name} \\S`, 'm'));
    expect(message).not.toContain('SECRET');
    expect(message.split('\n')).toHaveLength(7);
  });

  test('that are missing are named all at once', () => {
    const message = messageOf(() => readGatewaySettings({}));
    expect(message.split('\n')).toHaveLength(1 + 3 + 2 * SUBGRAPHS.length);
    expect(message).toContain('AUDIENCE is required');
  });

  test('are listed by name, for the README to be held to', () => {
    expect(GATEWAY_SETTINGS).toEqual(
      expect.arrayContaining(['PORT', 'REDIS_URL', 'SUBGRAPH_URL_CHILD_INDEX', 'LINK_KEYS_GATEWAY_AUDIT']),
    );
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it did not throw');
}
