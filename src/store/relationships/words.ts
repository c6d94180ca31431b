import { loggedWords } from '../../domain/finding/logged-words.ts'
import type { Client } from '../sql/client.ts'

/** Stores the words of a tie its owner described; merely imported ties have none. */
export async function keepWordsOf(db: Client, workspaceId: string, relationshipId: string): Promise<void> {
  const where = { workspaceId, relationshipId }
  await db.relationshipWord.deleteMany({ where })
  const tie = await db.relationship.findUnique({ where: { workspaceId_id: { workspaceId, id: relationshipId } } })
  if (tie?.confirmedAt) {
    const data = loggedWords(tie).map((word) => ({ ...where, word }))
    // Concurrent identical words are stored once.
    await db.relationshipWord.createMany({ data, skipDuplicates: true })
  }
}
