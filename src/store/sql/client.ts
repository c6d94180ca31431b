import type { Prisma } from '../generated/client.ts'

/** A Prisma client or a transaction's client: queries work on either. */
export type Client = Prisma.TransactionClient
