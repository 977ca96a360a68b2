/**
 * The closed list of error codes that a caller of the hub can receive, each with its HTTP status (used when the whole
 * request fails) and its one constant message. A message never carries a name, an identifier, free text or anything
 * of the inside. README.md has the same table; a test holds both equal.
 */
export const ERRORS = {
  UNAUTHENTICATED: { status: 401, message: 'The bearer token is missing, malformed, expired or not for this hub.' },
  FORBIDDEN: { status: 403, message: 'This actor may not do this for this purpose.' },
  BAD_REQUEST: { status: 400, message: 'The request is not a well-formed GraphQL request.' },
  GRAPHQL_PARSE_FAILED: { status: 400, message: 'The operation is not GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, message: 'The operation does not fit the schema.' },
  OPERATION_LIMIT: { status: 400, message: 'The operation is larger than the hub accepts.' },
  PERSISTED_QUERY_REQUIRED: { status: 400, message: 'Only registered operations are accepted.' },
  // Clients of automatic persisted queries know this text, and send the operation's own then.
  PERSISTED_QUERY_NOT_FOUND: { status: 400, message: 'PersistedQueryNotFound' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send the request as application/json in UTF-8, uncompressed.' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'Send operations with POST.' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The request body is larger than the hub accepts.' },
  RATE_LIMITED: { status: 429, message: 'Too many requests. Wait, then try again.' },
  OVERLOADED: { status: 503, message: 'The hub is busy. Try again shortly.' },
  AUDIT_UNAVAILABLE: {
    status: 503,
    message: 'The audit trail cannot be written, so nothing may be released. Try again shortly.',
  },
  SUBGRAPH_UNAVAILABLE: { status: 503, message: 'An agency did not answer. Its part is unknown, not absent.' },
  WITHHELD: { status: 403, message: 'The agency that holds this information has to be asked directly.' },
  NOT_FOUND: { status: 404, message: 'There is nothing here that you may see.' },
  INTERNAL: { status: 500, message: 'The hub failed. The failure has been logged under the request id.' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/**
 * What was wrong, for the reader who can mend it: a closed list too, each with one constant text. Sent as
 * `extensions.detail` beside the code.
 */
export const ERROR_DETAILS = {
  PURPOSE_MISSING: 'Say why in the header Access-Purpose.',
  PURPOSE_UNKNOWN: 'Access-Purpose is not one of the purposes the hub knows.',
  PURPOSE_NOT_ALLOWED: 'Access-Purpose is not among the purposes of this token.',
  REASON_MISSING: 'Give the reason in the header Access-Reason.',
  HEADER_TOO_LONG: 'An Access header is longer than 500 characters or holds control characters.',
  ROLE_NOT_ALLOWED: 'The role of this token may not do this.',
  RELATIONSHIP_MISSING: 'Only those who work with the child may do this. Use declareRelationship if you do.',
  STANDING: 'The actor is not in good standing: check vetting, training, agreement or suspension.',
  ROW_LEVEL_PURPOSE: 'For this purpose ask the custodian directly, or use aggregate figures.',
  JSON_MALFORMED: 'The body is not a JSON object with a string "query".',
  VALUE_INVALID: 'An argument or variable has a value that its type does not allow.',
  FIELDS_APART: 'Some of these fields cannot be answered together. Ask for them in separate operations.',
  VALUE_TOO_LONG: 'An argument is longer than it may be.',
  SEARCH_TOO_WIDE:
    'A search needs a family name and a given name, a date of birth, a postcode, or an age with an area.',
  SEARCHES_TOO_MANY: 'One operation makes two searches at most.',
  IDENTIFIER_INVALID: 'The identifier does not pass its check digit.',
  PAGE_SIZE: 'first has to be between 1 and 100.',
  CURSOR_INVALID: 'after is not a cursor that this hub gave out.',
  OWN_ALERT: 'Somebody other than who caused the alert has to acknowledge it.',
  OWN_ACCESS: 'Somebody other than who had the access has to review it.',
  STATEMENT_INVALID: 'The statement of what may be shared is missing, forged, expired or meant for something else.',
  SIGNATURE_INVALID: 'The request is not signed by a known part of the hub, or it was changed or sent again.',
} as const;

export type ErrorDetail = keyof typeof ERROR_DETAILS;

/** The one error class of the hub. `cause` is for the operational log and never leaves. */
export class HubError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail | undefined;

  constructor(code: ErrorCode, detail?: ErrorDetail, options?: { cause?: unknown }) {
    super(ERRORS[code].message, options);
    this.name = 'HubError';
    this.code = code;
    this.detail = detail;
  }

  /** HTTP status when this error is the whole answer. */
  get status(): number {
    return ERRORS[this.code].status;
  }

  /** The `extensions` of a GraphQL error: code, and where there is one the detail's name and text. */
  get extensions(): ErrorExtensions {
    return errorExtensions(this.code, this.detail);
  }
}

export interface ErrorExtensions {
  code: ErrorCode;
  reason?: ErrorDetail;
  detail?: string;
}

export function errorExtensions(code: ErrorCode, reason?: ErrorDetail): ErrorExtensions {
  return reason === undefined ? { code } : { code, reason, detail: ERROR_DETAILS[reason] };
}

/** True for a string that is one of the codes: what comes over the wire is checked, not believed. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}
