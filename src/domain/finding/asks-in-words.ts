import { fold } from '../matching/companies/organization-name.ts'
import { capitalRuns } from '../words/capitals.ts'
import { phrasesOf, wordsOf } from '../words/lexicon.ts'
import { isPersonLike, readCompany, readSomebody, type SaidWhere } from './ask-parts.ts'
import { mayBeCompany } from './company-text.ts'
import { isRole } from './role.ts'

// Parses asks phrased as sentences, in English, German, French and Spanish: "anyone at Acme in procurement?", "looking
// for a way into Acme before Thursday". The asking comes first, word by word; its last word, a preposition or "know",
// tells what follows: a company, or somebody and their company; then perhaps a job, a place and a deadline.

/** An ask phrased as a sentence. */
export type SaidAsk = SaidWhere & {
  /** The deadline as phrased: "before Thursday". */
  by: string | null
  /** Whether this is the only reading: "introduce me to Jane Doe" may mean a person or a company. */
  sure: boolean
}

/** Nobody asks in more words: longer texts are not read, so that reading takes time in proportion to the length. */
const MAX_WORDS = 90

const ASKS = wordsOf(({ ask }) => ask.asks)
/** Words of asking that may follow something else. */
const STARTS = wordsOf(({ ask }) => ask.starts)
const FILLING = wordsOf(({ ask }) => ask.filling)
const LINKS = wordsOf(({ ask }) => ask.links)
/** Followed by a company, or the people there; `at`: only by a company. */
const AT = wordsOf(({ ask }) => ask.at)
const ARTICLES = wordsOf(({ ask }) => ask.articles)
/** Words of asking that have a capital within a sentence. */
const CAPITALS = wordsOf(({ ask }) => ask.capitals)

const TIME = String.raw`(?:,? (?:at )?\d{1,2}(?::\d\d)? ?(?:am|pm|h|uhr|o['’]clock))?`
const DATE = String.raw`\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?|\d{1,2}(?:st|nd|rd|th|\.)?(?: of| de)?(?: \p{L}+)?(?: \d{4})?|q[1-4]`
const DAY = `(?:(?:${phrasesOf(({ ask }) => ask.beforeDay)}) )*(?:${phrasesOf(({ ask }) => ask.days)}|${DATE})(?: (?:${phrasesOf(({ ask }) => ask.afterDay)}))*${TIME}`
const DEADLINE = `(?:${phrasesOf(({ ask }) => ask.by)})(?: the| el| la| le)? ${DAY}|${phrasesOf(({ ask }) => ask.soon)}`
const BY = new RegExp(String.raw`,?\s+(${DEADLINE})$`, 'iu')
const BY_FIRST = new RegExp(String.raw`^(${DEADLINE})[,:]?\s+(?=\S)`, 'iu')
/** A deadline within the asking: "I need by Friday an intro to Acme". */
const BY_WITHIN = new RegExp(String.raw`\s(${DEADLINE})(?=\s\S)`, 'iu')
/** A deadline anywhere in another sentence: "We need it by Friday." */
const BY_BESIDE = new RegExp(String.raw`(?:^|\s)(${DEADLINE})(?=[\s,.!?]|$)`, 'iu')
/** A picture, or what joins and varies pictures. */
const EMOJI = String.raw`\p{Extended_Pictographic}|\u{FE0F}|\u{200D}`
const BEGINNING = new RegExp(`^(?:[\\s¿¡"“”«]|${EMOJI})+`, 'u')
/** Filler at the end of a sentence. */
const ENDING = new RegExp(String.raw`[\s,]+(?:${phrasesOf(({ ask }) => ask.endings)})$|(?:[\s?!.…,]|${EMOJI})+$`, 'iu')
/** The reason given, which is ignored. */
const ABOUT = new RegExp(String.raw`,?\s+(?:${phrasesOf(({ ask }) => ask.about)})\s.+$`, 'iu')
const SENTENCES = new RegExp(
  String.raw`\n|(?<=[?？])\s+|(?<=[.!…])\s+(?=(?:${phrasesOf(({ ask }) => ask.begins)})(?![\p{L}\p{N}]))`,
  'iu',
)
/** Somebody's name and company: "Mary Quill from Heron Works", without any asking. */
const FROM = new RegExp(String.raw`^(.+?)\s+(?:${phrasesOf(({ ask }) => ask.from)})\s+(.+)$`, 'u')
/** A company before the question: "Acme, anyone?". */
const FIRST = /^(.+?)(?:\s*[,:–—]\s*|\s+-\s+)(.+)$/u
/** Lower-case words that ask or carry on a sentence, and so rule out a company name. */
const GOES_ON = new RegExp(
  `(?:^| )(?:${[...wordsOf(({ ask }) => ask.goesOn)].join('|')})(?: |$)| (?:in|at|on|for|with) (?:the|our|my|their|a) |^\\p{Ll}+ (?:to|into|with) `,
  'u',
)

