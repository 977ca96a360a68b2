import { HubError } from '../../schema/contract/error-codes.ts';

/**
 * The error of the closed list for whatever was thrown while a request was served. The web framework's own errors are
 * known by their code; their texts quote the request and stay here, as the cause.
 */
export function refusalOf(error: unknown): HubError {
  if (error instanceof HubError) return error;
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const options = { cause: error };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new HubError('PAYLOAD_TOO_LARGE', undefined, options);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new HubError('UNSUPPORTED_MEDIA_TYPE', undefined, options);
  const isClientsFault = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return new HubError(isClientsFault ? 'BAD_REQUEST' : 'INTERNAL', undefined, options);
}
