import { legalFormLength } from '../matching/companies/legal-forms.ts'
import { fold } from '../matching/companies/organization-name.ts'
import { isBareName, isCompanyName, isPeopleName } from './columns.ts'
import type { HeadLine } from './file-head.ts'

// Finds the column of a table that holds the target companies.

/** The column that is read. */
export type CompanyColumn = {
  at: number
  /** The delimiter; null for a single column, where a comma is part of a name ("Acme, Inc."). */
  delimiter: string | null
  columns: number
  /** Its name as written, if it was a guess or another column might be meant; those are `others`. */
  guess: { name: string; others: string[] } | null
}

/** Other names of such a column, in lists made by hand and by systems that export them. */
const TARGETS = new Set(
  `companies, target, targets, target company, target companies, target account, target accounts, accounts, organizations
  organisations, zielunternehmen, zielfirma, zielkunde, firmen, unternehmen name, name der firma, name des unternehmens
  entreprises, entreprise cible, societes, empresas, empresa objetivo, empresa alvo, aziende, azienda target, bedrijven
  firmy, sirketler, hedef sirket, name of company, name of the company, name of organization, company organization
  customer, customers, customer name, client, clients, client name, prospect, prospects, prospect name, kunde, kunden
  kundenname, cliente, clientes, clienti, klant, klanten, klient, klienci, musteri, 取引先, 取引先名, 顧客, 顧客名, 客户, 客户名称
  目标公司, ターゲット企業`
    .split(/[,\n]/)
    .map((name) => name.trim()),
)

/** Words that mark a longer name as companies ("Company Name Israel"), unless another word says it is about them. */
const COMPANY_WORDS = new Set(
  `company companies organization organisation account firma unternehmen entreprise societe empresa azienda bedrijf sirket
  firm business`.split(/\s+/),
)
const ABOUT = new Set(
  `size type domain url website web site link linkedin city country region state address street zip phone fax mail email
  industry sector revenue employees employee description notes id number no owner manager status stage date tier score
  founded funding keywords technologies logo twitter facebook location headquarters hq executive contact person grosse
  branche ort land webseite adresse telefon typ`.split(/\s+/),
)

/** Names of columns found next to a company's name. */
const BESIDE = new Set(
  `website, web site, web, url, domain, homepage, industry, sector, city, town, country, region, state, address, street, zip, postal code
  phone, email, e mail, owner, account owner, employees, headcount, revenue, id, notes, note, comment, comments, contact, title
  position, tier, priority, status, stage, segment, size, score, rank, location, linkedin
  ort, stadt, land, branche, webseite, strasse, plz, telefon, ansprechpartner, bemerkung, prioritat, umsatz, mitarbeiter
  ville, pays, secteur, adresse, site web, telephone, ciudad, pais, sector, direccion, telefono, sitio web, cidade, setor
  endereco, citta, paese, settore, indirizzo, telefono, sito, plaats, stad, sector, adres, telefoon, miasto, kraj, branza
  sehir, ulke, sektor, 住所, 業種, 電話番号, 城市, 国家, 行业, 地址, 电话`
    .split(/[,\n]/)
    .map((name) => name.trim()),
)

/**
 * Finds the column of companies from a file's first lines: by column names, else by what is below them.
 *
 * @returns null if the file is not a table but has one target per line; `unknown` for a table with no column known
 *   to hold companies
 */
export function companyColumn(lines: HeadLine[]): CompanyColumn | 'unknown' | null {
  const [header] = lines
  if (!header) return null
  const { names, cells, delimiter } = header
  const isTable = looksLikeTable(lines)
  const found = byName(names, isTable)
  if (found) {
    const others = names.flatMap((name, at) => (at !== found[0] && isAnother(name) ? [cells[at] ?? ''] : []))
    const at = found[0] ?? 0
    const isSure = names.some((name) => SURE.has(name)) && others.length === 0
    const guess = isSure ? null : { name: cells[at] ?? '', others }
    return { at, delimiter: names.length === 1 ? null : delimiter, columns: names.length, guess }
  }
  if (!isTable) return null
  const at = byContent(lines)
  return at === null
    ? 'unknown'
    : { at, delimiter, columns: names.length, guess: { name: cells[at] ?? '', others: [] } }
}

/** The positions of columns whose names say they hold companies, the likeliest first; null for none. */
function byName(names: string[], isTable: boolean): number[] | null {
  return (
    among(names, (name) => isCompanyName(name) || TARGETS.has(name)) ??
    (isTable ? among(names, isLongName) : null) ??
    (isTable || names.length === 1 ? among(names, isBareName) : null)
  )
}

/** Names that need no confirmation: the ones we ask for. */
const SURE = new Set([
  ...'company, companies, company name, target, targets, organization, organisation, account, account name'.split(', '),
])

/** The positions of names that fit, those we ask for first; null for none. */
function among(names: string[], fits: (name: string) => boolean): number[] | null {
  const places = names.flatMap((name, at) => (fits(name) ? [at] : []))
  const sure = places.find((at) => SURE.has(names[at] ?? ''))
  return places.length === 0 ? null : sure === undefined ? places : [sure, ...places]
}

const isAnother = (name: string): boolean => isCompanyName(name) || TARGETS.has(name) || isLongName(name)

/** "Company Name Israel", "Parent company", "Name der Firma"; not "Company size". */
function isLongName(name: string): boolean {
  const words = name.split(' ')
  return (
    words.length <= 5 &&
    words.some((word) => COMPANY_WORDS.has(word)) &&
    !words.some((word) => ABOUT.has(word)) &&
    legalFormLength(words, 'end') === 0
  )
}

/**
 * Whether lines are a table rather than one target per line: a comma alone proves nothing, since "Acme, Inc." has one,
 * unless every line has as many and what follows is not a legal form.
 */
function looksLikeTable(lines: HeadLine[]): boolean {
  const [header] = lines
  if (!header) return false
  const { names, delimiter } = header
  if (names.length < 2) return false
  if (names.some((name) => BESIDE.has(name) || isPeopleName(name))) return true
  const widths = lines.map(({ text }) => text.split(delimiter).length)
  if (delimiter !== ',') return widths.every((width) => width > 1)
  if (widths.every((width) => width > 2)) return true
  return (
    lines.length > 1 && widths.every((width) => width > 1) && !lines.some(({ names }) => isForm(names.at(-1) ?? ''))
  )
}

/** Only a legal form, as after the comma of "Acme, Inc.". */
const isForm = (name: string): boolean => legalFormLength(['x', ...name.split(' ')], 'end') === name.split(' ').length

/** The only column in which at least every other cell ends in a legal form, and whose header does not. */
function byContent([header, ...rows]: HeadLine[]): number | null {
  if (!header || rows.length === 0) return null
  const share = (at: number) =>
    rows.filter(({ cells }) => legalFormLength(fold(cells[at] ?? '').match(/[\p{L}\p{N}]+/gu) ?? [], 'end') > 0)
      .length / rows.length
  const found = header.names.flatMap((name, at) =>
    share(at) >= 0.5 && legalFormLength(name.split(' '), 'end') === 0 ? [at] : [],
  )
  return found.length === 1 ? (found[0] ?? null) : null
}
