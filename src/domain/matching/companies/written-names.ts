import { romanise } from '../romanise.ts'
import { applies } from '../rules.ts'
import { belongsToName } from './legal-forms.ts'
import { expansionOf, normaliseOrganization } from './organization-name.ts'
import { SMALL_WORDS } from './organization-terms.ts'

// Other names beside a company's own: "Acme (formerly Apex)", "Acme Holdings d/b/a Apex", "Acme | We make anvils".

/** Markers of another name of the same company. Not "acquired by": that is another company. */
const ALSO = String.raw`formerly(?: known as)?|previously(?: known as)?|f\/?k\/?a|f\.k\.a\.|née|now(?: known as)?|new name|renamed(?: to)?|also known as|a\/?k\/?a|a\.k\.a\.|doing business as|d\/?b\/?a|d\.b\.a\.|trading as|t\/a|ehemals|vormals|früher|anciennement|ex|antes|già|tidigare`
const ALSO_INSIDE = new RegExp(String.raw`^(?:${ALSO})[:\s]*(?:[-–—=]*>|→|⇒)?\s*(?<![\p{L}\d])(.+)$`, 'iu')
/** Outside parentheses only markers that are not words of a name: "Right Now Media" is one name. */
const ALSO_BETWEEN =
  /[\s,;–-]+(?:formerly(?: known as)?|previously known as|now known as|also known as|doing business as|trading as|f\/?k\/?a|a\/?k\/?a|d\/b\/a|dba|t\/a|vormals|ehemals|anciennement)[:\s]+|\s*(?:[-–—=]+>|→|⇒)\s*/iu
const PARENTHESES = /[(（[]([^()（）[\]]*)[)）\]]/gu
/** "Acme, a Globex company": the owner is another company. */
const OWNED = /^([^,]+), an? [^,]+ (?:company|subsidiary|business|brand)\.?$/iu
/** Separates a slogan; hardly ever occurs inside a name. */
const SLOGAN = /\s*[|•]\s*/u

/** Quick test for another name: nearly all names have none, and lists are long. */
const WORTH_READING =
  /[(（[|•→⇒>,]|\p{L}[0134578]\p{L}|[\p{Script=Cyrillic}\p{Script=Greek}]|[\s,;–-](?:[fadt]\/|[fad][kb]a\b|\p{L}+ (?:known )?as\b|formerly|vormals|ehemals|anciennement)/iu

/**
 * The other names in a company's written name, each as written and as key; without the name itself and remarks
 * ("(YC W21)", "(acquired by Globex)"). An acronym in parentheses counts if it is that of the words before it.
 */
export function writtenNames(raw: string): { name: string; key: string }[] {
  if (!WORTH_READING.test(raw) || !applies('written names')) return []
  const own = normaliseOrganization(raw).key
  const outside = raw.replace(PARENTHESES, ' ')
  const [beforeSlogan = ''] = outside.split(SLOGAN)
  const between = beforeSlogan.split(ALSO_BETWEEN)
  const inside = Array.from(raw.matchAll(PARENTHESES), (match) => match[1]?.trim() ?? '').flatMap((content) => {
    const also = ALSO_INSIDE.exec(content)?.[1]
    if (also) return also.split(/\s*[,;]\s*(?:and\s+)?(?=\p{Lu})/u)
    return isInitials(content, outside) || isInitials(outside, content) ? [content] : []
  })
  const short = expansionOf(raw) === null ? [] : [outside]
  const [, owned] = OWNED.exec(beforeSlogan) ?? []
  const names = [
    ...(owned === undefined ? [] : [owned]),
    ...(between.length > 1 || beforeSlogan !== outside ? between : []),
    ...inside,
    ...short,
  ]
  const keyed = names.map((name) => ({ name: name.trim(), key: normaliseOrganization(name).key }))
  const others = keyed.filter(({ name, key }) => key.length > 1 && key !== own && raw.includes(name))
  for (const spelled of lettersForDigits(own)) others.push({ name: raw.trim(), key: spelled })
  // A name in another alphabet is also logged and asked for in Latin letters.
  for (const latin of romanise(own)) {
    const { key } = normaliseOrganization(latin)
    if (key.length > 1 && key !== own) others.push({ name: raw.trim(), key })
  }
  return [...new Map(others.map((other) => [other.key, other])).values()]
}

/** Digits that stand for letters they look like, within a word: "Elev4te". */
const LOOK_ALIKES = new Map(Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' }))

function lettersForDigits(key: string): string[] {
  const spelled = key.replace(
    /(?<=\p{L}{2})\d(?=\p{L})|(?<=\p{L})\d(?=\p{L}{2})/gu,
    (digit) => LOOK_ALIKES.get(digit) ?? digit,
  )
  return spelled === key ? [] : [spelled]
}

/** Whether a text is the initials of a name. */
function isInitials(text: string, name: string): boolean {
  const { compact } = normaliseOrganization(text)
  const { tokens } = normaliseOrganization(name)
  if (compact.length < 2 || tokens.length < 2 || belongsToName(text.toLowerCase())) return false
  const initials = (words: string[]) => words.map((word) => [...word][0] ?? '').join('')
  return compact === initials(tokens) || compact === initials(tokens.filter((token) => !SMALL_WORDS.has(token)))
}
