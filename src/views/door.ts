/** A front end's own lines, for when the bot was not asked or could not answer. */
export const DOOR_LINES = {
  failed: 'Something went wrong on our side. Please try again.',
  working: 'One moment…',
  'not-ready': 'The bot is not ready.',
  'too-long': 'This is too long to send.',
  'localhost-only': 'The playground answers on localhost only.',
  'own-page-only': 'Only the playground’s own page may ask this.',

  // Discord has the slash commands in a server that the bot itself is not in.
  'not-in-server':
    'I am not in this server myself, only my commands are: I cannot message anybody here. Somebody who manages the server can add me.',
  'add-to-server': 'Add Foothold',

  // Descriptions Discord shows for the slash commands and their options.
  'about-whoknows': 'Who can introduce me there?',
  'about-company': 'Acme Corp, acme.com, “Jane Doe at Acme” or “CFO at Acme”; “help” tells more',
  'about-iknow': 'Log somebody you know, or import your connections',
  'about-person': 'Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5; leave empty for a form',
  'about-file': 'Contacts as CSV or vCard (LinkedIn, Google, Outlook, …), or a list of target companies',
  'about-intros': 'What I asked, and what I am asked',
  'about-show': '“settings”, or “coverage” for a list of companies; leave empty for my asks and favours',
} as const

export type DoorLine = keyof typeof DOOR_LINES

/** The same, with the reference of the error in the log. */
export function failedLine(reference: string): string {
  return `Something went wrong on our side. Please try again (reference ${reference}).`
}

/** Says what startup is busy with, completing "Foothold is starting:". */
export function startingLine(doing: string): string {
  return `Foothold is starting: ${doing}.`
}

/** Says which type the input must have. */
export function typeLine(type: string): string {
  return `This must be sent as ${type}.`
}
