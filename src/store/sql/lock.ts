import type { Client } from './client.ts'

/**
 * Lets one transaction per workspace at a time find or create people and companies: two logging or importing the same
 * person at once would both create one. Held until the transaction ends; rows that merely reference it do not wait.
 */
export async function lockPeople(db: Client, workspaceId: string): Promise<void> {
  await db.$queryRaw`SELECT id FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`
}

/**
 * Lets one transaction per workspace at a time decide whom to approach: two would both find a person not yet asked
 * about. A transaction lock, not a session lock: the embedded database has only one session.
 */
export async function lockApproaches(db: Client, workspaceId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`approach ${workspaceId}`}, 0))`
}
