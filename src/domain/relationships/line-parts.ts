import { isRole, isRoleOnly } from '../finding/role.ts'
import { CHIEF_OF } from '../finding/target.ts'
import { PARTICLES } from '../matching/people/person-name.ts'
import { phrasesOf, wordsOf } from '../words/lexicon.ts'
import { atOf, endsInLegalForm } from './sentences.ts'

// Tells the parts of a line about somebody apart: name, title, company and story.

/** "VP Sales at Acme", "@ Acme", "VP@Acme"; splits at the first "at", as a company may be called "Women at Work". */
const AT = /^(.*?)(?:(?:^|\s)(?:at|@|bei|beim|chez)\s|\s?@)\s*(.+)$/iu
/** Words that begin the story of how two people know each other. */
const VERBS =
  'met|meet|spoke|talked|chatted|had|worked|working|studied|know|knows|knew|known|went|shared|sold|bought|invested|introduced|lived|grew|played|hired|managed|reported|taught'
/** The same and other telling words in German, French and Spanish. */
const TOLD_ABROAD =
  'kenne|kennen|kennengelernt|getroffen|zusammen|gearbeitet|zusammengearbeitet|studiert|seit|früher(?:e[rn]?)?|rencontré|connais|travaillé|étudié|ensemble|depuis|ancien(?:ne)?|conocí|conozco|conocimos|trabajamos|trabajé|estudiamos|juntos|juntas|desde|antigu[oa]'
const STORY = new RegExp(
  `^(?:(?:we|i|she|he|they|both|also|just|first|used to)\\s+)*(?:${VERBS})\\b|\\b(?:together|since|ago|years?|we|us|my|our|ex|former(?:ly)?|previously|ehemalig\\p{L}*|from (?:school|university|college|work|(?:the|my|our|an?) \\p{L}+))\\b|\\b(?:19|20)\\d\\d\\b|^(?:high )?(?:school|university|college|work|family)$|(?<!\\p{L})(?:${TOLD_ABROAD})(?!\\p{L})`,
  'iu',
)
const BOND =
  /(?<!\p{L})(?:ex-?)?(?:friends?|buddy|colleagues?|co-?workers?|team-?mates?|classmates?|flatmates?|room-?mates?|clients?|customers?|cousin|brother|sister|wife|husband|uncle|aunt|mother|father|in-law|neighbou?rs?|mentor|boss|acquaintances?|freund(?:in)?|kolleg(?:e|in)|kund(?:e|in)|schwager|schwägerin|bruder|schwester|onkel|tante|nachbar(?:in)?|chef(?:in)?|collègue|amie?|copain|copine|frère|s(?:œ|oe)ur|beau-frère|belle-s(?:œ|oe)ur|mari|colega|compañer[oa]|amig[oa]|herman[oa]|prim[oa]|cuñad[oa]|cliente)(?!\p{L})/iu
/** A story that follows the company without a separator. */
export const GLUED = new RegExp(
  `\\s+(?=(?:(?:we|i|who|and (?:we|i))\\s+(?:(?:both|also|once|first)\\s+)?)?(?:${VERBS}|friends|colleagues|since|where|whom)\\s)`,
  'u',
)

/** When something was, behind a name or a company without a separator: "Northwind yesterday". Names have capitals. */
const WHEN = new RegExp(`^(?<before>.+?)\\s+(?<when>(?:${phrasesOf(({ log }) => log.times)})(?:\\s.*)?)$`, 'u')

/** Before a company in a sentence that was not understood: "en Telefónica". */
export const STRAY_LINK = new RegExp(`^(?:${[...wordsOf(({ ask }) => ask.at)].join('|')})\\s`, 'u')

/** Splits off what tells when something was; `when` is '' if nothing does. */
export function splitWhen(text: string): { before: string; when: string } {
  const { before = text, when = '' } = WHEN.exec(text)?.groups ?? {}
  return { before, when }
}

export type Position = { title: string; organization: string }

/** "Eva Klein von der Brandt GmbH": without its legal form this may be a name. */
const OF_FIRM = /^(.+?)\s+(?:von|aus|bei)\s+(?:der|dem)\s+(.+)$/iu
/** Where somebody was: not where they are. */
const PAST =
  /^(?:used to|was|were|has been|had been|formerly|previously|once|früher|ehemals|war|était|anciennement|era|fue|antes)(?!\p{L})/iu

/** "Jane Doe", "Jane Doe CFO at Acme", "I know Jane Doe from Acme". */
export function readFirst(part: string): Position & { name: string } {
  const known = part.replace(
    /^(?:(?:(?:i|we)\s+(?:also\s+|do\s+|both\s+)?|i['’]ve\s+|i\s+have\s+|we['’]ve\s+)?know[ns]?\s+|(?:ich\s+)?kenne\s+|wir\s+kennen\s+|(?:je\s+)?connais\s+|nous\s+connaissons\s+|conozco\s+a\s+|conocemos\s+a\s+|@(?=\S))/iu,
    '',
  )
  const split =
    AT.exec(known) ??
    OF_FIRM.exec(endsInLegalForm(known) ? known : '') ??
    /^(.+?)(?:\s+from)\s+(?!school\b|university\b|college\b|work\b)(.+)$/iu.exec(known)
  const who = (split?.[1] ?? known)
    .replace(/(?:\s+who)?(?:\s+(?:is|works?|working|now|currently))+$|\s+(?:de|von)$/iu, '')
    .trim()
  // A job behind a name of two words or more: nobody is called "Jane Doe CFO".
  const words = who.split(' ')
  const job = words.findIndex((word, index) => index > 1 && isRole(word))
  return {
    name: (job === -1 ? words : words.slice(0, job)).join(' '),
    title: job === -1 ? '' : words.slice(job).join(' '),
    organization: withoutNow(split?.[2] ?? ''),
  }
}

