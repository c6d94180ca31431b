import { followClock } from '../../src/app/introductions/follow-clock.ts'
import { askToTakeOver } from '../../src/app/members/hand-over.ts'
import { askStillRight, remindOfCold } from '../../src/app/relationships/keep-warm.ts'
import type { ButtonKind } from '../../src/domain/commands/command.ts'
import { WHO } from '../support/door.ts'
import type { PagePerson, PageWorld } from '../support/playground-door.ts'

// How somebody comes to see each button that does something: the sweep presses it twice, and then those beside it.

export type Cast = Record<'ana' | 'ben' | 'cleo' | 'dan', PagePerson> & { world: PageWorld }
/** Plays until somebody sees the button; gives whom. */
export type Scene = (cast: Cast) => Promise<PagePerson>

/** It only shows or opens something. */
export const REPEATABLE = 'repeatable'

const JANE = '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5'
const JOHN = '/iknow John Roe, CFO at Acme Corp — school friend, 3/5'
const WHY = { why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }
const SEEN = { ...WHY, seenIn: 'digest' }

async function asks(asker: PagePerson, connector: string, values: Record<string, string> = SEEN): Promise<void> {
  await asker.says('/whoknows Acme')
  await asker.presses(`Ask ${connector}`)
  await asker.fills({ ...WHO, why: values['why'] ?? '', benefit: values['benefit'] ?? '' })
  await asker.presses(values['seenIn'] === 'digest' ? 'Send it, also in the digest' : 'Send it')
}

async function keeps(asker: PagePerson, button: string): Promise<void> {
  await asker.presses('Keep my ask open')
  await asker.fills({ ...WHO, ...WHY })
  await asker.presses(button)
}

/** Ana's ask stands as a card in the channel, where Ben reads it. */
export const carded: Scene = async ({ ana, ben }) => {
  await ana.says('/whoknows Acme')
  await ana.presses('Ask the team')
  await ana.fills({ ...WHO, ...WHY, teamWhy: 'To offer them a pilot.' })
  await ana.presses('Post it for introductions')
  return ben
}

const cardSettings: Scene = async ({ ana }) => {
  await ana.says('/intros')
  await ana.presses('Requests in channels')
  return ana
}

const cardsSomewhere: Scene = async (cast) => {
  const ana = await cardSettings(cast)
  await ana.presses('Add a channel')
  await ana.fills({ channel: 'general' })
  return ana
}

const cardPreviewed: Scene = async (cast) => {
  const ana = await cardsSomewhere(cast)
  await ana.says('/whoknows Acme')
  await ana.presses('Ask the team')
  await ana.fills({ ...WHO, ...WHY, teamWhy: 'To offer them a pilot.' })
  return ana
}

const cardMine: Scene = async (cast) => {
  await carded(cast)
  return cast.ana
}

const cardTie: Scene = async (cast) => {
  await cast.ben.says(JANE)
  const ben = await carded(cast)
  await ben.presses('I know someone')
  return ben
}

const cardHelp: Scene = async (cast) => {
  const ben = await cardTie(cast)
  await ben.presses('This one')
  return ben
}

export const asked: Scene = async ({ ana, ben }) => {
  await ben.says(JANE)
  await asks(ana, 'Ben')
  return ben
}

export const passed: Scene = async (cast) => {
  const ben = await asked(cast)
  await ben.presses('Pass')
  return ben
}

/** Dan looks for a way where Ana asked for one. */
export const sought: Scene = async (cast) => {
  await asked(cast)
  await cast.dan.says('/whoknows Acme')
  return cast.dan
}

const doubtful: Scene = async ({ ana, ben }) => {
  await ben.drops('Connections.csv', 'First Name,Last Name,Company,Position\nJane,Doe,Acme Corp,VP Sales\n')
  await ben.presses('Import as open')
  await asks(ana, 'Ben')
  return ben
}

const putOff: Scene = async (cast) => {
  const ben = await asked(cast)
  await ben.presses('Later')
  return ben
}

const promised: Scene = async (cast) => {
  const ben = await asked(cast)
  await ben.presses('I’ll introduce')
  return ben
}

const promiseShown: Scene = async (cast) => {
  const ben = await promised(cast)
  await ben.says('/intros')
  await ben.presses('Show it')
  return ben
}

const favourListed: Scene = async (cast) => {
  const ben = await asked(cast)
  await ben.says('/intros')
  return ben
}

/** Ben has said that he introduced Ana. */
const made: Scene = async (cast) => {
  const ben = await promised(cast)
  await ben.presses('I introduced them')
  return ben
}

