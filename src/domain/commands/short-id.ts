// Ids as buttons and forms carry them: as base64 with the two characters that are safe in addresses.

/** A UUID in 22 characters. */
export function shortId(uuid: string): string {
  const bytes = uuid.replaceAll('-', '').match(/../g) ?? []
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22)
}

/** The UUID of 22 such characters; undefined if they are none. */
export function longId(short: string): string | undefined {
  if (!/^[\w-]{22}$/.test(short)) return undefined
  const bytes = atob(short.replaceAll('-', '+').replaceAll('_', '/'))
  const hex = Array.from(bytes, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
