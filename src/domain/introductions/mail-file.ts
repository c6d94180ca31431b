// A note as a file that mail programs open.

/**
 * A mail to be opened, given its addresses and sent (RFC 5322; "X-Unsent" makes Outlook open it as a new one). Whom it
 * goes to stands as groups without members, which need no address; sender and date are the mail program's to fill in.
 *
 * @returns its lines, in ASCII
 */
export function mailFile(mail: { to: string; cc: string; subject: string; body: string }): string {
  return [
    'X-Unsent: 1',
    `To: ${words(mail.to)} :;`,
    `Cc: ${words(mail.cc)} :;`,
    `Subject: ${words(mail.subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64(mail.body.toWellFormed().replace(/\r\n?|\n/g, '\r\n')).match(/.{1,76}/g) ?? []),
    '',
  ].join('\r\n')
}

/** Bytes of one encoded word: with its header's name before it, a line stays within 76 characters (RFC 2047, section 2). */
const PART = 36

/** A text in a header, as encoded words, one a line (RFC 2047). Always encoded: nothing in it can be read as syntax. */
function words(text: string): string {
  const parts = ['']
  for (const character of text.toWellFormed().replace(/\s+/g, ' ').trim() || '–') {
    const longer = (parts.at(-1) ?? '') + character
    if (Buffer.byteLength(longer) > PART) parts.push(character)
    else parts[parts.length - 1] = longer
  }
  return parts.map((part) => `=?utf-8?B?${base64(part)}?=`).join('\r\n ')
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}
