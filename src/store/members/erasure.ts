import { z } from 'zod'
import { removeUnknown } from '../relationships/remove-unknown.ts'
import type { Client } from '../sql/client.ts'
import { lockPeople } from '../sql/lock.ts'

const Ids = z.array(z.object({ id: z.string() }))

/** Permanently removes a member. */
export function createErasure(db: Client, workspaceId: string) {
  const ids = (rows: unknown) => Ids.parse(rows).map((row) => row.id)

  return {
    async lock(memberId: string): Promise<boolean> {
      // Lock in the order others do: a merge locks its import, then people; an asker locks themself, then the ask.
      await db.$queryRaw`
        SELECT id FROM import WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid ORDER BY id FOR UPDATE`
      await lockPeople(db, workspaceId)
      await db.$queryRaw`
        SELECT id FROM member WHERE workspace_id = ${workspaceId}::uuid AND id = ${memberId}::uuid FOR NO KEY UPDATE`
      await db.$queryRaw`
        SELECT id FROM ask WHERE workspace_id = ${workspaceId}::uuid AND (asker_id = ${memberId}::uuid OR id IN (
          SELECT ask_id FROM introduction WHERE workspace_id = ${workspaceId}::uuid AND connector_id = ${memberId}::uuid))
        ORDER BY id FOR UPDATE`
      // From here on no new row can reference them.
      const locked = await db.$queryRaw`
        SELECT id FROM member WHERE workspace_id = ${workspaceId}::uuid AND id = ${memberId}::uuid FOR UPDATE`
      return ids(locked).length === 1
    },

    async subjectsToldOthers(memberId: string): Promise<string[]> {
      const rows = await db.$queryRaw`
        WITH asks AS MATERIALIZED (
          SELECT id FROM ask WHERE workspace_id = ${workspaceId}::uuid AND asker_id = ${memberId}::uuid
        ), gone AS MATERIALIZED (
          SELECT id FROM introduction WHERE workspace_id = ${workspaceId}::uuid
            AND (connector_id = ${memberId}::uuid OR named_id = ${memberId}::uuid OR ask_id IN (SELECT id FROM asks)
              OR ask_id IN (SELECT ask_id FROM ask_member
                WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid))
          UNION SELECT id FROM audit_event WHERE workspace_id = ${workspaceId}::uuid AND subject = 'ask'
            AND event IN ('named', 'join', 'wish-granted', 'hand', 'can-help', 'tipped')
            AND (member_id = ${memberId}::uuid OR subject_id IN (SELECT id FROM asks))
          UNION SELECT id FROM audit_event WHERE workspace_id = ${workspaceId}::uuid AND event = 'looks-up-much'
            AND member_id = ${memberId}::uuid
          UNION SELECT notice_id FROM ask_match WHERE workspace_id = ${workspaceId}::uuid
            AND ask_id IN (SELECT id FROM asks)
          UNION SELECT o.notice_id FROM opened_way o
            JOIN relationship r ON r.workspace_id = o.workspace_id AND r.id = o.relationship_id
            WHERE o.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid
          UNION SELECT id FROM join_wish WHERE workspace_id = ${workspaceId}::uuid
            AND (member_id = ${memberId}::uuid OR ask_id IN (SELECT id FROM asks))
          UNION SELECT id FROM posted_request WHERE workspace_id = ${workspaceId}::uuid AND ask_id IN (
            SELECT id FROM asks
            UNION SELECT ask_id FROM introduction WHERE workspace_id = ${workspaceId}::uuid AND connector_id = ${memberId}::uuid
            UNION SELECT ask_id FROM ask_member WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid)
          UNION SELECT request_id FROM request_helper
          WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid
          UNION SELECT id FROM handover WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid
        )
        SELECT DISTINCT gone.id FROM gone
        JOIN (
          SELECT subject_id, member_id FROM message_reference WHERE workspace_id = ${workspaceId}::uuid
            AND subject_id IN (SELECT id FROM gone)
          UNION SELECT subject_id, member_id FROM bundled_message WHERE workspace_id = ${workspaceId}::uuid
            AND subject_id IN (SELECT id FROM gone)
        ) AS m ON m.subject_id = gone.id AND m.member_id IS DISTINCT FROM ${memberId}::uuid
        ORDER BY gone.id`
      return ids(rows)
    },

    async removeMember(memberId: string): Promise<{ people: number; organizations: number }> {
      const own = { workspaceId, memberId }
      const people = ids(
        await db.$queryRaw`
        SELECT person_id AS id FROM relationship
        WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid`,
      )
      const organizations = ids(
        await db.$queryRaw`
        SELECT organization_id AS id FROM relationship
        WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid AND organization_id IS NOT NULL
        UNION SELECT organization_id FROM ask
        WHERE workspace_id = ${workspaceId}::uuid AND asker_id = ${memberId}::uuid AND organization_id IS NOT NULL
        UNION SELECT organization_id FROM introduction
        WHERE workspace_id = ${workspaceId}::uuid AND connector_id = ${memberId}::uuid
        UNION SELECT t.organization_id FROM partner_tie t
        JOIN relationship r ON r.workspace_id = t.workspace_id AND r.id = t.relationship_id
        WHERE t.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid
        UNION SELECT organization_id FROM person
        WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${people}::uuid[]) AND organization_id IS NOT NULL`,
      )

      await db.introduction.deleteMany({
        where: { workspaceId, OR: [{ connectorId: memberId }, { ask: { askerId: memberId } }] },
      })
      await db.introduction.updateMany({ where: { workspaceId, namedId: memberId }, data: { namedId: null } })
      await db.relationship.deleteMany({ where: own })
      await db.ask.deleteMany({ where: { workspaceId, askerId: memberId } })
      await db.import.deleteMany({ where: own })
      await db.formDraft.deleteMany({ where: own })
      await db.targetList.deleteMany({ where: own })
      await db.messageReference.deleteMany({ where: own })
      // Events on a company or the workspace stay; events on erased things lose their text.
      await db.$executeRaw`
        UPDATE audit_event SET member_id = NULL,
          data = CASE WHEN subject IN ('organization', 'workspace') THEN data ELSE '{}' END
        WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid`
      await db.$executeRaw`
        UPDATE audit_event SET data = data - 'teammateId'
        WHERE workspace_id = ${workspaceId}::uuid AND subject = 'ask' AND data->>'teammateId' = ${memberId}`
      await db.member.deleteMany({ where: { workspaceId, id: memberId } })
      return await removeUnknown(db, workspaceId, people, organizations)
    },
  }
}
