import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../../src/app/delivery/messages.ts'
import { releaseHeld } from '../../../src/app/delivery/release-held.ts'
import { eraseMember } from '../../../src/app/members/erase-member.ts'
import { queueMessage } from '../../../src/app/outbox/queue-message.ts'
import { KINDS, MessageKind } from '../../../src/app/ports/message-kind.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import { EVERYBODY } from '../../../src/domain/relationships/people-filter.ts'
import { daysAfter } from '../../../src/domain/time/elapsed.ts'
import { watchView } from '../../../src/views/asks/watch.ts'
import { wayOpenedView } from '../../../src/views/asks/way-opened.ts'
import { goneView } from '../../../src/views/members/erasure.ts'
import { lineView, type View } from '../../../src/views/view.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Teammate } from '../../support/team.ts'

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.', seenIn: 'digest' }
const LIST = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJim,Poe,,,Globex,CFO,02 Jan 2020\n'
const OUT_OF_DATE = lineView('Out of date.')
/** Notices gather what several teammates ask: they stay when those are gone, and say that nothing waits. */
const NOTICES = new Map<MessageKind, View>([
  ['watch', watchView([], '01890a5d-ac96-774b-bcce-b302099a8057')],
  ['way-opened', wayOpenedView([])],
])
/** About the team itself, about their reader, or about what only its reader keeps: a partner's sheet. */
const NOT_OF_OTHERS: readonly MessageKind[] = [...KINDS.workspace, ...KINDS.member, ...KINDS.partner]

/** What holds others is tested by itself (bundle.test.ts). */
const SINGLE: readonly MessageKind[] = MessageKind.options.filter((kind) => kind !== 'bundle')

