import { HubError, type ErrorCode } from '../../schema/contract/error-codes.ts';

/** What errors of the hub mean to who types a command; elsewhere they speak to who asks the gateway. */
const OF_HUB: Partial<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: 'The audit subgraph does not accept the operator’s key.',
  FORBIDDEN: 'The audit subgraph does not accept the operator’s key.',
  BAD_REQUEST: 'The audit subgraph refuses this: what was asked for is not what the trail has, or may not be done.',
  SUBGRAPH_UNAVAILABLE: 'The audit subgraph does not answer: check that it runs, and where it is said to be.',
  AUDIT_UNAVAILABLE:
    'It is not known whether this was done, for the trail cannot be reached. Try again: it is done once.',
};

const OF_FILES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder.',
  EACCES: 'this user may not open it.',
  EPERM: 'this user may not open it.',
  EISDIR: 'this is a folder, and a file is needed.',
  ENOTDIR: 'a part of this path is a file.',
  ENOSPC: 'there is no room left for it.',
};

/** Why a command failed, in words for the person who typed it. */
export function failureMessage(error: unknown): string {
  if (error instanceof HubError) return OF_HUB[error.code] ?? error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const words = path === undefined ? undefined : OF_FILES[code ?? ''];
  return words === undefined ? error.message : `${path}: ${words}`;
}
