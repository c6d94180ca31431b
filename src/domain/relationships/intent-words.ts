import type { Visibility } from './relationship.ts'

// Words that set who may see a logged tie and how well its owner knows the person. They are settings, not text:
// "— sealed" must never be shown to teammates as part of a story.

const VISIBILITY_WORDS: [Visibility, string][] = [
  [
    'private',
    `private|privat|privée?|privad[oa]|(?:only|just)(?: for)? me|nur für mich|(?:for )?my eyes only|secret(?:ly)?|geheim|
    confidential(?:ly)?|in confidence|vertraulich|confidentielle?|confidencial|hidden|off the record|hush(?:[ -]hush)?|
    (?:do not|don['’]t|not to be|never|no) (?:share[ds]?|sharing|show|tell)(?: (?:anyone|anybody|the team|others|around|on))?|
    not for (?:the team|others|sharing)|nicht (?:weiter)?(?:teilen|sagen)|ne pas partager|no compartir|
    (?:keep )?(?:it |this |that )?(?:between us|to yourself|to myself|entre nous|unter uns)|nobody else`,
  ],
  [
    'sealed',
    `sealed|seal (?:it|this)|anonym(?:ous(?:ly)?|e)?|(?:without|hide|omit|leave out|(?:do not|don['’]t) (?:mention|use|give)) my name(?: out)?|nicht (?:mit )?meine[mn]? namen|sans mon nom|sin mi nombre|(?:please )?ask me first`,
  ],
  ['open', `open|public|for everyone|for everybody|for the (?:whole )?team|offen`],
]
/** Filler around such words. */
const AROUND =
  'please|pls|bitte|keep|kept|make|mark|treat|leave|stay|this|that|it|him|her|them|one|as|is|are|very|strictly|highly|totally|completely|and|but|so|the|contact|person'
