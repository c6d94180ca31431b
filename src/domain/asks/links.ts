// What leads out of a text: links, e-mail addresses, phone numbers.

/** Ends of hosts that people write with a path and without a scheme: "calendly.com/sam". A bare "Booking.com" is a name. */
const HOST =
  /(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|io|co|ai|app|dev|me|ly|eu|uk|de|fr|us|ch|at|nl|info|biz|page|site|xyz)/u.source
const LINK = new RegExp(`\\S*://\\S*|\\S*www\\.\\S*[\\p{L}\\p{N}]\\S*|mailto:\\S*|${HOST}/\\S*`, 'giu')
const EMAIL = /[^\s@<>()]+@[^\s@<>()]+\.\p{L}{2,}/giu
/** Numbers that begin like one dialled: with "+", a zero, or written in the North American way. */
const DIALLED = /(?<![\p{L}\p{N}])(?:(?:\+|\(?0)[\d\s()./-]{7,}\d|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4})(?!\d)/gu
/** Digits of a phone number; 15 at most by ITU-T E.164. */
const DIGITS = { min: 9, max: 15 }

/** What of this a text holds first; null when nothing. */
export function findLink(text: string): 'e-mail' | 'link' | 'phone' | null {
  if (text.search(EMAIL) >= 0) return 'e-mail'
  if (text.search(LINK) >= 0) return 'link'
  return (text.match(DIALLED) ?? []).some(isPhone) ? 'phone' : null
}

/** The text without any of them. */
export function withoutLinks(text: string): string {
  return text
    .replace(EMAIL, ' ')
    .replace(LINK, ' ')
    .replace(DIALLED, (number) => (isPhone(number) ? ' ' : number))
}

function isPhone(number: string): boolean {
  const digits = number.replace(/\D/g, '').length
  return digits >= DIGITS.min && digits <= DIGITS.max
}
