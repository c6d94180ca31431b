import { fold } from '../matching/companies/organization-name.ts'

// Jobs as people write them: "CFO", "someone in procurement", "Leiter Einkauf".

const ROLE_WORDS = new Set(
  `ceo cfo cto coo cmo cio cpo cro ciso chro chief officer president vp svp evp vice head director directeur manager
  lead leader founder cofounder owner partner principal engineer engineering developer designer design analyst
  consultant recruiter recruiting talent sales marketing finance financial procurement purchasing buyer operations
  product legal counsel hr people human resources accountant accounting controller secretary assistant associate
  executive board chair chairman chairwoman investor scientist architect supervisor administrator coordinator
  specialist strategist editor producer professor teacher nurse doctor lawyer attorney growth support success it
  security data research staff geschaftsfuhrer geschaftsfuhrerin leiter leiterin leitung directora gerente jefe einkauf vertrieb buchhaltung
  sourcing accounts compliance strategy logistics daf drh dsi pdg directrice responsable jefa gerenta subdirector dg dga
  vorstand prokurist inhaber inhaberin abteilungsleiter`.split(/\s+/),
)
/** German jobs in one word: "Einkaufsleiterin", "Personalchef". */
const COMPOUND =
  /\p{L}{3}(?:leiter|leiterin|chef|chefin|manager|managerin|direktor|direktorin|vorstand|beauftragter?|verantwortlicher?)$/u

const EXPANSIONS = new Map([
  ['ceo', 'chief executive officer'],
  ['cfo', 'chief financial officer'],
  ['cto', 'chief technology officer'],
  ['coo', 'chief operating officer'],
  ['cmo', 'chief marketing officer'],
  ['cio', 'chief information officer'],
  ['cpo', 'chief product officer'],
  ['cro', 'chief revenue officer'],
  ['ciso', 'chief information security officer'],
  ['chro', 'chief human resources officer'],
  ['vp', 'vice president'],
  ['svp', 'senior vice president'],
  ['evp', 'executive vice president'],
  ['hr', 'human resources'],
  ['cofounder', 'founder'],
])

/** Words that do not describe a role. */
const FILLERS = new Set(['of', 'the', 'for', 'and', 'in', 'a', 'an'])

/** Whether a text names a job rather than a human being. */
export function isRole(text: string): boolean {
  return words(text).some(isRoleWord)
}

const isRoleWord = (word: string): boolean => ROLE_WORDS.has(word) || COMPOUND.test(word)

/** Whether a text names only a job: "CFO", "Head of Sales"; so it is nobody's name. */
export function isRoleOnly(text: string): boolean {
  return isRole(text) && words(text).every((word) => isRoleWord(word) || FILLERS.has(word))
}

/** Synonyms in titles: function and rank, in the languages people write them in. The first stands for all. */
const MEANINGS = new Map(
  `procurement purchasing purchase sourcing buyer buying einkauf einkaufer einkauferin achats compras acquisti inkoop
  hr personal rrhh personnel people
  recruiting recruiter recruitment talent
  financial finance finanzen finances finanzas finanza financien treasury
  accounting accountant buchhaltung comptabilite contabilidad
  engineer engineering engineers developer developers development entwickler entwicklerin ingenieur ingeniero
  sales vertrieb ventes ventas vendite verkauf
  marketing marketer brand
  legal counsel lawyer attorney jurist juridique recht avocat abogado
  operations ops operational betrieb
  design designer designers ux ui
  data analytics
  security infosec
  it informatik informatique
  logistics logistik logistique logistica
  support service kundenservice helpdesk
  founder cofounder founders grunder grunderin fondateur fondatrice fundador fundadora fondatore
  owner proprietor inhaber inhaberin
  director head directeur directrice direktor direktorin director directora direttore leiter leiterin leitung
  manager gerente
  president presidente prasident
  strategist strategy strategie
  scientist research researcher forschung
  consultant consulting berater beraterin
  editor editorial redaktion redakteur
  investor investors investment investments`
    .split('\n')
    .flatMap((line) => {
      const [meaning = '', ...words] = line.trim().split(' ')
      return [meaning, ...words].map((word): [string, string] => [word, meaning])
    }),
)

/** Whether a title has every word of a role: "CFO" fits "Chief Financial Officer, EMEA", not "CTO". */
export function roleMatches(role: string, title: string): boolean {
  return roleFit(role, title) === 1
}

/** The share of a role's words that a title has, 0 to 1: half of "Finance Director" is in "Director of Sales". */
export function roleFit(role: string, title: string): number {
  const wanted = expand(role)
  const held = new Set(expand(title).map(meaningOf))
  return wanted.length === 0 ? 0 : wanted.filter((word) => held.has(meaningOf(word))).length / wanted.length
}

/** Every word a title may use for a role: its own, what it is short for, and synonyms. */
export function roleWords(role: string): string[] {
  const typed = words(role).filter((word) => !FILLERS.has(word) && word.length > 1)
  return [...new Set([...typed, ...expand(role)].flatMap(sameMeaning))]
}

/** A word and all its synonyms. */
export function sameMeaning(word: string): string[] {
  const meaning = MEANINGS.get(word)
  return meaning ? [...MEANINGS].filter(([, one]) => one === meaning).map(([other]) => other) : [word]
}

function meaningOf(word: string): string {
  return MEANINGS.get(word) ?? word
}

function expand(text: string): string[] {
  return words(text)
    .flatMap((word) => (EXPANSIONS.get(word) ?? word).split(' '))
    .filter((word) => !FILLERS.has(word))
}

/** Folded words; "co-founder" is one, "vice-president" two. */
function words(text: string): string[] {
  return (
    fold(text)
      .replace(/\bco-(?=founder)/g, 'co')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