/** Ben said so by a reaction, and undoes it in a message. */
const madeByReaction: Scene = async (cast) => {
  const ben = await promised(cast)
  await ben.reacts('✅', 'would like to meet')
  return ben
}

const madeLongAgo: Scene = async (cast) => {
  const ben = await madeByReaction(cast)
  cast.world.clock.pass({ hours: 1 })
  return ben
}

const told: Scene = async (cast) => {
  await made(cast)
  return cast.ana
}

export const followedUp: Scene = async (cast) => {
  await made(cast)
  const { world, ana } = cast
  world.clock.pass({ days: 4 })
  await followClock(world.store, world.clock.now(), (error) => {
    throw error
  })
  await world.settle()
  return ana
}

const outcomeListed: Scene = async (cast) => {
  const ana = await followedUp(cast)
  await ana.says('/intros')
  return ana
}

const outcomeSaid: Scene = async (cast) => {
  const ana = await followedUp(cast)
  await ana.presses('We met')
  return ana
}

const progress: Scene = async (cast) => {
  await asked(cast)
  const { ana } = cast
  await ana.says('/intros')
  await ana.presses('Where it stands')
  return ana
}

const waiting: Scene = async (cast) => {
  await asked(cast)
  const { ana, world } = cast
  world.clock.pass({ days: 1 })
  await ana.says('/intros')
  return ana
}

const noted: Scene = async ({ ana, ben }) => {
  await ben.says(JANE)
  await ana.says('/whoknows Acme')
  await ana.presses('Ask Ben')
  await ana.fills({ ...WHO, ...WHY })
  return ana
}

const kept: Scene = async ({ ana }) => {
  await ana.says('/whoknows Acme')
  await keeps(ana, 'Keep it open')
  await ana.says('/intros')
  return ana
}

/** Dan is after another person of the company Ana asked Ben about; she shows her ask as `values` say. */
async function second(cast: Cast, values: Record<string, string>): Promise<PagePerson> {
  const { ana, ben, cleo, dan } = cast
  await ben.says(JANE)
  await cleo.says(JOHN)
  await asks(ana, 'Ben', values)
  await asks(dan, 'Cleo')
  return dan
}

const fellow: Scene = (cast) => second(cast, SEEN)
const stranger: Scene = (cast) => second(cast, WHY)

const wished: Scene = async (cast) => {
  const dan = await stranger(cast)
  await dan.presses('Ask to join them')
  return cast.ana
}

const joined: Scene = async (cast) => {
  const dan = await fellow(cast)
  await dan.presses('Join Ana’s ask')
  return dan
}

const joinedListed: Scene = async (cast) => {
  const dan = await joined(cast)
  await dan.says('/intros')
  return dan
}

const campaign: Scene = async ({ ana, ben, cleo }) => {
  await ben.says(JANE)
  await cleo.says(JANE.replace('5/5', '3/5'))
  await asks(ana, 'Ben')
  await asks(ana, 'Cleo')
  return ana
}

const watched: Scene = async ({ ana, ben }) => {
  await ana.says('/whoknows Acme')
  await keeps(ana, 'Keep it open, also in the digest')
  await ben.says(JANE)
  return ben
}

/** Ben reads Ana's ask among all that are open. */
export const openAsks: Scene = async ({ ana, ben }) => {
  await ana.says('/whoknows Acme')
  await keeps(ana, 'Keep it open, also in the digest')
  await ben.says('/intros')
  await ben.presses('Teammates’ open asks')
  return ben
}

/** Ben logs somebody for Ana's ask, and may offer or undo that. */
const loggedFor: Scene = async (cast) => {
  const ben = await openAsks(cast)
  await ben.presses('I know someone', 'Acme')
  await ben.fills({ name: 'Jane Doe', rating: '4' })
  return ben
}

/** Ben has said nothing yet. */
export const newcomer: Scene = async ({ ben }) => {
  await ben.says('/intros')
  return ben
}

const logged: Scene = async ({ ben }) => {
  await ben.says(JANE)
  return ben
}

const likely: Scene = async ({ ana, ben }) => {
  await ben.says('/iknow Jane Doe at International Business Machines, colleague')
  await ana.says('/whoknows IBM')
  return ana
}

const learned: Scene = async (cast) => {
  const ana = await likely(cast)
  await ana.presses('Yes')
  return ana
}

const family: Scene = async ({ ana, ben }) => {
  await ben.says('/iknow Jane Doe at Acme, colleague, 4/5')
  await ben.says('/iknow Jim Roe at Acme Brick, colleague, 4/5')
  await ana.says('/whoknows Acme')
  await ben.says('/whoknows Acme')
  await ben.presses('Not one family?')
  return ben
}

