import type { Prisma } from '../generated/client.ts'

/** A Prisma client or the client of a transaction: a verb works on either. */
export type Client = Prisma.TransactionClient
