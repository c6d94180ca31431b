import type { Kind } from './relationship.ts'

// What kind of relationship a story tells of.

const words = (list: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:ex-?)?(?:${list.replace(/\s+/g, '|')})(?![\\p{L}\\p{N}])`, 'iu')
/** English, German, French and Spanish words; the first kind that has one counts. */
const KIND_WORDS: [Kind, RegExp][] = [
  [
    'family',
    words(`brother sister cousins? wife husband uncle aunt mother father mum mom dad family in-law nephew niece son daughter
      bruder schwester cousine vetter schwager schwägerin schwieger\\p{L}+ ehemann ehefrau onkel tante mutter vater familie neffe nichte sohn tochter
      frère s(?:œ|oe)ur beau-frère belle-s(?:œ|oe)ur beau-père belle-mère mari épouse oncle mère père famille neveu nièce
      herman[oa] prim[oa] cuñad[oa] suegr[oa] marido espos[oa] tí[oa] madre padre hij[oa] sobrin[oa] familia`),
  ],
  [
    'friend',
    words(`friends? buddy flatmates? room-?mates? best\\sman neighbou?rs? freund(?:in|e)? amie?s? copain copine amig[oa]s? nachbar(?:in)? voisine?
      vecin[oa] befreundet mitbewohner(?:in)?`),
  ],
  ['client', words('clients? customers? sold bought kund(?:e|in|en) clientes? cliente')],
  ['investor', words('investors? invested backed angel board investorin investisseur inversor[a]?')],
  [
    'school',
    words(`stud(?:y|ied) classmates? class\\sof school university alum\\p{L}* college mba taught studiert studium schule schulfreund(?:in)? kommiliton(?:e|in)
      étudié étudiait école université camarade estudiamos estudié estudiado universidad escuela`),
  ],
  [
    'colleague',
    words(`work(?:ed|s|ing)? colleagues? co-?workers? team(?:-?mates?)? managed hired boss reported kolleg(?:e|in|en) arbeitskolleg(?:e|in) gearbeitet zusammengearbeitet
      chef(?:in)? collègues? travaillé travaillait patronne? colegas? compañer[oa]s? trabajamos trabajé trabajado jef[ea]`),
  ],
  ['partner', words('partners?')],
]

/** The kind of relationship the words describe; acquaintance when they do not say. */
export function readKind(how: string): Kind {
  return KIND_WORDS.find(([, words]) => words.test(how))?.[0] ?? 'acquaintance'
}
