import { z } from 'zod'
import { read } from '../asks/request.ts'
import { mend } from '../field-refusal.ts'
import { todayIn } from './local-time.ts'

const Values = z.object({
  zone: z.string().default(''),
  other: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine((text) => text === '' || isTimeZone(text), mend('unknown-zone')),
})

/**
 * Reads the zone from the form: a typed one takes precedence over a selected one.
 *
 * @throws DomainError form-invalid with what to fix
 */
export function readTimeZone(values: Record<string, string>): string {
  const Chosen = Values.transform(({ zone, other }) => other || zone).refine(isTimeZone, {
    ...mend('no-zone'),
    path: ['zone'],
  })
  return read(Chosen, values)
}

/** Whether this is an IANA time zone known to this machine. */
export function isTimeZone(name: string): boolean {
  try {
    todayIn(name, new Date(0))
    // Offsets like +02:00 pass above, but have no summer time.
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}
