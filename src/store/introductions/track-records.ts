import { COUNTED, RECENT_DAYS, REMEMBERED_DAYS } from '../../domain/finding/track-record.ts'
import { EXCUSING, EXCUSING_LATER, HARDLY_KNOW } from '../../domain/introductions/favour-form.ts'
import { daysAfter } from '../../domain/time/elapsed.ts'
import { Prisma } from '../generated/client.ts'

/** Selects the ways of a CTE `ways` with the past record of their connectors and ties (TrackRecord), after its CTEs. */
export function withRecords(workspaceId: string, now: Date): Prisma.Sql {
  return Prisma.sql`${recordsOf(workspaceId, now)} ${WITH_RECORDS}`
}

/** The select of `withRecords` alone. */
export const WITH_RECORDS = Prisma.sql`
    SELECT ways.*, answers.*, doors.* FROM ways
    LEFT JOIN answers ON answers.connector_id = ways."memberId"
    LEFT JOIN doors ON doors.relationship_id = ways."relationshipId"`

/**
 * The CTEs of `withRecords`. Each connector's introductions of two years are looked up once, through an index, and
 * counted both ways; not those by sealed ties, which would show in the order of a member's open ones.
 */
export function recordsOf(workspaceId: string, now: Date): Prisma.Sql {
  const recently = daysAfter(now, -RECENT_DAYS)
  // OFFSET 0 forces one look-up per connector: the planner would otherwise read every introduction.
  return Prisma.sql`
    , past AS MATERIALIZED (
      SELECT i.* FROM (SELECT DISTINCT "memberId" FROM ways) AS c
      CROSS JOIN LATERAL (
        SELECT connector_id, relationship_id, state, pass_reason, asked_at, answered_at FROM introduction
        WHERE workspace_id = ${workspaceId}::uuid AND connector_id = c."memberId" AND NOT sealed AND asked_at >= ${daysAfter(now, -REMEMBERED_DAYS)}
        OFFSET 0) AS i
    ), answers AS (
      SELECT connector_id,
        count(*) FILTER (WHERE state = ANY(${COUNTED.helped}::text[]))::int AS helped,
        count(*) FILTER (WHERE state = ANY(${COUNTED.declined}::text[]))::int AS declined,
        count(*) FILTER (WHERE state = 'passed' AND (pass_reason = ANY(${EXCUSING}::text[])
          OR (pass_reason = ${EXCUSING_LATER} AND answered_at < ${recently})))::int AS excused,
        (avg(extract(epoch FROM answered_at - asked_at)) / 3600)::float8 AS hours,
        count(*) FILTER (WHERE state <> 'cancelled' AND asked_at >= ${recently})::int AS load
      FROM past GROUP BY connector_id
    ), doors AS (
      SELECT relationship_id,
        count(*) FILTER (WHERE state = ANY(${COUNTED.opened}::text[]))::int AS opened,
        count(*) FILTER (WHERE state = ANY(${COUNTED.unanswered}::text[]))::int AS unanswered,
        count(*) FILTER (WHERE state = 'passed' AND pass_reason = ${HARDLY_KNOW}
          AND answered_at >= coalesce(w."confirmedAt", '-infinity'))::int AS "hardlyKnown"
      FROM past p JOIN (SELECT DISTINCT "relationshipId", "confirmedAt" FROM ways) AS w ON w."relationshipId" = p.relationship_id
      GROUP BY relationship_id
    )`
}