describe('every kind of message', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  /** Something of Ana’s, Ben’s and Dan’s for every kind of message to be about; Cleo has read nothing yet. */
  async function newTeam() {
    const team = await createTeam(database, { platform: 'slack' })
    const { workspace, store, platform, clock, settle } = team
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    const cleo = await team.join('Cleo')
    const dan = await team.join('Dan')
    await cleo.says('/iknow Zoe Poe at Umbrella — friends, 4/5')
    await dan.keeps({ ...WHY, target: 'Hooli' })
    for (const asker of [dan, ana]) await asker.keeps({ ...WHY, target: 'Initech', seenIn: 'connectors' })
    await ana.presses('Ask to join them')
    await ben.says('/iknow Joe Moe at Hooli — friends, 4/5')
    await ben.says('/iknow Jim Roe at Initech — friends, 4/5')
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
    for (const asker of [ana, dan]) {
      await asker.says('/whoknows acme')
      await asker.presses('Ask Ben')
      await asker.asks(WHY)
    }
    await dan.presses('Join Ana’s ask')
    await ben.drops('Connections.csv', LIST)
    await ben.drops('targets.csv', 'company\nAcme\n')

    const tenant = store.in(workspace.id)
    const ask = (await tenant.asks.all()).find(
      ({ askerId, target }) => askerId === ana.member.id && target === 'Acme Corp',
    )
    const askId = ask?.id ?? ''
    await ana.does({ kind: 'post-card', askId, channel: 'general' })
    const requestId = (await tenant.requests.ofAsk(askId))[0]?.id ?? ''
    const { people } = await tenant.people.list(ben.member.id, EVERYBODY, { limit: 50, offset: 0 }, clock.now())
    const relationshipId = people.find(({ name }) => name === 'Jane Doe')?.id ?? ''
    await ben.does({ kind: 'help-out', requestId, relationshipId, how: 'tell' })
    // Only where not everybody may read a channel is its asker told in the teammate's place.
    const event = {
      memberId: ben.member.id,
      subject: 'ask',
      subjectId: askId,
      event: 'tipped',
      origin: 'slack',
    } as const
    const tipped = await tenant.audit.record({ ...event, data: { teammateId: dan.member.id } }, clock.now())
    const much = { ...event, subject: 'workspace', subjectId: workspace.id, event: 'looks-up-much' } as const
    const looksUp = await tenant.audit.record(much, clock.now())
    const warmNoteId = newId()
    const noted = { id: warmNoteId, memberId: ben.member.id, tells: 'cold', limit: 3, since: clock.now() } as const
    expect(await tenant.warmth.addNote(noted, daysAfter(clock.now(), 300))).toBe(true)
    const toldOf = new Map<MessageKind, string>()
    for (const { deliveryId } of platform.delivered) {
      const message = await tenant.messages.get(deliveryId)
      if (message) toldOf.set(message.kind, message.subjectId)
    }
    const subjects = new Map<MessageKind, string>()
    const add = (kinds: readonly MessageKind[], id: string | undefined) => {
      if (!id) throw new Error(`There is nothing for ${kinds.join(', ')} to be about.`)
      for (const kind of kinds) subjects.set(kind, id)
    }
    add(KINDS.introduction, toldOf.get('request'))
    add(KINDS.ask, ask?.id)
    add(KINDS['ask-event'], toldOf.get('joined'))
    add(KINDS.posted, requestId)
    add(['can-help'], toldOf.get('can-help'))
    add(['tipped'], tipped)
    add(KINDS.notice, toldOf.get('watch'))
    add(KINDS['way-notice'], toldOf.get('way-opened'))
    add(KINDS['warm-note'], warmNoteId)
    add(KINDS.wish, toldOf.get('join-wish'))
    const ofCleo = await tenant.people.list(cleo.member.id, EVERYBODY, { limit: 1, offset: 0 }, clock.now())
    add(KINDS.partner, ofCleo.people[0]?.id)
    add(KINDS.import, toldOf.get('imported'))
    add(KINDS.list, toldOf.get('coverage'))
    add(KINDS.workspace, workspace.id)
    add(KINDS.member, cleo.member.id)
    const handoverId = newId()
    await tenant.handovers.agree({ id: handoverId, memberId: dan.member.id, receiverId: cleo.member.id }, clock.now())
    add(KINDS.handover, handoverId)
    add(KINDS['much-used'], looksUp)
    expect([...subjects.keys()]).toEqual(SINGLE)

    const inbox = () => platform.inbox({ workspace: cleo.actor.workspace, user: cleo.actor.user })
    return {
      team,
      tenant,
      cleo,
      others: [ana, ben, dan],
      /** Tells Cleo one of each kind. */
      async tellAll() {
        for (const [message, subjectId] of subjects) {
          await queueMessage(tenant, { memberId: cleo.member.id, message, subjectId })
          await settle()
          // As if each came on a day of its own.
          await store.forgetPlaces(new Date(clock.now().getTime() + 1))
        }
      },
      async refreshAll() {
        for (const subjectId of new Set(subjects.values()))
          await tenant.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId })
        await settle()
      },
      /** What Cleo’s messages show now, by kind; those in a bundle as it opens them. */
      async shown() {
        const views = new Map<MessageKind, View>()
        for (const { deliveryId, view } of inbox()) {
          const message = await tenant.messages.get(deliveryId)
          if (message && message.kind !== 'bundle') views.set(message.kind, view)
          for (const one of await tenant.messages.bundled(deliveryId)) {
            const shown = await cleo.does({ kind: 'open-message', messageId: one.id })
            if (shown.kind === 'view') views.set(one.kind, shown.view)
          }
        }
        return views
      },
      async outdate() {
        for (const { ref } of inbox()) await platform.update(cleo.actor.workspace, ref, OUT_OF_DATE)
      },
      async erase({ member }: Teammate) {
        await eraseMember({ store, tenant, workspace, member, now: clock.now(), origin: 'cli' })
        await settle()
      },
      clean: () => expect([team.jobs.failures, team.errors]).toEqual([[], []]),
    }
  }

  it('says nothing of what is erased, and is not sent about it any more', async () => {
    const { cleo, others, tellAll, refreshAll, shown, erase, clean } = await newTeam()
    await tellAll()
    expect(new Set((await shown()).keys())).toEqual(new Set(SINGLE))
    for (const one of others) await erase(one)
    await refreshAll()
    for (const [kind, view] of await shown()) {
      if (NOT_OF_OTHERS.includes(kind)) continue
      expect([kind, view]).toEqual([kind, NOTICES.get(kind) ?? goneView()])
      expect(textOf(view)).not.toMatch(/Ana|Ben|Dan|Jane|Acme|Initech|Hooli/)
    }
    const before = cleo.inbox().length
    await tellAll()
    expect(cleo.inbox().length - before).toBe(NOT_OF_OTHERS.length + NOTICES.size)
    clean()
  })

  it('shows the present state again where it is living, and stays as it was where it is not', async () => {
    const { tellAll, refreshAll, shown, outdate, clean } = await newTeam()
    await tellAll()
    const told = await shown()
    await outdate()
    await refreshAll()
    for (const [kind, view] of await shown())
      expect([kind, view]).toEqual([kind, MESSAGES[kind].living ? told.get(kind) : OUT_OF_DATE])
    clean()
  })

  it('comes in quiet hours where it is an answer; else in the morning, one of a topic, and not what is over', async () => {
    const { team, tenant, cleo, tellAll, shown, clean } = await newTeam()
    await tenant.protection.set(cleo.member.id, { quietFrom: 18, quietUntil: 9 })
    team.clock.pass({ hours: 10 })
    await tellAll()
    const answers = SINGLE.filter((kind) => MESSAGES[kind].answer)
    expect(new Set((await shown()).keys())).toEqual(new Set(answers))
    team.clock.pass({ hours: 14 })
    await releaseHeld(team.store, team.clock.now(), (error) => {
      throw error
    })
    await team.settle()
    const came = [...(await shown()).keys()]
    // Ben is asked and has not answered, Ana’s ask is alive, none of his ties is cold, Dan has not left, and nothing is wrong with the digest.
    const over: MessageKind[] = [
      'promise',
      'introduced',
      'undone',
      'follow-up',
      'expired',
      'keep-warm',
      'digest-lost',
      'take-over',
    ]
    const repeated: MessageKind[] = ['nudge', 'due', 'reminder']
    const missing = new Set(SINGLE.filter((kind) => !came.includes(kind)))
    expect(missing).toEqual(new Set([...over, ...repeated]))
    clean()
  })
})
