import type { KindWith } from '../../domain/commands/command.ts'
import type { MEMBER_COMMANDS } from '../../domain/members/commands.ts'
import { readErasing } from '../../domain/members/erasing.ts'
import { ownErasedView, ownErasureView } from '../../views/members/erasure.ts'
import { takenOverView } from '../../views/members/handover.ts'
import { outsideTextView } from '../../views/members/outside-text.ts'
import { ownFileComingView } from '../../views/members/privacy.ts'
import { aboutForm } from '../../views/members/settings.ts'
import { timeZoneSetView } from '../../views/members/time-zone.ts'
import type { Actor } from '../ports/platform.ts'
import type { Store } from '../ports/store.ts'
import { type Handlers, show } from '../room.ts'
import { eraseMember, previewErasure } from './erase-member.ts'
import { agreeToHandOver, answerHandOver, takeBackHandOver } from './hand-over.ts'
import * as settings from './member-settings.ts'
import { askForOwnFile } from './own-file.ts'
import { setTimeZone } from './set-time-zone.ts'
import { showPrivacy } from './show-privacy.ts'
import { showShownTies } from './show-shown-ties.ts'
import { setLeaverDays, showTeam } from './team.ts'

/** Most teammates a form offers; others are named in words. */
const OFFERED = 25

export const MEMBER_HANDLERS: Handlers<typeof MEMBER_COMMANDS> = {
  privacy: async (context) => show(await showPrivacy(context)),
  'outside-text': async ({ workspace }) => show(outsideTextView(workspace.name)),
  async 'own-file'(context) {
    await askForOwnFile(context)
    return show(ownFileComingView())
  },
  erasure: async (context) => show(ownErasureView(await previewErasure(context))),
  async 'erase-me'(context, { values }) {
    readErasing(values)
    await eraseMember(context)
    return show(ownErasedView())
  },
  settings: async (context) => show(await settings.showSettings(context)),
  'settings-change': async (context, { values }) => show(await settings.changeSettings(context, values)),
  'about-me': async (context, { values }) => show(await settings.changeAbout(context, values)),
  'about-me-form': async ({ member }) => ({ kind: 'form', form: aboutForm({ about: member.about ?? '' }) }),
  budget: async (context, { budget }) => show(await settings.setBudget(context, budget)),
  snooze: async (context, { days }) => show(await settings.snooze(context, days)),
  'snooze-until': async (context, { values }) => show(await settings.snoozeUntil(context, values)),
  wake: async (context) => show(await settings.wake(context)),
  'no-go': async (context, { values }) => show(await settings.addNoGo(context, values)),
  'allow-organization': async (context, { organizationId }) =>
    show(await settings.allowOrganization(context, organizationId)),
  'allow-asker': async (context, { askerId }) => show(await settings.allowAsker(context, askerId)),
  'shown-ties': async (context, { page }) => show(await showShownTies(context, page)),
  async teammates({ tenant, member }) {
    const others = (await tenant.members.all()).filter((one) => one.active && one.id !== member.id)
    const teammates = others.map(({ user, name }) => ({ user, name })).sort((a, b) => a.name.localeCompare(b.name))
    return { kind: 'teammates', teammates: teammates.slice(0, OFFERED) }
  },
  async 'hand-over'(context, { values }) {
    await agreeToHandOver(context, values)
    return show(await showPrivacy(context))
  },
  async 'keep-mine'(context) {
    await takeBackHandOver(context)
    return show(await showPrivacy(context))
  },
  async 'answer-hand-over'(context, { handoverId, answer }) {
    const { giver, agreed, people } = await answerHandOver(context, handoverId, answer === 'yes')
    return show(takenOverView(giver, agreed, people))
  },
  team: async (context) => show(await showTeam(context)),
  'leaver-days': async (context, { days }) => show(await setLeaverDays(context, days)),
  'time-zone': async (context, { values }) => show(timeZoneSetView(await setTimeZone(context, values))),
}

/** Handles what platforms report by themselves. */
export const NEWS: { readonly [K in KindWith<'news'>]: (store: Store, actor: Actor, now: Date) => Promise<void> } = {
  profile: async (store, actor) => await store.keepProfile(actor),
  installed: async (store, actor) => await store.markRemoved(actor, null),
  removed: async (store, actor, now) => await store.markRemoved(actor, now),
}