/** Words that may mean this but are not the whole part: only asking can tell. */
const MAY_BE_MEANT =
  /\b(?:my name|hide|discre|diskret|privat|priv[ée]|confiden|secret|sealed|hush|hidden|vertraulich|geheim|anonym|(?:do not|don['’]t|never|not to be|no) (?:share|show|tell))/iu

const spaces = (pattern: string) => pattern.replace(/\s*\n\s*/g, '')
const alone = VISIBILITY_WORDS.map(([visibility, words]): [Visibility, RegExp] => [
  visibility,
  new RegExp(`^(?:(?:${AROUND})\\s+)*(?:${spaces(words)})(?:\\s+(?:${AROUND}))*$`, 'iu'),
])
/** Directly after other words: "… since 2015 private". "Open" may end a name ("US Open"). */
const TRAILING = new RegExp(
  `\\s+((?:(?:please|keep|strictly|but)\\s+)*(?:${VISIBILITY_WORDS.filter(([visibility]) => visibility !== 'open')
    .map(([, words]) => spaces(words))
    .join('|')}))$`,
  'iu',
)

/** The visibility a part sets; null unless the part says nothing else. */
export function visibilityOf(part: string): Visibility | null {
  const said = trim(part)
  return alone.find(([, words]) => words.test(said))?.[0] ?? null
}

/** Whether a part with other content may also set the visibility: to be asked, never guessed. */
export function hintsAtVisibility(part: string): boolean {
  return MAY_BE_MEANT.test(part)
}

/** Splits the visibility words off the end of a part; null if there are none. */
export function splitTrailingVisibility(part: string): { before: string; said: string } | null {
  const match = TRAILING.exec(part.trim())
  return match?.[1] ? { before: part.trim().slice(0, match.index), said: match[1] } : null
}

/** The strictest of several: of "private" and "open", "private" wins. */
export function strictest(said: Visibility[]): Visibility | null {
  return (['private', 'sealed', 'open'] as const).find((visibility) => said.includes(visibility)) ?? null
}

/** Ratings in words, the more specific first, since "not very well" contains "very well". */
const HOW_WELL: [rating: number, words: string][] = [
  [
    2,
    `(?:(?:do not|don['’]?t) (?:really )?know (?:(?:her|him|them) )?(?:(?:that|very|so|too|all that|really) )?well)|not (?:(?:very|so|that|too|really|all that) )?well|(?:only )?an? (?:little|bit)(?: only)?|slightly|ein wenig|ein bisschen|un peu|un poco|pas (?:très )?bien|nicht (?:sehr |so )?gut`,
  ],
  [
    3,
    `(?:fairly|reasonably|moderately|somewhat) well|(?:fairly|quite) ok(?:ay)?|ganz gut|einigermaßen(?: gut)?|assez bien|bastante bien`,
  ],
  [
    5,
    `(?:really|very|extremely|super|incredibly|exceptionally|so) well|inside out|sehr gut|bestens|très bien|muy bien`,
  ],
  [1, `barely|hardly|scarcely|in passing|superficially|kaum|flüchtig|à peine|apenas|de vista`],
  [4, `(?:quite |pretty )?well|gut|bien`],
]
const KNOWING =
  'i|we|ich|je|yo|know|knows|known|knew|kenne|kennen|kennt|connais|conna[iî]t|conozco|her|him|them|sie|ihn|la|le|lo|les|each other|one another|uns|us|you|only|just|but|do|though|very much'
const HOW_WELL_ALONE = HOW_WELL.map(([rating, words]): [number, RegExp] => [
  rating,
  new RegExp(
    `^(?:(?:${KNOWING})\\s+)*(?:${words})(?:\\s+(?:${KNOWING}))*(?:\\s+as\\s+(?:an?\\s+|my\\s+)?(?<as>[\\p{L}-]+))?$`,
    'iu',
  ),
])
/** After a company, in a sentence that begins "I know …": "I know Tom Baker at Lloyds really well, we …". */
const HOW_WELL_TRAILING = HOW_WELL.map(([rating, words]): [number, RegExp] => [
  rating,
  new RegExp(`(?<=^[^,;.]*)\\s+(?:${words})(?=\\s*(?:[,;.]|$))`, 'iu'),
])
/** "Je connais bien Luc Morel", "conozco muy bien a Ana Gil". */
const HOW_WELL_BEHIND_KNOW = HOW_WELL.map(([rating, words]): [number, RegExp] => [
  rating,
  new RegExp(
    `^(?:(?:ich\\s+kenne|je\\s+connais|nous\\s+connaissons)\\s+(?:${words})|conozco\\s+(?:${words})\\s+a)\\s+`,
    'iu',
  ),
])
/** "I barely know Tom Baker". */
const HOW_WELL_FRONT = /^i\s+(?:(?<one>barely|hardly|scarcely)|(?<two>slightly|only just))\s+know\s+/iu

/** The rating, 1 to 5, if a part says nothing else; `as` is the capacity they are known in ("well as a client"). */
export function howWellOf(part: string): { rating: number; as: string | null } | null {
  const said = trim(part)
  for (const [rating, words] of HOW_WELL_ALONE) {
    const match = words.exec(said)
    if (match) return { rating, as: match.groups?.['as'] ?? null }
  }
  return null
}

/**
 * Extracts the rating from a sentence: before "know", or at the end of one that begins with "I know".
 *
 * @returns the rating, 1 to 5 or null, and the sentence without it
 */
export function takeHowWell(text: string): { rating: number | null; rest: string } {
  for (const [rating, words] of HOW_WELL_BEHIND_KNOW) {
    const match = words.exec(text)
    if (match) return { rating, rest: text.slice(match[0].length) }
  }
  const front = HOW_WELL_FRONT.exec(text)
  if (front) return { rating: front.groups?.['one'] ? 1 : 2, rest: text.slice(front[0].length) }
  const known =
    /^(?:(?:i|we)\s+(?:\p{L}+\s+)?know|ich\s+kenne|wir\s+kennen|je\s+connais|nous\s+connaissons|conozco\s+a|conocemos\s+a)\s+/iu.exec(
      text,
    )
  if (!known) return { rating: null, rest: text }
  for (const [rating, words] of HOW_WELL_TRAILING) {
    const match = words.exec(text)
    if (match) return { rating, rest: text.slice(0, match.index) + text.slice(match.index + match[0].length) }
  }
  return { rating: null, rest: text }
}

function trim(part: string): string {
  return part.replace(/\s+/g, ' ').replace(/^[\s("'“”!.]+|[\s)"'“”!.]+$/gu, '')
}
