import { z } from 'zod'
import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import { neighboursOf, termsOf, wordsOf } from '../../domain/matching/companies/organization-terms.ts'
import type { Client } from '../sql/client.ts'

// The index terms of companies, which src/store/companies/similar-organizations.ts searches.

/** The index terms of a company's key. */
export const indexTerms = (key: string): string[] => termsOf(normaliseOrganization(key))

/**
 * Counts the words of new names; those of hidden ones are known afterwards, and count nothing. Call it with the lock of
 * src/store/sql/lock.ts.
 */
export async function countWords(
  db: Client,
  workspaceId: string,
  names: { key: string; hidden: boolean }[],
): Promise<void> {
  const counts = new Map<string, number>()
  for (const { key, hidden } of names)
    for (const word of wordsOf(normaliseOrganization(key))) counts.set(word, (counts.get(word) ?? 0) + (hidden ? 0 : 1))
  if (counts.size === 0) return
  // A row this transaction has inserted has no xmax: its word is new.
  const counted = await db.$queryRaw`
    INSERT INTO organization_word (workspace_id, word, organizations)
    SELECT ${workspaceId}::uuid, * FROM unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::int[])
    ON CONFLICT (workspace_id, word) DO UPDATE SET organizations = organization_word.organizations + EXCLUDED.organizations
    RETURNING word, xmax = 0 AS fresh`
  const pairs = z
    .array(z.object({ word: z.string(), fresh: z.boolean() }))
    .parse(counted)
    .filter(({ fresh }) => fresh)
    .flatMap(({ word }) => neighboursOf(word).map((neighbour) => ({ neighbour, word })))
  await db.$executeRaw`
    INSERT INTO organization_word_neighbour (workspace_id, neighbour, word)
    SELECT ${workspaceId}::uuid, *
    FROM unnest(${pairs.map((pair) => pair.neighbour)}::text[], ${pairs.map((pair) => pair.word)}::text[])
    ON CONFLICT DO NOTHING`
}
