import type { Installations, Store } from '../../app/ports/store.ts'
import type { Secrets } from '../secrets.ts'
import type { Client } from '../sql/client.ts'

/** The tokens of installs by OAuth. */
export function createInstallations(
  db: Client,
  secrets: Secrets,
  { enterWorkspace, markRemoved }: Pick<Store, 'enterWorkspace' | 'markRemoved'>,
): Installations {
  return {
    async find({ platform, workspace }) {
      const row = await db.installation.findFirst({
        where: { secret: { not: '' }, workspace: { platform, platformId: workspace } },
      })
      return row && { secret: secrets.open(row.secret), installedAt: row.installedAt }
    },
    async keep(of, secret, now) {
      const { id: workspaceId } = await enterWorkspace(of, now)
      const kept = { secret: secrets.seal(secret), installedAt: now, updatedAt: now }
      await db.installation.upsert({ where: { workspaceId }, create: { workspaceId, ...kept }, update: kept })
      await markRemoved(of, null)
    },
    async renew({ platform, workspace }, secret, installedAt, now) {
      await db.installation.updateMany({
        where: { installedAt, secret: { not: '' }, workspace: { platform, platformId: workspace } },
        data: { secret: secrets.seal(secret), updatedAt: now },
      })
    },
    async withdraw({ platform, workspace }, before, now) {
      const count = await db.$executeRaw`
        WITH gone AS (
          UPDATE installation i SET secret = '', updated_at = ${now} FROM workspace w
          WHERE w.platform = ${platform} AND w.platform_id = ${workspace} AND i.workspace_id = w.id
            AND i.secret <> '' AND (${before}::timestamptz IS NULL OR i.installed_at < ${before}::timestamptz)
          RETURNING i.workspace_id)
        UPDATE workspace SET removed_at = ${now} WHERE id IN (SELECT workspace_id FROM gone)`
      return count > 0
    },
  }
}
