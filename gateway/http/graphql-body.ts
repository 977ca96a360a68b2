import { HubError } from '../../schema/contract/error-codes.ts';
import { parseStrictJson } from '../strict-json.ts';

/** What a client asks, as the body of its request says (GraphQL over HTTP, section 5.1). */
export interface GraphqlBody {
  /** The operation's text; empty where a registered operation is meant. */
  readonly query: string;
  /** The id of a registered operation. */
  readonly documentId: string | null;
  /** SHA-256 of the text, hexadecimal, of a client that would send that alone; absent: it would not. */
  readonly persistedHash?: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

const MAX_OPERATION_NAME = 128;
const SHA256 = /^[0-9a-f]{64}$/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a request body. Of `extensions` only `persistedQuery` is read (Apollo's automatic persisted queries, version
 * 1); other ones and unknown members are ignored: there are no traces to ask for.
 * @throws HubError BAD_REQUEST for anything but one JSON object with a string `query`; batches are refused because one
 *   request is one operation in the query log
 */
export function readGraphqlBody(bytes: Buffer): GraphqlBody {
  const body = parseObject(bytes);
  const { documentId = null, operationName = null, variables = null } = body;
  const persistedHash = readPersistedHash(body['extensions']);
  const query = body['query'] ?? (documentId === null && persistedHash === null ? null : '');
  const wellFormed =
    typeof query === 'string' &&
    (documentId === null
      ? query.trim() !== '' || (query === '' && persistedHash !== null)
      : typeof documentId === 'string' && query === '' && persistedHash === null) &&
    (operationName === null || (typeof operationName === 'string' && operationName.length <= MAX_OPERATION_NAME)) &&
    (variables === null || isObject(variables));
  if (!wellFormed) throw new HubError('BAD_REQUEST', 'JSON_MALFORMED');
  return {
    query,
    documentId: documentId as string | null,
    persistedHash,
    operationName: operationName === '' ? null : operationName,
    variables: variables ?? {},
  };
}

function readPersistedHash(extensions: unknown): string | null {
  const persisted = isObject(extensions) ? extensions['persistedQuery'] : undefined;
  if (persisted === undefined) return null;
  const hash = isObject(persisted) && persisted['version'] === 1 ? persisted['sha256Hash'] : undefined;
  if (typeof hash !== 'string' || !SHA256.test(hash)) throw new HubError('BAD_REQUEST', 'JSON_MALFORMED');
  return hash;
}

function parseObject(bytes: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseStrictJson(utf8.decode(bytes));
  } catch (cause) {
    throw new HubError('BAD_REQUEST', 'JSON_MALFORMED', { cause });
  }
  if (!isObject(value)) throw new HubError('BAD_REQUEST', 'JSON_MALFORMED');
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
