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

  'not-answered-there':
    'I may not write in the channel where you mentioned me: whoever manages the server can let me send messages there. My answer is here.',
  'name-typed': 'Or type a name',
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
