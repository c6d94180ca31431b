import { isRoleOnly } from '../finding/role.ts'
import { legalFormLength } from '../matching/companies/legal-forms.ts'
import { fold } from '../matching/companies/organization-name.ts'
import { PARTICLES } from '../matching/people/person-name.ts'
import { LANGUAGES } from '../words/lexicon.ts'
import { isPlaceName } from '../words/places.ts'

// Rewrites whole sentences about somebody as a line: name, title at company; story. The sentences are data of each
// language (src/domain/words/languages).

const WORD = "\\p{L}[\\p{L}\\p{M}.'’-]*"
const NAME = `(?<name>${WORD}(?:\\s+${WORD}){0,4}?)`
/** A first and a last name, with capitals: "Lara Ortiz" before "is", where nothing else tells that it is a name. */
const CAPITAL = WORD.replace('\\p{L}', '\\p{Lu}')
const FULL_NAME = `(?<name>(?-i:${CAPITAL}(?:\\s+(?:${CAPITAL}|${[...PARTICLES].join('|')})){0,3}?\\s+${CAPITAL}))`

/** What the placeholders of a frame match. */
const SLOTS: Record<string, (only: string) => string> = {
  name: () => NAME,
  full: () => FULL_NAME,
  bond: (bonds) => `(?<bond>${bonds})`,
  where: (only) => `(?<where>(?:${only})\\s+[^,;.]+?)`,
  place: () => '(?<place>[^,;]+?)',
  what: (only) => (only === '' ? '(?<what>.+)' : `(?<what>(?:${only})\\s.+)`),
  how: (only) => (only === '' ? '(?<how>.+)' : `(?<how>${only})`),
  told: () => '(?<told>[^,;]+?)',
  job: () => '(?<job>[^,;]+?)',
  more: () => '(?<more>(?:[,;.].*)?)',
}

/** A frame as a pattern; `{where:at|in}` begins with one of these words. */
function patternOf(frame: string, bonds: string): RegExp {
  const source = frame
    .replace(
      /\{(\w+)(?::([^}]*))?\}/g,
      (_, slot: string, only = '') => SLOTS[slot]?.(slot === 'bond' ? bonds : only) ?? '',
    )
    // Spaces of the frames themselves; those of the slots are escapes.
    .replaceAll(' ', '\\s+')
    .replaceAll('\\s+?', '\\s*')
  return new RegExp(`^${source}$`, 'iu')
}

const FRAMES = LANGUAGES.flatMap(({ log: { bonds, frames } }) =>
  frames.map(([frame, line, asks]) => ({ pattern: patternOf(frame, bonds), line, asksCompany: asks !== undefined })),
)
const NAMELESS = LANGUAGES.flatMap(({ log: { bonds, nameless } }) => nameless.map((frame) => patternOf(frame, bonds)))

/**
 * Rewrites a sentence as a line of name, title at company and story; leaves any other text as is. `asksCompany`: the
 * company is only likely to be theirs.
 */
export function asLine(text: string): { line: string; asksCompany: boolean } {
  for (const { pattern, line, asksCompany } of FRAMES) {
    const said = pattern.exec(text)?.groups
    if (said)
      return { line: line.replace(/\{(\w+)\}/g, (_, slot: string) => wordsIn(slot, said[slot] ?? '')), asksCompany }
  }
  return { line: text, asksCompany: false }
}

const GREETING =
  'hey|hi|hello|hallo|moin|servus|guten (?:morgen|tag)|good (?:morning|afternoon|evening)|bonjour|salut|coucou|hola|buenos d[ií]as|buenas'
const TO_ALL = 'team|all|everyone|everybody|folks|guys|there|zusammen|leute|alle|à tous|tout le monde|equipo|a todos'
const BESIDE =
  'fyi|just fyi|btw|by the way|for the record|heads[- ]up|nur zur info|übrigens|au fait|pour info|por cierto'
/** "Hey team,", "btw", "So,": before what is said. Some are names or words of it, unless a comma follows. */
const OPENING = new RegExp(
  `^(?:(?:(?:${GREETING})(?:\\s+(?:${TO_ALL}))?|${BESIDE})[\\s,!:.–—-]+|(?:so|also|oh|ok|okay|well|morning|yes|yep)(?:\\s+(?:${TO_ALL}))?\\s*[,!:]\\s*)+(?=\\S+\\s+\\S)`,
  'iu',
)

/** Without the small talk it begins with. */
export const withoutOpening = (text: string): string => text.replace(OPENING, '')

/** "Please add Jane Doe …", "log: Jane Doe …" */
const ORDER =
  /^(?:(?:please|pls|bitte|can you|could you|you can|hey|hi)[,\s]+)*(?:add|log|save|note|record|remember|notiere|trage?|ajoute[zr]?|añade|apunta)\b\s*:?\s+(?=\S+\s+\S)/iu

/** Without the words that ask for it to be logged: "please add Jane Doe at Acme". */
export const withoutOrder = (text: string): string => text.replace(ORDER, '')

/** Whether a text is a sentence about somebody. */
export function isAboutSomebody(text: string): boolean {
  return (
    withoutOrder(text) !== text ||
    FRAMES.some(({ pattern }) => pattern.test(text)) ||
    NAMELESS.some((frame) => frame.test(text))
  )
}

/** Rewrites a sentence that names nobody as a line without the name; null for any other text. */
export function ofNobodyNamed(text: string): string | null {
  for (const frame of NAMELESS) {
    const { what = '', bond = '' } = frame.exec(text)?.groups ?? {}
    const [whose = ''] = text.split(' ')
    if (what !== '') return `${wordsIn('what', what)}; ${whose.toLowerCase()} ${bond}`
  }
  return null
}

/** "for Initech", "en Initech": before a company alone these say the same as "at". */
const IN_COMPANY = /^(?:for|with|für|in|pour|para|en)\s+(?=\p{Lu})(.+)$/u

function wordsIn(slot: string, said: string): string {
  // It began the sentence.
  if (slot === 'whose') return said.toLowerCase()
  if (slot !== 'what' && slot !== 'job') return said
  const company = IN_COMPANY.exec(said)?.[1]
  if (company && !isPlaceName(company)) return `at ${company}`
  return atOf(said)
}

const JOB_AT =
  /^(?!.*\s(?:at|@|bei|beim|chez)\s)(.+)\s(?:(en|de|du|von|vom|for|für|pour|para)|der|des)\s+(?=\p{Lu})(.+)$/u

/** "CFO en Initech", "directrice de Globex", "procurement for Acme": between a job and a company these say "at". */
export function atOf(text: string): string {
  const [, job = '', link, company = ''] = JOB_AT.exec(text) ?? []
  // "Leiterin der Buchhaltung": of German articles only a legal form tells that a company follows.
  if (job === '' || isRoleOnly(company) || (link === undefined && !endsInLegalForm(company))) return text
  return `${job} at ${company}`
}

/** Whether a text ends in a legal form: "Keystone GmbH". */
export function endsInLegalForm(text: string): boolean {
  return legalFormLength(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [], 'end') > 0
}