/**
 * Parses an ask phrased as a sentence, or as several of which one asks.
 *
 * @returns the company, who is wanted there, where and by when, each as written; null for a name, and for any other
 *   sentence
 */
export function readAskInWords(text: string): SaidAsk | null {
  if (text.split(/\s+/).length > MAX_WORDS) return null
  const sentences = text
    .split(SENTENCES)
    .map((one) => one.replace(/\s+/g, ' ').replace(BEGINNING, ''))
    .filter((one) => one !== '')
  for (const sentence of sentences) {
    const said = readSentence(sentence)
    if (!said) continue
    const others = sentences.filter((one) => one !== sentence)
    const by = others.map((one) => BY_BESIDE.exec(one)?.[1]).find((one) => one !== undefined)
    return { ...said, by: said.by ?? by ?? null }
  }
  const clauses = sentences.flatMap((one) => one.split(/[,;:–—]\s+|(?<=[.!])\s+(?=\p{Lu})/u))
  return readThere(clauses) ?? readOnlyName(sentences)
}

/** Words that only an ask has. */
const SEEKS = wordsOf(({ ask }) => ask.starts)
/** "Who Gives" is a company: fewer words are no sentence. */
const MIN_SENTENCE = 4
/** What comes before the job in a sentence. */
const BEFORE_JOB = /^.*\s(?=\S+(?:\s\S+){0,2}\s(?:at|of|bei|von|chez|de|en)\s\S+$)/u

const THERE = wordsOf(({ ask }) => ask.there)
/** "I’m pitching Acme on Monday, does anyone know someone there?": the one name before a question about "there". */
function readThere(clauses: string[]): SaidAsk | null {
  const asking = clauses.findIndex((clause) => {
    const typed = clause.split(' ').filter((word) => plain(word) !== '')
    const others = typed.filter((word) => !THERE.has(plain(word)))
    const { asks, at } = readAsking(others)
    return asks && at === others.length && others.length < typed.length
  })
  const names = new Set(clauses.slice(0, Math.max(0, asking)).flatMap(namesWithin))
  const [organization = ''] = names
  return names.size === 1 && isPlausible(organization) ? { ...readCompany(organization), by: null, sure: true } : null
}

/** Any other sentence that asks for somebody, with one name in it: "Who’s closest to Acme?", "is there a path to Acme?". */
function readOnlyName(sentences: string[]): SaidAsk | null {
  const asking = sentences.filter((one) => one.split(' ').some((word) => SEEKS.has(plain(word))))
  const { sentence, by } = withoutEnding(asking[0] ?? '')
  const names = namesWithin(sentence)
  const [name = ''] = names
  const at = sentence.indexOf(name)
  if (asking.length !== 1 || names.length !== 1 || at < 0 || sentence.split(' ').length < MIN_SENTENCE) return null
  const read =
    readSomebody(sentence.slice(0, at + name.length).replace(BEFORE_JOB, '')) ??
    readCompany(sentence.slice(at).replace(/[.!?]+$/, ''))
  return isPlausible(read.organization) ? { ...read, by, sure: false } : null
}

/** Names in a sentence by their capitals; its first word has one whatever it is. */
function namesWithin(sentence: string): string[] {
  return capitalRuns(sentence)
    .runs.filter(({ text, at }) => at > 0 && !isRole(text))
    .map(({ text }) => text)
}

function readSentence(text: string): SaidAsk | null {
  const { sentence, by } = withoutEnding(text)
  const read = readAsk(sentence, by)
  const within = by === null ? BY_WITHIN.exec(sentence) : null
  const before = within ? sentence.slice(0, within.index).split(' ') : []
  if (!within?.[1] || readAsking(before).at < before.length) return read
  const asked = `${sentence.slice(0, within.index)}${sentence.slice(within.index + within[0].length)}`
  const timed = readAsk(asked, within[1])
  return read === null || timed?.organization === read.organization ? timed : read
}

function readAsk(sentence: string, by: string | null): SaidAsk | null {
  const rest = afterAsking(sentence)
  if (rest === null) return readCompanyFirst(sentence, by) ?? fromCompany(sentence, by)
  const somebody = readSomebody(rest.text)
  // Behind "at" comes a company, but "en compras de Acme" and "beim CFO von Acme" are jobs there.
  const isJob =
    somebody?.whom?.kind === 'role' && (rest.mayBeJob || somebody.whom.text === somebody.whom.text.toLowerCase())
  const read = (rest.at && !isJob ? null : somebody) ?? readCompany(rest.text)
  if (!isPlausible(read.organization) || (!rest.at && isDescription(read.organization))) return null
  return { ...read, by, sure: rest.at || read.whom !== null || !isPersonLike(read.organization) }
}

