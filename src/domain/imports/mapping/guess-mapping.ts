import { legalFormLength } from '../../matching/companies/legal-forms.ts'
import { fold } from '../../matching/companies/organization-name.ts'
import { mailColumns, peopleColumns } from '../columns.ts'
import type { Mapping } from './mapping.ts'
import type { Sheet } from './sheet.ts'

// Guesses which column of a table is what: by its name, or a word of it, and else by what stands in the first rows.

type Guessed = keyof Mapping

const words = (text: string) => new Set(text.split(/\s+/))

/** Words by which a longer or less usual name of a column tells what it holds. */
const TELLING: Record<Guessed, ReadonlySet<string>> = {
  name: words(`name names namen who wer wen qui quien chi quem wie kim person people personne persona pessoa persoon osoba
    kisi contact kontakt ansprechpartner contato contacto contatto nom nombre nome naam 氏名 名前 担当者 姓名 联系人`),
  company:
    words(`company companies firma firm unternehmen arbeitgeber employer organization organisation account entreprise
    societe empresa azienda bedrijf sirket client customer kunde kunden cliente klant klient musteri where wo 会社 公司 企業 企业`),
  title:
    words(`title position role rolle job funktion function beruf poste fonction cargo puesto ruolo functie stanowisko
    unvan gorev 役職 职位`),
  email: words('mail email courriel correo epost posta adres メール 邮箱'),
  since:
    words(`since seit met kennengelernt getroffen connected date datum tag day depuis desde dal sinds od tarih fecha data
    日付 日期`),
}

/** Words in what somebody does. */
const ROLES =
  /\b(?:ceo|cto|cfo|coo|cmo|chief|head|lead|manager|director|engineer|developer|founder|partner|president|vp|sales|marketing|consultant|analyst|leiter(?:in)?|gesch[aä]ftsf[uü]hrer(?:in)?|vorstand|directeur|directrice|responsable|g[eé]rant|director[a]?|gerente|responsabile|eink[aä]ufer(?:in)?|buyer)\b/i

const isDay = (cell: string) =>
  /^(?:\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./]\d{2,4}|\d{4}年\d\d?月)/.test(cell) ||
  /^\d\d?\.? \p{L}{3,12}\.? \d{4}$/u.test(cell)
const isMail = (cell: string) => /\S@\S+\.\S/.test(cell)
const isCompany = (cell: string) => legalFormLength(fold(cell).match(/[\p{L}\p{N}]+/gu) ?? [], 'end') > 0
const isPart = (cell: string) => /^\p{L}[\p{L}\p{M}.’' -]{0,40}$/u.test(cell)
const isWhole = (cell: string) =>
  isPart(cell) &&
  (/^\p{Lu}\S*(?: \S+){0,2} \p{Lu}\S*$/u.test(cell) || /^[\p{Lo}]{2,8}$/u.test(cell)) &&
  !isCompany(cell)
const isRole = (cell: string) => ROLES.test(cell)

/** Most likely columns of a table. */
export function guessMapping({ first, hasNames, rows }: Sheet): Mapping {
  const names = hasNames ? first.names : first.names.map(() => '')
  const taken = new Set<number>()
  const free = names.map((_, at) => at)
  const take = (at: number | undefined): number | null => {
    if (at === undefined || taken.has(at)) return null
    taken.add(at)
    return at
  }
  /** How many of the cells that say something fit. */
  const share = (at: number, fits: (cell: string) => boolean) => {
    const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
    return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length
  }
  const byContent = (fits: (cell: string) => boolean, least: number) =>
    free
      .filter((at) => !taken.has(at) && share(at, fits) >= least)
      .sort((a, b) => share(b, fits) - share(a, fits) || a - b)[0]
  const byWord = (field: Guessed, mayBe: (at: number) => boolean = () => true) =>
    free.find(
      (at) => !taken.has(at) && (names[at] ?? '').split(' ').some((word) => TELLING[field].has(word)) && mayBe(at),
    )
  const known = peopleColumns(names)
  const parts = [known.get('first'), known.get('last')].flatMap((at) => take(at) ?? [])
  const company = take(known.get('company'))
  const title = take(known.get('title'))
  const email = take(mailColumns(names)[0]) ?? take(byContent(isMail, 0.5)) ?? take(byWord('email'))
  const since =
    take(known.get('connected')) ??
    take(byWord('since', (at) => share(at, isDay) >= 0.5)) ??
    take(byContent(isDay, 0.5))
  const firm = company ?? take(byContent(isCompany, 0.5)) ?? take(byWord('company', (at) => share(at, isWhole) < 1))
  const whole =
    parts.length > 0 ? null : (take(known.get('full')) ?? take(byWord('name')) ?? take(byContent(isWhole, 0.6)))
  const role = title ?? take(byContent(isRole, 0.3)) ?? take(byWord('title'))
  return {
    name: parts.length > 0 ? parts : whole === null ? [] : [whole],
    company: firm ?? take(byWord('company')) ?? take(byContent(isPart, 0.6)),
    ...{ title: role, email, since },
  }
}

/** Whether a column is called one of people, and holds what looks like names of them. */
export function namesPeople({ first, hasNames, rows }: Sheet): boolean {
  if (!hasNames) return false
  return first.names.some((name, at) => {
    const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
    const isCalled = name.split(' ').some((word) => TELLING.name.has(word))
    return isCalled && cells.length > 0 && cells.filter(isWhole).length >= 0.6 * cells.length
  })
}

/** Two columns beside each other that may hold the parts of a name, in the order in which they are one. */
export function pairsOf({ first, rows }: Sheet): [number, number][] {
  const isParts = (at: number) => {
    const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
    return cells.length > 0 && cells.every((cell) => isPart(cell) && !isCompany(cell) && cell.split(' ').length <= 3)
  }
  return first.cells.slice(1).flatMap((_, at): [number, number][] =>
    isParts(at) && isParts(at + 1)
      ? [
          [at, at + 1],
          [at + 1, at],
        ]
      : [],
  )
}
