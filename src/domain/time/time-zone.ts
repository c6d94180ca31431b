import { z } from 'zod'
import { read } from '../asks/request.ts'
import { mend } from '../field-refusal.ts'
import { todayIn } from './local-time.ts'

/** The commonest zones, west to east: no more than a select can hold on every platform (Discord: 25). */
export const COMMON_ZONES = [
  { zone: 'America/Los_Angeles', places: 'Los Angeles, Vancouver' },
  { zone: 'America/Denver', places: 'Denver' },
  { zone: 'America/Chicago', places: 'Chicago' },
  { zone: 'America/Mexico_City', places: 'Mexico City' },
  { zone: 'America/New_York', places: 'New York, Toronto' },
  { zone: 'America/Bogota', places: 'Bogotá, Lima' },
  { zone: 'America/Santiago', places: 'Santiago' },
  { zone: 'America/Sao_Paulo', places: 'São Paulo' },
  { zone: 'America/Argentina/Buenos_Aires', places: 'Buenos Aires' },
  { zone: 'UTC', places: 'UTC' },
  { zone: 'Europe/London', places: 'London, Dublin, Lisbon' },
  { zone: 'Europe/Berlin', places: 'Berlin, Paris, Madrid, Rome' },
  { zone: 'Africa/Lagos', places: 'Lagos' },
  { zone: 'Africa/Johannesburg', places: 'Johannesburg' },
  { zone: 'Europe/Athens', places: 'Athens, Helsinki, Kyiv' },
  { zone: 'Africa/Nairobi', places: 'Nairobi' },
  { zone: 'Europe/Istanbul', places: 'Istanbul' },
  { zone: 'Asia/Dubai', places: 'Dubai' },
  { zone: 'Asia/Kolkata', places: 'Mumbai, Delhi' },
  { zone: 'Asia/Jakarta', places: 'Jakarta, Bangkok' },
  { zone: 'Asia/Singapore', places: 'Singapore, Manila' },
  { zone: 'Asia/Shanghai', places: 'Shanghai, Hong Kong' },
  { zone: 'Asia/Tokyo', places: 'Tokyo, Seoul' },
  { zone: 'Australia/Sydney', places: 'Sydney, Melbourne' },
  { zone: 'Pacific/Auckland', places: 'Auckland' },
] as const

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
