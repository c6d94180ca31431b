// A cell of a file as the text that was meant, whatever went wrong with it on the way.

/** Names of Latin-1 characters in HTML, from U+00A0 on (HTML 4.01, section 24.2.1). */
const LATIN_1 =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
  middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute
  Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute
  THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde
  ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`.split(/\s+/)
const ENTITIES = new Map<string, string>([
  ...LATIN_1.map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
  }),
  ...Object.entries({ ldquo: '“', rdquo: '”', bdquo: '„', sbquo: '‚', hellip: '…', euro: '€', trade: '™', bull: '•' }),
  ...Object.entries({ OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', Yuml: 'Ÿ' }),
])
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+\d{0,2}));/gi

/**
 * A cell as one line: without control characters, marks that turn the reading direction and marks without width; with
 * the characters that HTML entities stand for, and those of UTF-8 that was once read as Windows-1252.
 */
export function cleanCell(text: string): string {
  const decoded = text.includes('&') ? withoutEntities(text) : text
  return misread(decoded)
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
}

/** Twice, since what went through two systems is written "&amp;amp;". */
function withoutEntities(text: string): string {
  const once = decodeEntities(text)
  return once === text ? text : decodeEntities(once)
}

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    const isCharacter = code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : whole
  })
}

/** Windows-1252 from 0x80 to 0x9F; where it has none, Latin-1's control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
/** Beginnings of characters in UTF-8, read as Windows-1252, and one that may follow them. */
const MISREAD = new RegExp(`[Â-ßà-ô][\u0080-\u00bf${HIGH}]`)

/** "GrÃ¶n" is "Grön": every character that is not ASCII must be part of one that was misread, else it was meant so. */
function misread(text: string): string {
  if (!MISREAD.test(text)) return text
  const bytes = Array.from(text, (char) => {
    const high = HIGH.indexOf(char)
    return high === -1 ? (char.codePointAt(0) ?? 0) : 0x80 + high
  })
  if (bytes.some((byte) => byte > 0xff)) return text
  // What decodeURIComponent takes is sound UTF-8.
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  try {
    return misread(decodeURIComponent(escaped))
  } catch {
    return text
  }
}
