import { fold } from '../matching/companies/organization-name.ts'
import { mayBeCompany } from './company-text.ts'
import { isRole, isRoleOnly, sameMeaning } from './role.ts'

// Parses asks phrased as sentences, in English, German, French and Spanish: "anyone at Acme in procurement?", "looking
// for a way into Acme before Thursday". The asking comes first, word by word; its last word, a preposition or "know",
// tells what follows: a company, or somebody and their company; then perhaps a job, and a deadline.

/** An ask phrased as a sentence. */
export type SaidAsk = {
  organization: string
  whom: { kind: 'person' | 'role'; text: string } | null
  /** The deadline as phrased: "before Thursday". */
  by: string | null
  /** Whether this is the only reading: "introduce me to Jane Doe" may mean a person or a company. */
  sure: boolean
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words that make a text an ask. */
const ASKS = words(`
  who whom anyone anybody someone somebody does do can could would need want know knows looking searching seeking hoping
  introduce introduction intro intros contact contacts connection connections connect
  wer kennt kennst kennen jemand jemanden jemandem suche suchen brauche brauchen hat habt kann konnte kontakt kontakte
  qui quelqu'un connait connaissez connaitrait cherche cherchons besoin peut pourrait contact presenter
  quien quienes alguien conoce conoceis conocen busco buscamos necesito necesitamos puede podria contacto`)
/** Filler in an ask, telling neither whom nor where. */
const FILLING = words(`
  hi hello hey all team folks everybody everyone please pls is are there has have had got any of you us here on our the a
  an i i'm i'd we we're we'd am 'd like to get getting reach reaching be being hold meet meeting talk talking speak speaking me my
  in touch put way ways door foot warm good person people works work working else that which it for trying you'd
  link line into at from with about inside anything
  hallo bitte mich mir uns ich wir eine einen einer einem ein die der dem den das zu zum zur bei beim von vom aus im
  leute mitarbeiter draht einfuhrung vorstellung ansprechpartner weg dort hier von euch vorstellen bekannt machen
  bonjour salut est-ce que qu'il y a-t-il a un une des du de d'un d'une le la les chez au aux avec me nous je j'ai
  s'il vous plait svp introduction dans presentation personnes gens equipe mettre relation entrer ai contacts personne
  hola por favor me nos a al un una el la los las en con de del tiene tienen presentar presentacion presenteis entrar
  alguna algun ayuda ayudarme hay contactos gente equipo`)
/** Followed by a company, or the people there; `at`: only by a company. */
const AT = words('at into inside bei beim chez en @')
const LINKS = words(`
  at into inside to with of from in know knows bei beim zu zum zur von aus im mit chez en a au aux de du del al con avec
  kennt kennst connait conoce me presenter presentar`)
/** Articles behind a link. */
const ARTICLES = words('the a an der die das dem den einen eine einem le la les un une el los las una our your their')
/** Capitalised in German. */
const NOUNS = words(`
  kontakt kontakte einfuhrung vorstellung draht ansprechpartner leute mitarbeiter weg i i'm i'd`)

/** Between somebody and their company. */
const BETWEEN = /\s+(?:at|@|from|of|in|with|bei|beim|von|vom|chez|de chez|de la|del|de|du|en)\s+|\s+d['’](?=\p{Lu})/giu
/** Those of them that never occur in a person's name. */
const BETWEEN_PERSON = /^(?:at|@|from|of|bei|beim|chez|de chez)$/iu
/** Somebody's name and company: "Mary Quill from Heron Works", without any asking. */
const FROM = /^(.+?)\s+(?:from|bei|chez)\s+(.+)$/u
/** A job after the company: "Acme in procurement", "Acme im Einkauf", "Acme who does purchasing". */
const JOB =
  /^(.+?),?\s+(?:(?:working |ideally |preferably )?(?:in|from|on|within|im|in der|aus der|aus dem|dans|au|aux|en|del?|du)(?: the| their| les?| la| el)?|(?:who|that) (?:does|do|is in|is|works? in|handles?|runs?|leads?)|responsible for|für den|für die)\s+(.+?)(?:\s+(?:team|department|dept|side))?$/iu

const DAY = String.raw`(?:(?:next |this |the |nächsten? |kommenden? |diese[nr]? |el |la |le |fin de |end of |ende |début )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|week|month|quarter|year|weekend|eod|eow|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|morgen|woche|monat|monatsende|quartal|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|semaine|mois|lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo|mañana|semana|mes|q[1-4]|christmas|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th|\.)?(?: of| de)?(?: \p{L}+)?|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2}(?:st|nd|rd|th)?)?)(?: prochaine?| próxim[oa])?)`
const BY = new RegExp(
  String.raw`,?\s+((?:before|by|until|till|ahead of|bis|bis zum|vor|vor dem|avant|d'ici|d’ici|antes del?|hasta|para)(?: the| el| la| le)? ${DAY}|today|tomorrow|(?:this|next) week|diese woche|nächste woche|cette semaine|esta semana|asap)$`,
  'iu',
)
/** Filler at the end of a sentence. */
const ENDING =
  /[\s,]+(?:please|pls|thanks|thank you|thx|bitte|danke|merci|svp|s['’]il (?:vous|te) pla[iî]t|por favor|gracias|vorstellen|bekannt ?machen|kennt|weiterhelfen|helfen|yet|there|here|now)$|[\s?!.…]+$/iu
/** The reason given, which is ignored. */
const ABOUT = /,?\s+(?:about|regarding|concerning|because|wegen|sobre|au sujet de|à propos de)\s.+$/iu

/**
 * Parses an ask phrased as a sentence.
 *
 * @returns the company, who is wanted there and by when, each as written; null for a name, and for any other
 *   sentence
 */
export function readAskInWords(text: string): SaidAsk | null {
  const { sentence, by } = withoutEnding(text.replace(/\s+/g, ' ').replace(/^[\s¿¡"“”«]+/, ''))
  const rest = afterAsking(sentence)
  if (rest === null) return fromCompany(sentence, by)
  const read = rest.at ? readCompany(rest.text) : (readSomebody(rest.text) ?? readCompany(rest.text))
  if (!isPlausible(read.organization) || (!rest.at && isDescription(read.organization))) return null
  return { ...read, by, sure: rest.at || read.whom !== null || !isPersonLike(read.organization) }
}

function withoutEnding(text: string): { sentence: string; by: string | null } {
  let sentence = text
  let by: string | null = null
  for (let before = ''; before !== sentence; ) {
    before = sentence
    sentence = sentence.replace(ENDING, '')
    const said = BY.exec(sentence)
    if (said?.[1]) {
      by = said[1]
      sentence = sentence.slice(0, said.index)
    }
  }
  return { sentence: sentence.replace(ABOUT, ''), by }
}

/** What follows the asking, and whether it must be a company; null if there is no asking, or nothing follows. */
function afterAsking(sentence: string): { text: string; at: boolean } | null {
  const typed = sentence.split(' ')
  let asks = false
  let link = ''
  let at = 0
  for (; at < typed.length; at++) {
    const word = typed[at] ?? ''
    const folded = plain(word)
    const isCapital = word !== word.toLowerCase() && at > 0 && !NOUNS.has(folded)
    if (isCapital || !(ASKS.has(folded) || FILLING.has(folded) || LINKS.has(folded))) break
    asks ||= ASKS.has(folded)
    if (LINKS.has(folded)) link = folded
    else if (!ARTICLES.has(folded)) link = ''
  }
  // "d’Acme", "d'Acme".
  const text = typed.slice(at).join(' ')
  const elided = /^d['’](?=\p{Lu})/iu.exec(text)
  if (!asks || text === '' || (link === '' && !elided)) return null
  return { text: elided ? text.slice(elided[0].length) : text, at: AT.has(link) }
}

/** "Jane Doe (Acme)", "CFO of Acme", "Head of Sales at Acme". */
function readSomebody(text: string): Pick<SaidAsk, 'organization' | 'whom'> | null {
  const [, named = '', inside = ''] = /^([^()]+?)\s*\(([^()]+)\)$/.exec(text) ?? []
  const whom = whomOf(named, '(')
  if (whom) return { organization: inside.trim(), whom }
  const read = Array.from(text.matchAll(BETWEEN), (match) => {
    const organization = text.slice(match.index + match[0].length).trim()
    const found = whomOf(text.slice(0, match.index), match[0].trim())
    return found && organization !== '' ? { organization, whom: found } : null
  }).filter((one) => one !== null)
  // "Head of Sales at Acme": take the longest job, but the shortest name.
  return read.findLast((one) => one.whom.kind === 'role') ?? read[0] ?? null
}

/** A company, and perhaps a job there. */
function readCompany(text: string): Pick<SaidAsk, 'organization' | 'whom'> {
  const [, organization = '', job = ''] = JOB.exec(text) ?? []
  if (organization !== '' && isJob(job)) return { organization, whom: { kind: 'role', text: job } }
  return { organization: text, whom: null }
}

function fromCompany(text: string, by: string | null): SaidAsk | null {
  const [, person = '', organization = ''] = FROM.exec(text) ?? []
  if (!isPersonLike(person) || !isPlausible(organization)) return null
  return { organization, whom: { kind: isJob(person) ? 'role' : 'person', text: person }, by, sure: true }
}

function whomOf(text: string, between: string): SaidAsk['whom'] {
  const said = text
    .trim()
    .replace(/^(?:the|an?|their|el|la|le|der|die|den|dem)\s+/iu, '')
    .replace(/\s+(?:team|department|dept|side)$/iu, '')
  if (isJob(said)) return { kind: 'role', text: said }
  const isName = isPersonLike(said) && (between === '(' || BETWEEN_PERSON.test(between))
  return isName ? { kind: 'person', text: said } : null
}

/** Whether a text is a job: nothing else, or in lower case, as names are not. */
function isJob(text: string): boolean {
  const typed = text.split(' ')
  if (isRoleOnly(text) || typed.every((word) => isRoleOnly(word) || sameMeaning(fold(word)).length > 1)) return true
  return isRole(text) && text === text.toLowerCase() && typed.length <= 4
}

/** Two to four words capitalised like a person's name. */
const isPersonLike = (text: string): boolean => /^\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){1,3}$/u.test(text)

/** Lower-case words that ask or carry on a sentence, and so rule out a company name. */
const GOES_ON =
  /(?:^| )(?:who|that|which|whom|please|before|because|is|are|can|could|i|we|you|me|us|it|my|oder|und|weil|que|qui)(?: |$)| (?:in|at|on|for|with) (?:the|our|my|their|a) /u

/** "a zookeeper of penguins": somebody, not a company. */
const isDescription = (text: string): boolean => text === text.toLowerCase() && / (?:of|for|in|with|from) /.test(text)

function isPlausible(organization: string): boolean {
  return /[\p{L}\p{N}]/u.test(organization) && mayBeCompany(organization) && !GOES_ON.test(organization)
}

/** Folded, with straight apostrophes and without punctuation around it. */
function plain(word: string): string {
  return fold(word.replaceAll('’', "'")).replace(/^[^\p{L}\p{N}@']+|[^\p{L}\p{N}@]+$/gu, '')
}
