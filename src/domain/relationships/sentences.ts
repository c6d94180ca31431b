import { isRoleOnly } from '../finding/role.ts'
import { LANGUAGES } from '../words/lexicon.ts'

// Rewrites whole sentences about somebody as a line: name, title at company; story. The sentences are data of each
// language (src/domain/words/languages).

const NAME = "(?<name>\\p{L}[\\p{L}\\p{M}.'’-]*(?:\\s+\\p{L}[\\p{L}\\p{M}.'’-]*){0,4}?)"

/** What the placeholders of a frame match. */
const SLOTS: Record<string, (only: string) => string> = {
  name: () => NAME,
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
  frames.map(([frame, line]) => ({ pattern: patternOf(frame, bonds), line })),
)
const NAMELESS = LANGUAGES.flatMap(({ log: { bonds, nameless } }) => nameless.map((frame) => patternOf(frame, bonds)))

/** Rewrites a sentence as a line of name, title at company and story; leaves any other text as is. */
export function asLine(text: string): string {
  for (const { pattern, line } of FRAMES) {
    const said = pattern.exec(text)?.groups
    if (said) return line.replace(/\{(\w+)\}/g, (_, slot: string) => wordsIn(slot, said[slot] ?? ''))
  }
  return text
}

/** Whether a text is a sentence about somebody. */
export function isAboutSomebody(text: string): boolean {
  return FRAMES.some(({ pattern }) => pattern.test(text)) || NAMELESS.some((frame) => frame.test(text))
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

/** "CFO en Initech", "directrice de Globex": between a job and a company these say the same as "at". */
const AT_ABROAD = /^(?!.*\s(?:at|@|bei|beim|chez)\s)(.+)\s(?:en|de|du|von|vom)\s+(?=\p{Lu})(.+)$/u

function wordsIn(slot: string, said: string): string {
  // It began the sentence.
  if (slot === 'whose') return said.toLowerCase()
  const [, job = '', company = ''] = slot === 'what' ? (AT_ABROAD.exec(said) ?? []) : []
  return job !== '' && !isRoleOnly(company) ? `${job} at ${company}` : said
}
