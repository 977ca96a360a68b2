import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { HubError } from '../../schema/contract/error-codes.ts';

/** graphql-js gives this error no code of its own, so that its text has to serve; a test holds it to that. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/**
 * Parses an operation, giving up after `maxTokens` tokens; so the cost is bounded before anything is known about it.
 * @throws HubError OPERATION_LIMIT or GRAPHQL_PARSE_FAILED
 */
export function parseOperation(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxLexicalTokens: maxTokens });
  } catch (cause) {
    const tooLong = cause instanceof GraphQLError && TOO_MANY_TOKENS.test(cause.message);
    const tooDeep = cause instanceof RangeError; // the parser recurses, and some stacks end before the tokens do
    throw new HubError(tooLong || tooDeep ? 'OPERATION_LIMIT' : 'GRAPHQL_PARSE_FAILED', undefined, { cause });
  }
}
