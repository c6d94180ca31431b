// Parses "opens Acme, Globex" in a line about a partner: the companies whose doors they can open.

/** A legal form after a comma is not a company: "Acme, Inc., Globex" are two. */
const TAIL = 'inc|llc|ltd|co|corp|gmbh|s\\.?a|plc|llp|lp|ag|bv|nv'
const COMMA = new RegExp(`\\s*(?:[;，、；]|,(?!\\s*(?:${TAIL})\\b))\\s*`, 'iu')

/** Only at the start of a part, so that "Open Source Lead" and "Opens Corp" do not match. */
const OPENS =
  /(?:^|\s*[,;|(–—\n]|\s-(?=\s)|(?=\swho\s))\s*(?:who\s+)?(?:can\s+open|opens)(?:\s+(?:the\s+)?doors?\b)?(?:\s+(?:at|to|into|in|for)\b)?\s*:?\s+/iu
/** What ends the list. */
const END = /\s*(?:[|\n–—()]|\s-\s)/u

/** Most companies one partner can open, or look for: more would be wishful thinking. */
export const MOST_COMPANIES = 10

/**
 * Extracts the companies a partner can open from a line.
 *
 * @param isOther recognises list items that are not companies, like "met at a fair": they and all after them stay
 * @returns the companies' names as written, at most ten, without duplicates; and the line without them
 */
export function takeOpens(text: string, isOther: (part: string) => boolean): { opens: string[]; rest: string } {
  const match = OPENS.exec(text)
  if (!match) return { opens: [], rest: text }
  const behind = text.slice(match.index + match[0].length)
  const end = END.exec(behind)?.index ?? behind.length
  const parts = behind.slice(0, end).split(COMMA)
  const other = parts.findIndex(isOther)
  const opens = companiesListed((other === -1 ? parts : parts.slice(0, other)).join(', '))
  if (opens.length === 0) return { opens, rest: text }
  const left = other === -1 ? [] : parts.slice(other)
  const tail = behind.slice(end).replace(/^\s*\)/, ';')
  return { opens, rest: [text.slice(0, match.index), ...left].join('; ') + tail }
}

/** The companies in a list, as written, at most ten, without duplicates. */
export function companiesListed(list: string): string[] {
  const parts = list.split(COMMA).filter((part) => part !== '')
  // Only the last "and" separates two: "Marks and Spencer, Acme" are two.
  const last = parts.pop() ?? ''
  const named = [...parts, ...last.split(/\s+and\s+/i)]
    .map((part) => part.replace(/^and\s+/i, '').replace(/^[\s"“”]+|[\s"“”]+$/gu, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !/^(?:doors?|every door|any door)$/i.test(part))
  return [...new Set(named)].slice(0, MOST_COMPANIES)
}
