import { BANDS, KIND_WEIGHTS, TIE_RULES, TIE_WEIGHTS, TOUCH_WEIGHTS } from '../../domain/finding/weights.ts'
import type { Band } from '../../domain/relationships/relationship.ts'
import { Prisma } from '../generated/client.ts'

// The strength of tie `r` as SQL, for lists too long to be weighed one by one: mirrors `strength` in
// src/domain/relationships/relationship.ts, and a test of the store's contract holds the two equal.

/** Days since a day column, as `daysSince` counts them. */
function daysSince(day: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`greatest(0, extract(epoch FROM ${now}::timestamptz - (${day}::timestamp AT TIME ZONE 'UTC')) / 86400)`
}

/** The newest touches of tie `r`. */
const newest = Prisma.sql`
  SELECT n.kind, n.happened_on FROM touch n WHERE n.workspace_id = r.workspace_id AND n.relationship_id = r.id
  ORDER BY n.happened_on DESC, n.id DESC LIMIT ${TIE_RULES.touches}::int`

/** The newest touches of tie `r` as JSON, which `Touches` reads. */
export const touchesOf = Prisma.sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'on', n.happened_on::text)), '[]') FROM (${newest}) n) AS touches`

/** How strong it is at `now`, 0 to 1. */
function strengthOf(now: Date): Prisma.Sql {
  const { unrated, freshnessHalfLife, unknownFreshness, fullLength, barelyCap, unconfirmed } = TIE_RULES
  const kinds = Object.entries(KIND_WEIGHTS).map(([kind, adds]) => Prisma.sql`WHEN ${kind} THEN ${adds}::float8`)
  const weights = Object.entries(TOUCH_WEIGHTS).map(([kind, counts]) => Prisma.sql`WHEN ${kind} THEN ${counts}::float8`)
  const faded = (day: Prisma.Sql) =>
    Prisma.sql`power(0.5, (${daysSince(day, now)})::float8 / ${freshnessHalfLife}::float8)`
  const contact = Prisma.sql`(
    SELECT coalesce(sum(CASE n.kind ${Prisma.join(weights, ' ')} ELSE ${TOUCH_WEIGHTS.other}::float8 END
      * ${faded(Prisma.sql`n.happened_on`)}), 0) FROM (${newest}) n)`
  const told = Prisma.sql`(
    coalesce(r.rating, ${unrated}::float8) / 5 * ${TIE_WEIGHTS.rating}::float8
    + CASE r.kind ${Prisma.join(kinds, ' ')} ELSE 0 END
    + CASE WHEN r.last_touch IS NULL THEN ${unknownFreshness}::float8 ELSE
        ${TIE_WEIGHTS.freshness}::float8 * ${faded(Prisma.sql`r.last_touch`)} END
    + CASE WHEN r.since IS NULL THEN 0 ELSE
        least(1, (${daysSince(Prisma.sql`r.since`, now)})::float8 / ${fullLength * 365}::float8) * ${TIE_WEIGHTS.length}::float8 END)`
  const sum = Prisma.sql`least(1, ${told} + ${TIE_WEIGHTS.contact}::float8 * (1 - power(0.5, ${contact})))`
  return Prisma.sql`(
    CASE WHEN r.rating = 1 THEN least(${sum}, ${barelyCap}::float8) ELSE ${sum} END
    * CASE WHEN r.source = 'import' AND r.confirmed_at IS NULL THEN ${unconfirmed}::float8 ELSE 1 END)`
}

/** Whether it is of a band at `now`. */
export function isOfBand(band: Band, now: Date): Prisma.Sql {
  const strength = strengthOf(now)
  if (band === 'strong') return Prisma.sql`${strength} >= ${BANDS.strong}::float8`
  if (band === 'faint') return Prisma.sql`${strength} < ${BANDS.good}::float8`
  return Prisma.sql`${strength} >= ${BANDS.good}::float8 AND ${strength} < ${BANDS.strong}::float8`
}

/** Whether it is going cold at `now`: mirrors `isGoingCold`. */
export function isCold(now: Date): Prisma.Sql {
  const { coldFrom, coldAfter } = TIE_RULES
  const touched = Prisma.sql`greatest(r.last_touch::timestamp AT TIME ZONE 'UTC', r.confirmed_at)`
  return Prisma.sql`(r.confirmed_at IS NOT NULL AND r.rating >= ${coldFrom}::int
    AND extract(epoch FROM ${now}::timestamptz - ${touched}) / 86400 >= ${coldAfter}::float8)`
}