function withoutEnding(text: string): { sentence: string; by: string | null } {
  const first = BY_FIRST.exec(text)
  let sentence = first ? text.slice(first[0].length) : text
  let by = first?.[1] ?? null
  for (let before = ''; before !== sentence; ) {
    before = sentence
    sentence = sentence.replace(ENDING, '')
    const said = BY.exec(sentence)
    if (said?.[1]) {
      by = said[1]
      sentence = sentence.slice(0, said.index)
    } else sentence = sentence.replace(ABOUT, '')
  }
  return { sentence, by }
}

/** What follows the asking; `at`: it must be a company, or with `mayBeJob` a job there. */
type Behind = { text: string; at: boolean; mayBeJob: boolean }

const ENGLISH_AT = /^(?:at|into|inside|@)$/

/** What follows the asking; null if there is no asking, or nothing follows. */
function afterAsking(sentence: string): Behind | null {
  const typed = sentence.split(' ')
  const whole = behindLink(typed)
  if (whole) return whole
  // "My boss needs an intro to Acme": what comes before is no asking.
  for (let start = typed.length - 1; start > 0; start--) {
    const found = STARTS.has(plain(typed[start] ?? '')) ? behindLink(typed.slice(start)) : null
    if (found) return found
  }
  return null
}

function behindLink(typed: string[]): Behind | null {
  const { asks, link, at, place } = readAsking(typed)
  const text = typed.slice(at).join(' ')
  if (!asks || text === '') return null
  // "d’Acme", "d'Acme".
  const elided = /^d['’](?=\p{Lu})/iu.exec(text)
  if (elided) return { text: text.slice(elided[0].length), at: false, mayBeJob: false }
  if (link !== '') return { text, at: AT.has(link), mayBeJob: !ENGLISH_AT.test(link) }
  // "at best buy": a name may begin with a word of asking.
  return place > 0 ? { text: typed.slice(place).join(' '), at: true, mayBeJob: false } : null
}

/** The words of asking at the beginning: whether they ask, the link at their end, how many, and how many to the last "at". */
function readAsking(typed: string[]): { asks: boolean; link: string; at: number; place: number } {
  let asks = false
  let link = ''
  let place = 0
  let at = 0
  for (; at < typed.length; at++) {
    const word = typed[at] ?? ''
    const folded = plain(word)
    const isFirst = at === 0 || /[.!…]$/.test(typed[at - 1] ?? '')
    const isCapital = word !== word.toLowerCase() && !isFirst && !CAPITALS.has(folded)
    if (isCapital || !(ASKS.has(folded) || FILLING.has(folded) || LINKS.has(folded))) break
    asks ||= ASKS.has(folded)
    if (LINKS.has(folded)) link = folded
    else if (!ARTICLES.has(folded)) link = ''
    if (AT.has(folded)) place = at + 1
  }
  return { asks, link, at, place }
}

/** "Acme, does anybody know someone there?": a company, and nothing but asking behind it. */
function readCompanyFirst(sentence: string, by: string | null): SaidAsk | null {
  const [, organization = '', question = ''] = FIRST.exec(sentence) ?? []
  const typed = question.split(' ')
  const { asks, at } = readAsking(typed)
  if (!asks || at < typed.length || !isPlausible(organization) || organization.split(' ').length > 5) return null
  return { ...(readSomebody(organization) ?? readCompany(organization)), by, sure: true }
}

function fromCompany(text: string, by: string | null): SaidAsk | null {
  const [, person = '', organization = ''] = FROM.exec(text) ?? []
  if (!isPersonLike(person) || !isPlausible(organization)) return null
  const read = readSomebody(text)
  return read && isPlausible(read.organization) ? { ...read, by, sure: true } : null
}

/** "a zookeeper of penguins": somebody, not a company. */
const isDescription = (text: string): boolean => text === text.toLowerCase() && / (?:of|for|in|with|from) /.test(text)

function isPlausible(organization: string): boolean {
  return /[\p{L}\p{N}]/u.test(organization) && mayBeCompany(organization) && !GOES_ON.test(organization)
}

/** Folded, with straight apostrophes and without punctuation around it. */
function plain(word: string): string {
  return fold(word.replaceAll('’', "'")).replace(/^[^\p{L}\p{N}@']+|[^\p{L}\p{N}@]+$/gu, '')
}