const parted: Scene = async (cast) => {
  const ben = await family(cast)
  await ben.presses('Take out')
  return ben
}

const merging: Scene = async ({ ana, ben }) => {
  await ana.says('/iknow Jim Roe at Acme Brick, colleague, 4/5')
  await ben.says('/iknow Jane Doe at Acme Bricks International, client, 4/5')
  await ana.says('/whoknows Acme Brick')
  await ana.presses('Same as another company…')
  await ana.fills({ company: 'Acme Bricks International' })
  return ana
}

const merged: Scene = async (cast) => {
  const ana = await merging(cast)
  await ana.presses('Make them one')
  return ana
}

const spelled: Scene = async ({ ana, ben }) => {
  await ana.says('/iknow Jim Roe at Acme Brick, colleague, 4/5')
  await ben.says('/iknow Jane Doe at Acme-Brick, client, 4/5')
  await ana.says('/whoknows Acme Brick')
  await ana.presses('Not all the same?')
  return ana
}

const split: Scene = async (cast) => {
  const ana = await spelled(cast)
  await ana.presses('Split off')
  return ana
}

const settings: Scene = async ({ ben }) => {
  await ben.says('/intros settings')
  return ben
}

const raised: Scene = async (cast) => {
  const ben = await settings(cast)
  await ben.presses('Change')
  await ben.fills({ budget: '6' })
  return ben
}

const snoozed: Scene = async (cast) => {
  const ben = await settings(cast)
  await ben.presses('Snooze a week')
  return ben
}

const noGo: Scene = async (cast) => {
  const ben = await logged(cast)
  await settings(cast)
  await ben.presses('Add to this list')
  await ben.fills({ company: 'Acme Corp', teammate: 'dan' })
  return ben
}

const offered: Scene = async ({ ben }) => {
  await ben.drops(
    'Connections.csv',
    'First Name,Last Name,Company,Position\nJane,Doe,Acme Corp,VP Sales\n,,Acme Corp,CFO\n',
  )
  return ben
}

/** A calendar that Ben has dropped, of two meetings with Jane. */
export const calendarOffered: Scene = async ({ ben }) => {
  const meeting = (day: string) =>
    `BEGIN:VEVENT\nDTSTART:${day}T100000Z\nATTENDEE;CN=Jane Doe:mailto:jane@acme.example\nEND:VEVENT\n`
  await ben.drops('calendar.ics', `BEGIN:VCALENDAR\n${meeting('20240102')}${meeting('20240109')}END:VCALENDAR\n`)
  return ben
}

const mapped: Scene = async ({ ben }) => {
  await ben.drops('people.csv', 'Wer;Wo\nJane Doe;Acme Corp\nJohn Roe;Globex\n')
  await ben.presses('Say which column is what')
  await ben.fills({ name: '1', company: '2', title: '0', email: '0', since: '0' })
  return ben
}

export const metOnLinkedIn: Scene = async ({ ben }) => {
  await ben.drops(
    'Endorsement_Received_Info.csv',
    'Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n' +
      ['02', '03']
        .map((day) => `2024/01/${day} 10:00:00 UTC,Sailing,Jane,Doe,www.linkedin.com/in/jane,ACCEPTED\n`)
        .join(''),
  )
  await ben.presses('Import as open')
  await ben.presses('Say whom I know')
  return ben
}

const met: Scene = async (cast) => {
  const ben = await calendarOffered(cast)
  await ben.presses('Say whose it is, and import')
  await ben.fills({ ownAddresses: 'ben@our.example', visibility: 'open' })
  await ben.presses('Say whom I know')
  return ben
}

const metInPanel: Scene = async (cast) => {
  const ben = await met(cast)
  await ben.says('/intros privacy')
  return ben
}

const takenIn: Scene = async (cast) => {
  const ben = await offered(cast)
  await ben.presses('Import as open')
  return ben
}

const imported: Scene = async ({ ben }) => {
  const people = 'Jane,Doe,Acme Corp,VP Sales\nJohn,Roe,Globex,CFO\n'
  await ben.drops('Connections.csv', `First Name,Last Name,Company,Position\n${people}`)
  await ben.presses('Import as open')
  await ben.says('/intros people')
  await ben.presses('Confirm my imported ties')
  return ben
}

/** Ben is about to make all he knows private. */
const manyChosen: Scene = async (cast) => {
  const ben = await imported(cast)
  await ben.says('/intros people')
  await ben.presses('Change all 2')
  await ben.presses('Make all private')
  return ben
}

const manyLeaving: Scene = async (cast) => {
  const ben = await imported(cast)
  await ben.says('/intros people')
  await ben.presses('Change all 2')
  await ben.presses('Remove all')
  return ben
}

