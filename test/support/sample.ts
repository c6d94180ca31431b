import { z } from 'zod'

// Values that schemas take, made from the schemas.

const ID = '0190a0b0-0000-7000-8000-000000000001'

/** A value as a schema wants it, with a text in every place that takes words. */
export function sample(schema: z.core.$ZodType, text: string): unknown {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return filled(json, text)
}

function filled(schema: z.core.JSONSchema._JSONSchema | undefined, text: string): unknown {
  if (typeof schema !== 'object') return undefined
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const either = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (either) return filled(either[0], text)
  if (schema.format === 'uuid') return ID
  if (schema.format === 'date') return '2026-01-01'
  if (schema.type === 'array') return Array.isArray(schema.items) ? [] : [filled(schema.items, text)]
  if (schema.type === 'string') return text
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 1
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([key, one]) => [key, filled(one, text)]))
  return typeof schema.additionalProperties === 'object' ? { why: text } : undefined
}
