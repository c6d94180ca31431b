import { fold } from '../companies/organization-name.ts'
import { sameGivenName } from './nicknames.ts'

// Parses outsiders' names as written in lists and lines, and matches typed names against them.

const TITLES = new Set(
  `dr prof professor mr mrs ms miss mx sir dame ing dipl herr frau mme mlle sra dott avv rev hon eng engr arq lic dra profa
  mudr phdr judr mvdr paeddr rndr drs dhr mevr mgr dott dottssa profssa srta sigra shri smt datuk dato datin
  dipling`.split(/\s+/),
)
/** Titles with a dot alone, which are words or names without: "Maj", "Col", "Don". */
const DOTTED_TITLE =
  /^(?:(?:er|mag|arch|ca|ar|fr|don|br|geom|rag|pr|ir|cand|capt|lt|col|maj|sgt|gen|cmdr|sig|adv)\.\s*)+(?=\S+\s+\S)/iu
/** Titles in capitals alone: "DI Anna Quill". */
const LOUD_TITLE = /^(?:DI|CA)\s+(?=\S+\s+\S)/u
/** Said of somebody behind the name: "(open to work)", "(ex-Acme)", "| Sales", "- we're hiring". */
const REMARK =
  /\s*\((?:open to|looking|hiring|we|ex[-\s]|formerly|ehem|on )[^()]*\)|\s*\|.*$|\s+[-–—]\s+(?:open to|we.re|i.m|hiring|looking).*$/giu
/** Additions to a title: "Dr. med.", "Dr. rer. nat."; not titles by themselves. */
const OF_TITLES = new Set('med rer nat phil jur iur habil hc mult oec pol vet dent univ techn theol soc'.split(' '))
/** Abbreviations of a name so common that its bearers go by the next one. */
const CALLED_BY_NEXT = new Set('md mohd mhd muhd'.split(' '))
/** Follow a name even without a comma. */
const SUFFIXES = new Set('phd md mba pmp cpa cfa jr sr ii iii iv esq msc bsc mim dds jd llm dphil'.split(' '))
/** Only after a comma: some are names too (Yo-Yo Ma). */
const DEGREES = new Set([
  ...SUFFIXES,
  ...`csm ma ba cissp pe rn frcs acca shrm scp cp mph sphr phr gphr itil csp csms cspo psm safe aws bcs ceng fca aca
  mcips ccna ccnp leed ap`.split(/\s+/),
])
/** Words before a family name that belong to it: "van Dyke, Dick". */
export const PARTICLES: ReadonlySet<string> = new Set(
  'van von de der den del della da di do dos du la le al el bin ibn ben mac st ter ten'.split(' '),
)
/** Pronouns: "(she/her)", "they/them". */
const PRONOUNS =
  /[([]?(?<![\p{L}\p{N}/])(?:she|he|they|ze|xe|her|him|sie|er|elle|il|ella|él|ela|ele)(?:\s*\/\s*(?:she|he|they|her|hers|him|his|them|theirs|any|ihr|ihm|elle|il|ella|él|ela|ele|dela|dele))+(?![\p{L}\p{N}/])[)\]]?/giu

