import { findAddress, takeOut } from '../privacy/addresses.ts'

// Finds what leads out of a text: links, e-mail addresses, phone numbers.

/** Top-level domains people write with a path but no scheme: "calendly.com/sam". A bare "Booking.com" is a name. */
const HOST =
  /(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|io|co|ai|app|dev|me|ly|eu|uk|de|fr|us|ch|at|nl|info|biz|page|site|xyz)/u.source
const LINK = new RegExp(`\\S*://\\S*|\\S*www\\.\\S*[\\p{L}\\p{N}]\\S*|mailto:\\S*|${HOST}/\\S*`, 'giu')

/** Which of these a text contains: an address before a link before a number; null if none. */
export function findLink(text: string): 'e-mail' | 'link' | 'phone' | null {
  const address = findAddress(text)
  if (address === 'e-mail') return address
  return text.search(LINK) >= 0 ? 'link' : address
}

/** The text without any of them. */
export function withoutLinks(text: string): string {
  return takeOut(text, ' ').replace(LINK, ' ')
}