const manyRemoved: Scene = async (cast) => {
  const ben = await manyLeaving(cast)
  await ben.presses('Yes, remove 2 people')
  return ben
}

const onePerson: Scene = async (cast) => {
  const ben = await logged(cast)
  await ben.says('/intros people')
  await ben.presses('Show')
  return ben
}

const touched: Scene = async (cast) => {
  const ben = await logged(cast)
  await ben.says('/touch Jane Doe lunch')
  return ben
}

/** Two are called so: Ben says which. */
const touchUnclear: Scene = async (cast) => {
  const ben = await logged(cast)
  await ben.says('/iknow Jane Poe at Globex, colleague, 4/5')
  await ben.says('/touch Jane lunch')
  return ben
}

/** Ben is reminded of Jane, whom he has not heard of for long. */
const goneCold: Scene = async (cast) => {
  const ben = await watched(cast)
  const { world } = cast
  world.clock.pass({ days: 300 })
  for (let hours = 0; hours < 120; hours += 6) {
    world.clock.pass({ hours: 6 })
    await remindOfCold(world.store, world.clock.now())
  }
  await world.settle()
  return ben
}

/** Ben is asked whether what he said of Jane is still right. */
const askedIfRight: Scene = async (cast) => {
  const ben = await logged(cast)
  const { world } = cast
  world.clock.pass({ days: 200 })
  for (let hours = 0; hours < 120; hours += 6) {
    world.clock.pass({ hours: 6 })
    await askStillRight(world.store, world.clock.now())
  }
  await world.settle()
  return ben
}

const listed: Scene = async (cast) => {
  await logged(cast)
  await cast.ana.drops('targets.csv', 'Company\nAcme Corp\n@nobody\n')
  return cast.ana
}

/** Ben keeps a partner who looks for where Cleo knows somebody. */
const swapping: Scene = async ({ ben, cleo }) => {
  await cleo.says('/iknow Kim Poe, CEO at Initech — colleague, 4/5')
  await ben.says('/iknow Pat Lee, partner at BridgeCo — opens Acme Corp — 4/5')
  await ben.says('/swap Pat Lee looks for Initech')
  return ben
}

const swapped: Scene = async (cast) => {
  const ben = await swapping(cast)
  await ben.presses('We opened it')
  return ben
}

const overview: Scene = async ({ ana }) => {
  await ana.says('/intros')
  return ana
}

const privacy: Scene = async (cast) => {
  const ben = await logged(cast)
  await ben.says('/intros privacy')
  return ben
}

/** Ben has agreed that Cleo may take over whom he knows. */
const handsOver: Scene = async (cast) => {
  const ben = await privacy(cast)
  await ben.presses('Hand over when I leave…')
  await ben.fills({ teammate: 'cleo' })
  return ben
}

/** He has left, and Cleo is asked. */
const takesOver: Scene = async (cast) => {
  const { world, cleo } = cast
  await world.leaves(await handsOver(cast))
  await askToTakeOver(world.store, world.clock.now())
  await world.settle()
  return cleo
}

export const aboutToErase: Scene = async (cast) => {
  await asked(cast)
  await cast.ben.says('/intros privacy')
  await cast.ben.presses('Erase it all…')
  return cast.ben
}

const digestSettings: Scene = async (cast) => {
  const ana = await overview(cast)
  await ana.presses('Weekly digest')
  return ana
}

