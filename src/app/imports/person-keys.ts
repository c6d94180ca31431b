// What is hashed of an outside person: the same for everybody who knows them, however it is written.

export const emailKey = (email: string): string => `email ${email.toLowerCase()}`

/** One key for a profile's many spellings, which differ in host, case, escapes, query and trailing slash. */
export function profileKey(url: string): string {
  return `profile ${pathOf(url)}`
}

function pathOf(url: string): string {
  const path = url
    .trim()
    .replace(/^(?:https?:\/\/)?[^/]*\//i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
  try {
    return decodeURIComponent(path).normalize('NFC').toLowerCase()
  } catch {
    return path.toLowerCase()
  }
}
