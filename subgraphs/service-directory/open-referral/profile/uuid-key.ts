const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** The one spelling under which an id is kept; null for what is no UUID (RFC 9562, section 4: case does not count). */
export function uuidKey(value: unknown): string | null {
  return typeof value === 'string' ? (UUID.exec(value)?.[1]?.toLowerCase() ?? null) : null;
}