/** Every button: what it does may be repeated, or the scenes in which it is seen. */
export const BUTTONS: Record<ButtonKind, typeof REPEATABLE | readonly Scene[]> = {
  'about-me-form': REPEATABLE,
  accept: [asked, favourListed],
  'allow-asker': [noGo],
  'allow-organization': [noGo],
  another: REPEATABLE,
  'answer-wish': [wished],
  'ask-anyway': [fellow, stranger, campaign],
  'ask-form': REPEATABLE,
  asks: REPEATABLE,
  budget: [raised],
  choose: [likely],
  close: [waiting, kept, progress],
  consent: [promised],
  coverage: REPEATABLE,
  'coverage-file': [listed],
  covered: REPEATABLE,
  'covered-target': REPEATABLE,
  'digest-form': REPEATABLE,
  'digest-pause': [digestSettings],
  'digest-preview': REPEATABLE,
  'digest-rest': REPEATABLE,
  'digest-settings': REPEATABLE,
  'forget-met': [metInPanel],
  'forget-own': [metInPanel],
  'hand-over-form': REPEATABLE,
  'keep-mine': [handsOver],
  'answer-hand-over': [takesOver],
  'own-file': [privacy],
  erasure: REPEATABLE,
  'erase-form': REPEATABLE,
  'draft-form': REPEATABLE,
  'edit-form': REPEATABLE,
  family: REPEATABLE,
  favour: REPEATABLE,
  'favour-history': REPEATABLE,
  favours: REPEATABLE,
  'forget-alias': [learned],
  'give-and-take': REPEATABLE,
  help: REPEATABLE,
  history: REPEATABLE,
  'history-page': REPEATABLE,
  iknow: REPEATABLE,
  intros: REPEATABLE,
  'join-ask': [fellow, stranger],
  'join-family': [parted],
  'join-form': REPEATABLE,
  'keep-form': REPEATABLE,
  know: [doubtful],
  'know-who': REPEATABLE,
  later: REPEATABLE,
  'leave-ask': [joined, joinedListed],
  'lend-name': [asked],
  'look-up': REPEATABLE,
  'log-form': REPEATABLE,
  made: [promised],
  mail: REPEATABLE,
  matches: REPEATABLE,
  'open-message': REPEATABLE,
  merge: [merging],
  'merge-form': REPEATABLE,
  'merge-preview': REPEATABLE,
  'no-go-form': REPEATABLE,
  'outside-text': REPEATABLE,
  'not-now': [watched],
  offer: [watched, loggedFor],
  'open-asks': REPEATABLE,
  outcome: [followedUp, outcomeListed],
  'part-family': [family],
  pass: [asked],
  'all-people': REPEATABLE,
  'ask-all': REPEATABLE,
  'do-all': [manyChosen, manyLeaving],
  'undo-all': [manyRemoved],
  'people-list': REPEATABLE,
  'people-form': REPEATABLE,
  'remove-person': [onePerson],
  'shown-to': REPEATABLE,
  'my-people': REPEATABLE,
  'my-person': REPEATABLE,
  postpone: [putOff],
  privacy: REPEATABLE,
  progress: REPEATABLE,
  rate: [imported],
  'reason-form': REPEATABLE,
  'redirect-form': REPEATABLE,
  'refine-form': REPEATABLE,
  rejoin: [split],
  remind: [waiting],
  retry: REPEATABLE,
  'reword-form': REPEATABLE,
  send: [noted],
  settings: REPEATABLE,
  'settings-form': REPEATABLE,
  snooze: [settings],
  'snooze-form': REPEATABLE,
  spellings: REPEATABLE,
  split: [spelled],
  'take-back': [promiseShown],
  thank: [told, outcomeSaid],
  thanks: [overview],
  'time-zone-form': REPEATABLE,
  unconfirmed: REPEATABLE,
  'keep-warm': [goneCold],
  'leave-cold': [goneCold],
  'still-right': [askedIfRight],
  swap: REPEATABLE,
  'swap-with': REPEATABLE,
  'swap-sheet': [swapping],
  'swap-form': REPEATABLE,
  'swap-favour': [swapping],
  'swap-undo': [swapped],
  team: REPEATABLE,
  'leaver-days': REPEATABLE,
  touch: REPEATABLE,
  'touch-person': [touchUnclear, onePerson, made],
  'undo-touch': [touched],
  'take-file': [offered],
  'mapping-form': REPEATABLE,
  'take-mapped': [mapped],
  'own-addresses': REPEATABLE,
  suggested: REPEATABLE,
  'log-suggested': [met],
  'leave-suggested': [met],
  'suggested-form': REPEATABLE,
  'forget-file': [offered],
  'undo-import': [takenIn],
  'refused-rows': REPEATABLE,
  'undo-log': [logged, loggedFor],
  'undo-made': [made, madeByReaction, madeLongAgo],
  unmerge: [merged],
  visibility: [logged],
  wait: [campaign],
  wake: [snoozed],
  ways: REPEATABLE,
  'ways-to': REPEATABLE,
  withdraw: [progress],
  'ask-team': REPEATABLE,
  'bundle-page': REPEATABLE,
  'card-channel-form': REPEATABLE,
  'card-channels': REPEATABLE,
  'card-form': REPEATABLE,
  'card-preview': REPEATABLE,
  'know-someone': REPEATABLE,
  'know-form': REPEATABLE,
  'tip-form': REPEATABLE,
  'me-too-form': REPEATABLE,
  'shown-ties': REPEATABLE,
  'know-tie': [cardTie],
  'help-out': [cardHelp],
  'take-down': [cardMine],
  'cards-in': [cardSettings],
  'no-cards-in': [cardsSomewhere],
  'post-card': [cardPreviewed],
  'won-form': REPEATABLE,
}
