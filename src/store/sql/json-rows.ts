/**
 * Rows as one JSON parameter, for `json_to_recordset`: one array per column costs Prisma more than twice the work. What
 * PostgreSQL text cannot hold, half a surrogate pair or U+0000, becomes U+FFFD.
 */
export function jsonRows(rows: readonly object[]): string {
  return JSON.stringify(rows).replace(/\\(?:ud[89a-f]..|u0000|.)/g, (code) => (code.length > 2 ? '\ufffd' : code))
}
