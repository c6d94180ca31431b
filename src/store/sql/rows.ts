import { z } from 'zod'
import type { Workspace } from '../../app/ports/entities.ts'
import { PLATFORMS } from '../../app/ports/platform.ts'
import type { Candidate } from '../../domain/finding/ranking.ts'
import { Kind, Source, Visibility } from '../../domain/relationships/relationship.ts'
import { TouchKind } from '../../domain/relationships/touch.ts'

// Schemas that parse raw SQL rows into domain types.

export const Platform = z.enum(PLATFORMS)

type WorkspaceRow = Omit<Workspace, 'platform' | 'cards'> & {
  platform: string
  cardsAnywhere: boolean
  cardChannels: readonly string[]
}

export function toWorkspace(row: WorkspaceRow): Workspace {
  const { id, platform, platformId, name, timeZone, removedAt, cardsAnywhere, cardChannels } = row
  const cards = { anywhere: cardsAnywhere, channels: cardChannels }
  return { id, platform: Platform.parse(platform), platformId, name, timeZone, removedAt, cards }
}

/** A day column as `yyyy-mm-dd`; also where it comes in JSON. */
export const Day = z.coerce
  .date()
  .nullable()
  .transform((date) => date?.toISOString().slice(0, 10) ?? null)

/** `yyyy-mm-dd` as a day column. */
export function toDate(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`)
}

/** The relationship columns used to weigh a path. */
const TieColumns = {
  kind: Kind,
  rating: z.number().nullable(),
  since: Day,
  lastTouch: Day,
  source: Source,
  confirmedAt: z.coerce.date().nullable(),
  visibility: Visibility,
}

/** Touches as JSON. A kind of a later version counts as any other. */
export const Touches = z.array(z.object({ kind: TouchKind.catch('other'), on: z.string() }))

/** A count over past introductions; null if there are none, omitted if not requested. */
const Count = z
  .number()
  .nullish()
  .transform((count) => count ?? 0)

const RecordColumns = z.object({
  helped: Count,
  declined: Count,
  excused: Count,
  hours: z
    .number()
    .nullish()
    .transform((hours) => hours ?? null),
  load: Count,
  opened: Count,
  unanswered: Count,
  hardlyKnown: Count,
})

const WayColumns = z.object({
  ...TieColumns,
  touches: Touches,
  wayId: z.string(),
  relationshipId: z.string(),
  memberId: z.string(),
  connector: z.string(),
  person: z.string(),
  title: z.string().nullable(),
  organizationId: z.string(),
  organization: z.string(),
  how: z.string().nullable(),
  handedOver: z.string().nullable(),
  /** Where the partner on this way works; null for a direct way. */
  partnerAt: z.string().nullable(),
})

/** A way in, with its past introductions where they were counted. */
export const CandidateRow = z.unknown().transform((row): Candidate => {
  const { partnerAt, ...way } = WayColumns.parse(row)
  const partner = partnerAt === null ? null : { organization: partnerAt }
  return { ...way, partner, record: RecordColumns.parse(row) }
})

export const RelationshipRow = z.object({
  ...TieColumns,
  id: z.string(),
  memberId: z.string(),
  personId: z.string(),
  organizationId: z.string().nullable(),
  mergedFromId: z.string().nullable(),
  name: z.string(),
  title: z.string().nullable(),
  spelling: z.string().nullable(),
  domain: z.string().nullable(),
  how: z.string().nullable(),
})
