import type { SentencesOf } from '../../domain/errors.ts'
import { ended } from '../format.ts'

/** What does not exist for its asker, or is not theirs to do. */
export const NOT_YOURS: SentencesOf<'not-found' | 'not-allowed'> = {
  'ask-not-yours': () => 'That ask is not yours, or it is gone.',
  'introduction-not-yours': () => 'This is not yours to answer, or it is gone.',
  'relationship-not-yours': () => 'That is not one of your relationships, or it is gone.',
  'company-gone': () => 'That company is not there any more.',
  'member-gone': () => 'That member is gone already.',
  'no-such-member': () => 'There is no such member here.',
  'no-one-partner': ({ name }) => `You know nobody called ${name}, or several: say the whole name.`,
  'member-not-found': ({ name, workspace }) => `There is no member ${name} in the workspace ${ended(workspace)}`,
  'job-not-there': ({ id }) => `There is no job ${id} that waits, or it is running. “foothold jobs” lists them.`,
  'workspace-not-found': ({ name }) => `There is no workspace ${ended(name)} Name it like slack:T0123 or discord:123.`,
  'not-met-yet': () => 'We have not met yet: use /whoknows in your team first, then here too.',
  'import-gone': () => 'This import is gone.',
  'message-gone': () => 'This message is not here any more.',
  'download-gone': () => 'This file is not here any more.',
  'eyes-gone': () => 'This member is not here any more. Reload the page.',

  'companies-not-yours': () => 'Only somebody who knows somebody there, or an admin, can say which companies are one.',
  'not-who-logged': () => 'Only the one who logged this can undo it.',
  'not-who-withdraws': () => 'Only the one who asked can withdraw it.',
  'not-who-reminds': () => 'Only the one who asked can have somebody reminded.',
  'not-who-sends': () => 'This draft is for whoever is asked to send it.',
  'not-who-promised': () => 'Only the one who promised can take it back.',
  'not-who-passed': () => 'Only the one who passed can say why.',
  'not-who-thanks': () => 'Thanks go from the one who asked to the one who introduced them.',
  'not-your-side': () => 'That is for the other side to say.',
  'own-ask': () => 'This is your own ask: teammates answer it.',
  'digest-for-admins': () => 'Only somebody who may manage this team’s settings can change its digest.',
  'card-channels-for-admins': () =>
    'Only somebody who may manage this team’s settings can say which channels carry requests.',
  'team-for-admins': () => 'Only somebody who may manage this team’s settings sees this.',
  'cards-nowhere': () => 'This team posts no requests in channels. Keep your ask open instead: the digest can show it.',
  'no-cards-there': () => 'This team posts no requests in that channel. Choose another one.',
  'time-zone-for-admins': () => 'Only somebody who may manage this team’s settings can set its time zone.',
  'left-team': () => 'You are not in that team any more, so nothing was changed.',
  'members-only': () =>
    'Foothold is for the members of this team. Guests, bots and people of other teams see nothing here, so that what teammates log stays in the team.',
  'nobody-of-that-id': () => 'Nobody in the playground has this id.',
}
