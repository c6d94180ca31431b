import type { ButtonKind, FormCommand } from '../../src/domain/commands/command.ts'
import { WHO } from '../support/door.ts'
import {
  aboutToErase,
  asked,
  calendarOffered,
  carded,
  followedUp,
  metOnLinkedIn,
  newcomer,
  openAsks,
  passed,
  REPEATABLE,
  type Scene,
  sought,
} from './scenes.ts'

// How somebody comes to each form that does something: the sweep sends it twice, and once more changed.

export type FormScene = {
  scene: Scene
  /** The kind of the button there that opens the form. */
  opens: ButtonKind
  values: Record<string, string>
  /** What is typed the next time; null where what was said last is meant to count. */
  changed: Record<string, string> | null
  /** What the answer to that still says. */
  stays?: string
}

const WORDS = { ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }
const JANE = { name: 'Jane Doe', rating: '4' }

/** Every form: it only shows, opens or sets something, or how it is come by. */
export const FORMS: Record<FormCommand['kind'], typeof REPEATABLE | FormScene> = {
  'about-me': REPEATABLE,
  ask: REPEATABLE,
  'ask-for-card': REPEATABLE,
  'card-channel': REPEATABLE,
  digest: REPEATABLE,
  'hand-over': REPEATABLE,
  'erase-me': { scene: aboutToErase, opens: 'erase-form', values: { word: 'erase' }, changed: null },
  edit: REPEATABLE,
  'edit-draft': REPEATABLE,
  join: { scene: sought, opens: 'join-form', values: WORDS, changed: { ...WORDS, why: 'We sell them engines.' } },
  keep: REPEATABLE,
  log: { scene: newcomer, opens: 'iknow', values: { ...JANE, organization: 'Globex' }, changed: null },
  'log-for': { scene: openAsks, opens: 'log-form', values: JANE, changed: null },
  'log-on-card': { scene: carded, opens: 'know-someone', values: JANE, changed: null },
  'log-touch': REPEATABLE,
  'me-too': { scene: carded, opens: 'me-too-form', values: WORDS, changed: { ...WORDS, why: 'We sell them engines.' } },
  'merge-with': REPEATABLE,
  name: { scene: openAsks, opens: 'know-who', values: { teammate: 'cleo' }, changed: null },
  'no-go': REPEATABLE,
  'people-filter': REPEATABLE,
  'swap-terms': REPEATABLE,
  'place-card': REPEATABLE,
  reason: { scene: passed, opens: 'reason-form', values: { reason: 'no-fit' }, changed: null },
  redirect: {
    scene: asked,
    opens: 'redirect-form',
    values: { teammate: 'cleo' },
    changed: { teammate: 'dan' },
    stays: 'Cleo Marsh',
  },
  refine: REPEATABLE,
  reword: REPEATABLE,
  'settings-change': REPEATABLE,
  'snooze-until': REPEATABLE,
  'time-zone': REPEATABLE,
  'map-columns': REPEATABLE,
  'log-met': {
    scene: metOnLinkedIn,
    opens: 'suggested-form',
    values: { name: 'Jane Doe', organization: 'Globex', rating: '4' },
    changed: null,
  },
  'take-own': {
    scene: calendarOffered,
    opens: 'own-addresses',
    values: { ownAddresses: 'ben@our.example', visibility: 'open' },
    changed: null,
  },
  tip: { scene: carded, opens: 'tip-form', values: { teammate: 'cleo' }, changed: null },
  won: { scene: followedUp, opens: 'won-form', values: { amount: '1000' }, changed: { amount: '2000' } },
}
