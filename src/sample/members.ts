/** The fictional team the playground offers. `connections` is the length of their LinkedIn list. */
export const MEMBERS = [
  { user: 'ana', name: 'Ana', timeZone: 'America/Sao_Paulo', connections: 210 },
  { user: 'ben', name: 'Ben', timeZone: 'Europe/London', connections: 415 },
  { user: 'chiara', name: 'Chiara', timeZone: 'Europe/Rome', connections: 300 },
  { user: 'dara', name: 'Dara', timeZone: 'Asia/Seoul', connections: 190 },
  { user: 'emre', name: 'Emre', timeZone: 'Europe/Istanbul', connections: 240 },
  { user: 'freya', name: 'Freya', timeZone: 'Europe/Stockholm', connections: 325 },
  { user: 'gus', name: 'Gus', timeZone: 'Europe/Paris', connections: 160 },
  { user: 'hana', name: 'Hana', timeZone: 'Asia/Tokyo', connections: 220 },
  { user: 'ines', name: 'Inês', timeZone: 'Europe/Lisbon', connections: 145 },
  { user: 'jonas', name: 'Jonas', timeZone: 'Europe/Berlin', connections: 270 },
  { user: 'kofi', name: 'Kofi', timeZone: 'Africa/Accra', connections: 250 },
  { user: 'lucia', name: 'Lucía', timeZone: 'America/Mexico_City', connections: 185 },
] as const

export type User = (typeof MEMBERS)[number]['user']