/** Removes pronouns after a name; leaves the text as is if there is nothing else. */
export function withoutPronouns(text: string): string {
  const out = text.includes('/') ? text.replace(PRONOUNS, ' ') : text
  if (out === text || !/[\p{L}\p{N}]/u.test(out)) return text
  return out
    .replace(/[^\S\n]+(?=[,;])/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

/**
 * The key a person is found under: no case, accents, emoji, titles before ("Dr.") or degrees after
 * ("Smith, PMP, CSM"); "Doe, Jane" is "jane doe". Empty only for a name without letters or digits.
 * `normalisePerson(key) === key`.
 */
export function normalisePerson(name: string): string {
  return inOrder(fold(shown(name)), keyWords).join(' ')
}

/** A name as it was written, without the titles before it: "Dr. Jane Doe, PhD" is "Jane Doe, PhD". */
export function plainName(name: string): string {
  const words = name.replace(DOTTED_TITLE, '').replace(LOUD_TITLE, '').split(' ')
  const start = words.findIndex((word, at) => !(TITLES.has(bare(word)) || (at > 0 && OF_TITLES.has(bare(word)))))
  return start === -1 ? name : words.slice(start).join(' ')
}

/** The words of a name, the given one first, without titles and degrees. */
function inOrder(name: string, wordsOf: (text: string) => string[]): string[] {
  const [head = [], ...behind] = name.split(',').map(wordsOf)
  const given = behind.map((part) => part.filter((word) => !DEGREES.has(bare(word)))).filter((part) => part.length > 0)
  // One part after the comma that is not a degree: family name first. "Jane Doe, Speaker" has two words before.
  const [first = []] = given
  const reversed = given.length === 1 && first.length <= 3 && (head.length === 1 || PARTICLES.has(bare(head[0] ?? '')))
  const plain = reversed ? [...first, ...head] : head.length > 0 ? [...head] : given.flat()
  // Nothing but degrees: they are all there is.
  return withoutTitles(plain.length > 0 ? plain : wordsOf(name))
}

function withoutTitles(words: string[]): string[] {
  let [start, end] = [0, words.length]
  const isTitle = (word: string) => TITLES.has(word) || (start > 0 && OF_TITLES.has(word))
  while (end - start > 1 && isTitle(bare(words[start] ?? ''))) start++
  while (end - start > 2 && SUFFIXES.has(bare(words[end - 1] ?? ''))) end--
  return words.slice(start, end)
}

/** A word as in the lists above: "Dr.-Ing." is not an entry, "Ph.D." is. */
const bare = (word: string): string => fold(word).replace(/[.-]/g, '')

/** Whether a typed name ("Jane", "J. Doe", "doe", "Bob") fits a person's: every word is one of theirs, short for it, or an initial. */
export function nameMatches(query: string, name: string): boolean {
  const held = keyWords(fold(name))
  const typed = keyWords(fold(query)).filter((token) => !TITLES.has(token))
  return (
    typed.length > 0 &&
    typed.every((token) =>
      held.some((word) => sameGivenName(word, token) || (token.length === 1 && word.startsWith(token))),
    ) &&
    // "J." alone fits too many; but in scripts where one character is a word, it is the name.
    typed.some((token) => token.length > 1 || held.includes(token))
  )
}

/**
 * The given name: "🚀 Max Stern", "Eng. Omar Said", "Marion, Russell" and "𝗝𝗮𝗻𝗲 Doe" are Max, Omar, Russell and Jane.
 * Null if uncertain: "J. R. Stone", "Ms Lee".
 */
export function givenName(name: string): string | null {
  const all = inOrder(shown(name), shownWords)
  const [first = '', second] = all
  const words = second !== undefined && CALLED_BY_NEXT.has(bare(first)) ? all.slice(1) : all
  const at = words.findIndex((word) => !isShort(word))
  const given = words[at]
  if (given === undefined || !/^[^\p{N}]*\p{L}[^\p{N}]*$/u.test(given) || TITLES.has(bare(given))) return null
  // After initials, or a title, the last word is the family name.
  const isFamily = at === words.length - 1 && (at > 0 || (words.length === 1 && startsWithTitle(name)))
  return isFamily ? null : cased(given, words)
}

/** The same for sentences and buttons, which need a name: falls back to the whole name, without titles. */
export function firstName(name: string): string {
  return givenName(name) ?? (inOrder(shown(name), shownWords).join(' ') || name)
}

function startsWithTitle(name: string): boolean {
  return TITLES.has(bare(shownWords(shown(name).split(',')[0] ?? '')[0] ?? ''))
}

/** A name in plain letters, without marks, remarks and titles: converts styled letters, drops zero-width characters. */
function shown(name: string): string {
  const plain = withoutPronouns(name.replace(/[™®©℠]/g, ''))
    .normalize('NFKC')
    .replace(/\ufe0f|[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/\b(dott|prof|sig)\.(ss)?(r)?a\b/giu, '$1$2$3a')
    .replace(/\bdipl\.[\s-]*ing\b/giu, 'Dipling')
    .replace(/^[^\p{L}\p{N}]+(?=\p{L})/u, '')
  const bareOfRemarks = plain.replace(REMARK, '')
  return (/\p{L}/u.test(bareOfRemarks) ? bareOfRemarks : plain)
    .replace(DOTTED_TITLE, '')
    .replace(LOUD_TITLE, '')
    .replace(/(?<=\p{Ll}{3})[._](?=\p{Ll}{2})/gu, ' ')
    .replace(/\.(?=\p{L}{2})/gu, '. ')
}

/** Words as written, without symbols around them. */
function shownWords(text: string): string[] {
  return text.split(/[\s/|_()[\]{}"“”„«»]+/).flatMap((word) => {
    const letters = word.replace(/[^\p{L}\p{M}\p{N}'’.-]/gu, '').replace(/^[^\p{L}\p{M}\p{N}]+|['’-]+$/gu, '')
    return letters === '' ? [] : [letters]
  })
}

/** An initial, several of them, or a name cut off by a dot: "J.", "J.R.", "Chr."; in scripts of words in one character none. */
function isShort(word: string): boolean {
  return (
    /^(?:\p{L}\.?-?)$|^(?:\p{L}\.-?){2,}\p{L}?$|^\p{L}{2,4}\.$/u.test(word) &&
    /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
  )
}

/** "JANE" is Jane where all of the name is written so; in Turkish, which shows by its letters, İ and I keep their dots. */
function cased(given: string, words: string[]): string {
  const isLoud = words.every((word) => word === word.toUpperCase()) && given !== given.toLowerCase()
  const plain = given.replace(/\.+$/, '')
  if (!isLoud || [...plain].length < 3) return plain
  const locale = /[İŞĞ]/.test(words.join('')) ? 'tr' : 'en'
  return plain
    .toLocaleLowerCase(locale)
    .replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toLocaleUpperCase(locale))
}

/** Folded words; "O’Neil" is one. */
function keyWords(text: string): string[] {
  return text.replace(/['’`´]/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
