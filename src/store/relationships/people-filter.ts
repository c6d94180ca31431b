import { fold } from '../../domain/matching/companies/organization-name.ts'
import {
  type PeopleFilter,
  type PeopleState,
  soughtWords,
  UNTOUCHED_AFTER,
} from '../../domain/relationships/people-filter.ts'
import { daysAfter } from '../../domain/time/elapsed.ts'
import { Prisma } from '../generated/client.ts'
import { isCold, isOfBand } from '../sql/strength.ts'

/** Ties `r` of a member that a filter leaves, as everything of a statement from FROM on. */
export function filtered(workspaceId: string, memberId: string, filter: PeopleFilter, now: Date): Prisma.Sql {
  const { kind, band, visibility, state, importId } = filter
  const { anywhere, company } = soughtWords(filter)
  const chosen = [
    ...(kind === null ? [] : [Prisma.sql`r.kind = ${kind}`]),
    ...(visibility === null ? [] : [Prisma.sql`r.visibility = ${visibility}`]),
    ...(importId === null ? [] : [Prisma.sql`r.import_id = ${importId}::uuid`]),
    ...(state === null ? [] : [STATES[state](now)]),
    ...(band === null ? [] : [isOfBand(band, now)]),
    ...company.map((word) => Prisma.sql`(${companyHolds(word)})`),
    ...anywhere.map((word) => Prisma.sql`(${personHolds(word)} OR ${companyHolds(word)})`),
  ]
  return Prisma.sql`
    FROM relationship r
    WHERE r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid AND r.leaves_at IS NULL
    ${Prisma.join([Prisma.empty, ...chosen], ' AND ')}`
}

const STATES: Record<PeopleState, (now: Date) => Prisma.Sql> = {
  unconfirmed: () => Prisma.sql`r.source = 'import' AND r.confirmed_at IS NULL`,
  cold: isCold,
  logged: () => Prisma.sql`r.source = 'log'`,
  imported: () => Prisma.sql`r.source = 'import'`,
  untouched: (now) => Prisma.sql`
    greatest(r.last_touch::timestamp AT TIME ZONE 'UTC', r.confirmed_at, r.created_at) <= ${daysAfter(now, -UNTOUCHED_AFTER)}`,
}

/** A pattern for text that holds a word. */
const holding = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

function companyHolds(word: string): Prisma.Sql {
  return Prisma.sql`${holds(Prisma.sql`r.spelling`, word)} OR r.domain ILIKE ${holding(word)}`
}

function personHolds(word: string): Prisma.Sql {
  return Prisma.sql`${holds(Prisma.sql`r.name`, word)} OR ${holds(Prisma.sql`r.title`, word)}`
}

/** Whether a text holds a word, with its accents or without; few texts have any, so only those are taken apart. */
function holds(text: Prisma.Sql, word: string): Prisma.Sql {
  return Prisma.sql`${text} ILIKE ${holding(word)} OR (octet_length(${text}) > char_length(${text})
    AND regexp_replace(normalize(${text}, NFKD), '[\u0300-\u036f]', '', 'g') ILIKE ${holding(fold(word))})`
}
