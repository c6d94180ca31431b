import { fold } from '../matching/companies/organization-name.ts'
import { isPlace } from '../matching/place-names.ts'

// Places said in passing: "anyone at Acme in Berlin?".

/** Countries and regions of the world, folded, in the languages asks are read in. */
const COUNTRIES: ReadonlySet<string> = new Set(
  `germany deutschland allemagne alemania austria osterreich autriche switzerland schweiz suisse suiza france frankreich
  francia spain spanien espagne espana italy italien italie italia portugal netherlands holland niederlande pays-bas
  belgium belgien belgique belgica luxembourg uk britain england grossbritannien royaume-uni ireland irland irlande
  irlanda scotland wales denmark danemark dinamarca norway norwegen norvege noruega sweden schweden suede suecia finland
  finnland finlande finlandia poland polen pologne polonia czechia tschechien hungary ungarn romania bulgaria greece
  griechenland grece grecia turkey turkei turquie turquia ukraine usa us america etats-unis canada kanada mexico mexiko
  mexique brazil brasilien bresil brasil argentina chile colombia peru india indien inde china chine japan japon korea
  singapore singapur australia australien australie israel egypt nigeria kenya uae europe europa emea apac dach latam
  asia asien asie africa afrika nordics benelux`.split(/\s+/),
)
const OF_SEVERAL_WORDS: ReadonlySet<string> = new Set(
  `united kingdom,great britain,united states,south korea,south africa,new zealand,saudi arabia,estados unidos,reino unido,
  paises bajos,vereinigte staaten,hong kong,tel aviv,cape town`
    .split(',')
    .map((name) => name.trim()),
)

/** Whether a text names a city, a region or a country known here. */
export function isPlaceName(text: string): boolean {
  const folded = fold(text).replace(/^(?:the|la|el|le|der|die|los|las|les) /, '')
  return isPlace(folded) || COUNTRIES.has(folded) || OF_SEVERAL_WORDS.has(folded)
}
