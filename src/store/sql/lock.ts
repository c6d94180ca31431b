import type { Client } from './client.ts'

/**
 * Lets one transaction a workspace find or make people and companies at a time: two that log or import the same person
 * at once would both make one. Held until the transaction ends; rows that merely point to the workspace do not wait.
 */
export async function lockPeople(db: Client, workspaceId: string): Promise<void> {
  await db.$queryRaw`SELECT id FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`
}

/**
 * Lets one transaction a workspace decide whom to approach at a time: two would both find nobody asked about a person.
 * A lock of the transaction, not of the session: the embedded database has one session alone.
 */
export async function lockApproaches(db: Client, workspaceId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`approach ${workspaceId}`}, 0))`
}
