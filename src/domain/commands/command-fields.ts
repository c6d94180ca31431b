import { z } from 'zod'

// What Commands are made of.

/** Longest company or person carried by a button, so that it fits Discord's custom_id of 100 characters. */
export const MAX_LABEL = 60

export const id = z.uuid()
export const label = z.string().max(MAX_LABEL)
/** Which part of a long list, from 0. */
export const page = z.coerce.number().int().min(0).max(1000)
/** What a form was filled with; PostgreSQL keeps no NUL in a text, and nobody types one. */
export const values = z.record(
  z.string(),
  z
    .string()
    .max(4000)
    .transform((text) => text.replaceAll('\0', '')),
)
