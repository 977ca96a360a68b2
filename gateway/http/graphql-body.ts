import { HubError } from '../../schema/contract/error-codes.ts';
import { parseStrictJson } from '../strict-json.ts';

/** What a client asks, as the body of its request says (GraphQL over HTTP, section 5.1). */
export interface GraphqlBody {
  /** The operation's text; empty where a registered operation is meant. */
  readonly query: string;
  /** The id of a registered operation. */
  readonly documentId: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

const MAX_OPERATION_NAME = 128;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a request body. `extensions` and unknown members are ignored: there are no persisted queries to register and
 * no traces to ask for.
 * @throws HubError BAD_REQUEST for anything but one JSON object with a string `query`; batches are refused because one
 *   request is one operation in the query log
 */
export function readGraphqlBody(bytes: Buffer): GraphqlBody {
  const body = parseObject(bytes);
  const { documentId = null, operationName = null, variables = null } = body;
  const query = body['query'] ?? (documentId === null ? null : '');
  const wellFormed =
    typeof query === 'string' &&
    (documentId === null ? query.trim() !== '' : typeof documentId === 'string' && query === '') &&
    (operationName === null || (typeof operationName === 'string' && operationName.length <= MAX_OPERATION_NAME)) &&
    (variables === null || isObject(variables));
  if (!wellFormed) throw new HubError('BAD_REQUEST', 'JSON_MALFORMED');
  return {
    query,
    documentId: documentId as string | null,
    operationName: operationName === '' ? null : operationName,
    variables: variables ?? {},
  };
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
