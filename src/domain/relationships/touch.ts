import { z } from 'zod'
import { DAYS_OF_WEEK, dayOfWeek, daysBefore, weekdayBefore } from '../time/days.ts'

// A touch: a dated interaction that keeps a relationship warm, told in a few words ("Jane Doe lunch", "called Jane Doe
// yesterday").

/** What members tell of, and what files tell of besides. */
export const TOLD_KINDS = ['meeting', 'meal', 'call', 'message', 'event', 'other'] as const
export const TOUCH_KINDS = [...TOLD_KINDS, 'recommendation', 'endorsement'] as const
export const TouchKind = z.enum(TOUCH_KINDS)
export type TouchKind = z.infer<typeof TouchKind>

/** What was understood: of whom it is, empty if of nobody; what it was; and how to find its day. */
export type TouchText = { who: string; how: TouchKind | null; when: TouchDay }
export const TouchDay = z.union([
  z.object({ ago: z.number().int().min(0) }),
  z.object({ weekday: z.number().int().min(1).max(7) }),
  z.object({ day: z.string().max(20) }),
])
type TouchDay = z.infer<typeof TouchDay>

/** What people call each kind, in English, German, French and Spanish. */
const WORDS: readonly [TouchKind, string][] = [
  [
    'meal',
    'lunch|dinner|breakfast|brunch|coffee|coffees|tea|beers?|drinks?|mittagessen|abendessen|kaffee|déjeuner|dîner|café|almuerzo|cena',
  ],
  ['call', 'call|called|phone call|video call|phoned|rang|zoom|spoke|talked|telefonat|anruf|telefoniert|appel|llamada'],
  [
    'message',
    'e-?mail|e-?mailed|mail|mailed|message|messaged|wrote|texted|chat|chatted|letter|replied|nachricht|geschrieben|courriel|correo|mensaje',
  ],
  ['event', 'event|conference|party|fair|meetup|wedding|konferenz|messe|conférence|salon|conferencia|feria'],
  ['meeting', 'met|meeting|visit|visited|walk|treffen|getroffen|réunion|réunie|reunión|visita'],
]
const ANY_WORD = WORDS.map(([, words]) => words).join('|')

/** "had a", "grabbed", "for", "by": they say no more than the word after them. */
const OPENING =
  /^(?:(?:i|we)\s+)?(?:(?:have\s+)?just\s+)?(?:(?:had|have had|grabbed|went for|did)\s+)?(?:an?\s+|the\s+)?/iu
const FIRST = new RegExp(
  `^(?:(?:quick|long|short|nice|good)\\s+)?(${ANY_WORD})(?:\\s+(?:with|to|from|by|mit|avec|con))?(?:\\s+|$)(.*)$`,
  'isu',
)
const LAST = new RegExp(
  `^(.*?)[\\s,:;–—-]+(?:(?:for|over|at|by|per|via)\\s+)?(?:an?\\s+|the\\s+)?(${ANY_WORD})$`,
  'isu',
)

const COUNTS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
const UNITS: Record<string, number> = { day: 1, week: 7, month: 30 }
const WEEKDAY = DAYS_OF_WEEK.join('|')
const TIME = new RegExp(
  `(?:^|[\\s,]+)(?:(today|yesterday|last week|last month)|(?:on\\s+|last\\s+)?(${WEEKDAY})|(\\d{1,3}|${Object.keys(COUNTS).join('|')})\\s+(day|week|month)s?\\s+ago|(?:on\\s+)?(\\d{4}-\\d\\d-\\d\\d))(?=$|[\\s,.!])`,
  'iu',
)
const NAMED_DAYS: Record<string, number> = { today: 0, yesterday: 1, 'last week': 7, 'last month': 30 }

/** Reads a touch told in words; whoever is not said is an empty `who`. A pure function. */
export function readTouch(text: string): TouchText {
  const clean = text.replace(/\s+/g, ' ').trim()
  const time = TIME.exec(clean)
  const when = time ? readTime(time) : { ago: 0 }
  const rest = (time ? clean.replace(time[0], ' ') : clean).replace(/[\s.!]+$/, '').trim()
  let who = rest.replace(OPENING, '')
  let how: TouchKind | null = null
  const first = FIRST.exec(who)
  if (first) {
    how = kindOf(first[1] ?? '')
    who = first[2] ?? ''
  }
  const last = LAST.exec(who.trim())
  if (last) {
    how = kindOf(last[2] ?? '')
    who = last[1] ?? ''
  }
  return { who: tidy(who), how, when }
}

function kindOf(word: string): TouchKind {
  return WORDS.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(word))?.[0] ?? 'other'
}

function tidy(who: string): string {
  return who
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:;–—-]+|[\s,:;.–—-]+$/gu, '')
    .trim()
}

function readTime([, named, weekday, count, unit, day]: RegExpExecArray): TouchDay {
  if (day) return { day }
  if (weekday) return { weekday: dayOfWeek(weekday) }
  if (count && unit) return { ago: (COUNTS[count.toLowerCase()] ?? Number(count)) * (UNITS[unit.toLowerCase()] ?? 1) }
  return { ago: NAMED_DAYS[(named ?? '').toLowerCase()] ?? 0 }
}

/**
 * The day of a touch, `yyyy-mm-dd`; null for one that does not exist, or is still to come.
 *
 * @param today the day it is told on
 */
export function dayOfTouch(when: TouchDay, today: string): string | null {
  if ('ago' in when) return daysBefore(today, when.ago)
  if ('weekday' in when) return weekdayBefore(today, when.weekday)
  return z.iso.date().safeParse(when.day).success && when.day <= today ? when.day : null
}

/** Sentences that tell of a touch and of nothing else: "had lunch with Jane Doe", "called Jane Doe yesterday". */
const TOLD =
  /^(?:(?:i|we)\s+)?(?:just\s+)?(?:(?:had|grabbed)\s+(?:an?\s+)?(?:(?:quick|long|nice|good)\s+)?(?:lunch|dinner|breakfast|coffee|tea|beers?|drinks?|call|phone call|video call|meeting|chat)\s+with|called|phoned|e-?mailed|messaged|texted|wrote\s+to|spoke\s+(?:to|with)|talked\s+(?:to|with))\s+(?:\p{Lu}|$)/iu
const MAX_WHO = 6

/** Whether a sentence in plain words tells of a touch. */
export function isTouch(text: string): boolean {
  const clean = text.trim()
  if (/[?？]\s*$/.test(clean) || !TOLD.test(clean)) return false
  const { who } = readTouch(clean)
  return /^\p{Lu}/u.test(who) && who.split(' ').length <= MAX_WHO
}