/**
 * Title and company of the parts behind the name; the first that tells a story and all behind it are `rest`. `guessed`
 * is a part that was taken for the title though nothing says so.
 */
export function readPlace(known: string, parts: string[]): Position & { rest: string[]; guessed?: string } {
  const title = (words: string[]) => [known, ...words].filter(Boolean).join(', ')
  const told = parts.findIndex(isStory)
  const heads = told === -1 ? parts : parts.slice(0, told)
  const rest = parts.slice(heads.length)

  const at = heads.findIndex((part) => readSplit(part) !== null)
  const split = readSplit(heads[at] ?? '')
  if (split)
    return {
      title: title([...heads.slice(0, at), split.title]),
      organization: split.organization,
      rest: [...heads.slice(at + 1), ...rest],
    }
  const jobs = heads.findIndex((part) => !isRole(part))
  const leading = jobs === -1 ? heads.length : jobs
  const [organization = '', next = '', ...more] = heads.slice(leading)
  if (leading > 0 || known !== '' || next === '')
    return { title: title(heads.slice(0, leading)), organization, rest: [...(next ? [next] : []), ...more, ...rest] }
  // Two parts and neither said to be a job: "Captain, Starfleet" in the order people are introduced, unless the first
  // can only be the company ("Acme Inc., Berlin") or the second the job ("Acme, VP Sales").
  if (isRole(next)) return { title: next, organization, rest: [...more, ...rest] }
  if (isCompany(organization)) return { title: '', organization, rest: [next, ...more, ...rest] }
  return { title: organization, organization: next, rest: [...more, ...rest], guessed: organization }
}

/** Whether a part tells how two people know each other. */
export function isStory(part: string): boolean {
  return (
    !readSplit(part) &&
    (STORY.test(part) || PAST.test(part) || (BOND.test(part) && !isRole(part)) || /^[1-5]$/.test(part))
  )
}

/** "she is", "who works", "sie arbeitet als": before the job or the company in a clause of its own. */
const CLAUSE =
  /^(?:and\s+)?(?:who|she|he|they|die|der|sie|er|qui|elle|il|que|ella|él)(?:['’]s|['’]re|\s+(?:now\s+|currently\s+)?(?:is|are|works?|runs|heads(?:\s+up)?|leads|manages|oversees|ist|arbeitet|est|travaille|es|trabaja))(?:\s+(?:now|currently|jetzt|heute|maintenant|ahora))?(?:\s+(?:as|als|comme|como))?\s+(?:(?:the|an?|die|der|eine?|la|le|une?|el)\s+)?/iu

/** The job in a clause of its own: "she’s VP Sales there". */
export const jobIn = (part: string): string =>
  part.replace(CLAUSE, '').replace(/\s+(?:there|dort|là-bas|all[ií])$/iu, '')

/** "VP Sales at Acme", "at Acme", "works at Acme", "CFO of Acme"; null for "met at the fair". */
function readSplit(part: string): Position | null {
  const said = part.replace(CLAUSE, '')
  const [, left = '', organization = ''] =
    AT.exec(isRole(said) ? atOf(said) : said) ??
    CHIEF_OF.exec(said) ??
    /^()from\s+(?!(?:school|university|college|work|the|my|our|an?)\b)(.+)$/iu.exec(said) ??
    []
  if (organization === '') return null
  const title = left
    .replace(
      /^(?:(?:is|works?|working|now|currently|the|an?)\s+)*(?:is|works?|working|now|currently|the|an?)?$|^(?:(?:is|now|currently|the|an?)\s+)+/iu,
      '',
    )
    .trim()
  return STORY.test(title) || PAST.test(title) || (BOND.test(title) && !isRole(title))
    ? null
    : { title, organization: withoutNow(organization) }
}

const withoutNow = (organization: string): string =>
  organization.trim().replace(/\s+(?:now|today|currently|these days|heute|jetzt|maintenant|ahora)$/iu, '')

function isCompany(part: string): boolean {
  return /\p{L}\.\p{L}{2,}$/u.test(part) || endsInLegalForm(part)
}

const NOBODY =
  /^(?:(?:someone|somebody|anyone|anybody|everyone|everybody|nobody|people|she|he|they|we|i|it|him|her|them|me|myself|who)\b|(?:an?|the|my|our|some|all)\s)/iu

/** Small words of names, beside the particles. */
const OF_NAMES = new Set('and und et y e i zu af ap av vom zum zur dello degli jr sr phd md mba esq'.split(' '))
/** Lower-case words that no name has, but a sentence that was not understood. */
const SENTENCE =
  /(?:^|\s)(?:is|was|are|were|has|had|have|works?|worked|met|knows?|knew|with|from|for|who|that|my|our|about|because|ist|war|hat|haben|kennt|arbeitet|mit|est|était|connaît|avec|era|trabaja|conoce|con)\s/u

/** Whether each word of a name with capitals has one, particles aside: “Jane Doe last year” is more than a name. */
function isSpelledAsName(name: string): boolean {
  const words = name.split(/\s+/)
  const isSmall = (word: string) => /^\p{Ll}/u.test(word) && !/\p{Lu}/u.test(word)
  return words.every(isSmall) || !words.some((word) => isSmall(word) && !OF_NAMES.has(word) && !PARTICLES.has(word))
}

/** Whether a name can be one: it has letters and is no job, pronoun, relation or address. */
export function isName(name: string): boolean {
  return (
    /\p{L}/u.test(name) &&
    !SENTENCE.test(name) &&
    isSpelledAsName(name) &&
    !NOBODY.test(`${name} `) &&
    !isRoleOnly(name) &&
    !/^(?:at\s|@|<|https?:|www\.)/iu.test(name)
  )
}
