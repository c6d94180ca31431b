import { daysAfter } from '../domain/time/elapsed.ts'
import type { Outsider } from './outside.ts'
import type { Random } from './random.ts'

const NOTES =
  'When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address.'
const HEADER = ['First Name', 'Last Name', 'URL', 'Email Address', 'Company', 'Position', 'Connected On']
const NO_COMPANY = ['Self-employed', 'Freelance', 'Stealth Startup', 'Autônomo', 'Selbstständig', 'Retired']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A member's Connections.csv in LinkedIn's format, newest first: a few rows lack company or name, a few have an email.
 *
 * @param exportedAt latest possible connection date
 */
export function writeConnections(people: Outsider[], random: Random, exportedAt: Date): string {
  const rows = people
    .map((person) => ({ person, daysAgo: Math.floor(random.next() ** 1.5 * 12 * 365) + 1 }))
    .sort((a, b) => a.daysAgo - b.daysAgo)
    .map(({ person, daysAgo }) => {
      const on = writeDay(daysAfter(exportedAt, -daysAgo))
      if (random.chance(0.015)) return ['', '', '', '', '', '', on]
      const url = `https://www.linkedin.com/in/${person.profile}`
      const mail = random.chance(0.03) ? person.mail : ''
      if (random.chance(0.025)) return [person.given, person.family, url, '', '', '', on]
      const company = random.chance(0.02) ? random.pick(NO_COMPANY) : person.company
      return [person.given, person.family, url, mail, company, person.title, on]
    })
  return `Notes:\n"${NOTES}"\n\n${[HEADER, ...rows].map((row) => row.map(quoted).join(',')).join('\n')}\n`
}

function writeDay(date: Date): string {
  return `${String(date.getUTCDate()).padStart(2, '0')} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

function quoted(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
