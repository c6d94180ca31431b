// Restores the text meant in a file's cell, whatever went wrong with it on the way.

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
 * Cleans a cell to one line: removes control characters, direction marks and zero-width marks; decodes HTML entities
 * and UTF-8 that was once read as Windows-1252.
 */
export function cleanCell(text: string): string {
  const decoded = text.includes('&') ? withoutEntities(text) : text
  return misread(decoded)
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
}

/** Decodes twice, since text that passed through two systems has "&amp;amp;". */
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

/** Windows-1252 from 0x80 to 0x9F, with Latin-1's control characters in the gaps. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
/** A UTF-8 lead byte and a continuation byte, read as Windows-1252. */
const MISREAD = new RegExp(`[Â-ßà-ô][\u0080-\u00bf${HIGH}]`)

/** "GrÃ¶n" is "Grön": every non-ASCII character must be part of a misread one, else the text was meant as is. */
function misread(text: string): string {
  if (!MISREAD.test(text)) return text
  const bytes = Array.from(text, (char) => {
    const high = HIGH.indexOf(char)
    return high === -1 ? (char.codePointAt(0) ?? 0) : 0x80 + high
  })
  if (bytes.some((byte) => byte > 0xff)) return text
  // decodeURIComponent only accepts valid UTF-8.
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  try {
    return misread(decodeURIComponent(escaped))
  } catch {
    return text
  }
}
