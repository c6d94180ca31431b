/** Longest link that all mail programs and browsers accept, in characters. */
const MAX_MAILTO = 2000

/**
 * A link that opens a mail with subject and body and no recipient (RFC 6068: everything percent-encoded, line breaks as
 * CRLF).
 *
 * @returns null if it does not all fit: half a mail is worse than none
 */
export function mailtoLink(subject: string, body: string): string | null {
  const link = `mailto:?subject=${encoded(subject)}&body=${encoded(body)}`
  return link.length <= MAX_MAILTO ? link : null
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed().replace(/\r\n?|\n/g, '\r\n')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
