import { loggedWords } from '../../domain/finding/logged-words.ts'
import type { Client } from '../sql/client.ts'

/** Stores the words of ties their owner described; merely imported ties have none. */
export async function keepWordsOf(db: Client, workspaceId: string, ...ids: string[]): Promise<void> {
  await db.relationshipWord.deleteMany({ where: { workspaceId, relationshipId: { in: ids } } })
  const ties = await db.relationship.findMany({ where: { workspaceId, id: { in: ids }, confirmedAt: { not: null } } })
  const data = ties.flatMap((tie) => loggedWords(tie).map((word) => ({ workspaceId, relationshipId: tie.id, word })))
  // Concurrent identical words are stored once.
  if (data.length > 0) await db.relationshipWord.createMany({ data, skipDuplicates: true })
}
