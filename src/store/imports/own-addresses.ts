import type { Client } from '../sql/client.ts'

/** Queries on the addresses members said are their own. */
export function createOwnAddresses(db: Client, workspaceId: string) {
  return {
    async ownAddresses(memberId: string) {
      const rows = await db.memberAddress.findMany({ where: { workspaceId, memberId } })
      return {
        hashes: new Set(rows.map(({ hash }) => hash)),
        domains: new Set(rows.flatMap(({ domain }) => domain ?? [])),
      }
    },
    async keepOwnAddresses(memberId: string, addresses: { hash: string; domain: string | null }[]): Promise<void> {
      // Said twice at once, the later one counts alone.
      await db.$queryRaw`
        SELECT id FROM member WHERE workspace_id = ${workspaceId}::uuid AND id = ${memberId}::uuid FOR NO KEY UPDATE`
      await db.memberAddress.deleteMany({ where: { workspaceId, memberId } })
      const data = addresses.map((address) => ({ workspaceId, memberId, ...address }))
      await db.memberAddress.createMany({ data, skipDuplicates: true })
    },
  }
}
