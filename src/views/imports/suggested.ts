import { RATING_WORDS } from '../finding/evidence.ts'
import { capitalised, monthOfDay, plural, sayCount, sayNumber } from '../format.ts'
import { logForm } from '../relationships/relationship.ts'
import { type Button, type Form, lineView, type Node, type View } from '../view.ts'

type Suggested = { id: string; name: string; company: string | null; domain: string | null; title: string | null }
type Dated = Suggested & { days: number; first: string; last: string }

/** Leads to those who wait for a word. */
export const sayWhom = (label: string): Button => ({ label, command: { kind: 'suggested' } })
export const metButton = (waiting: number): Button => sayWhom(`${sayNumber(waiting)} I met, not logged`)

/** Whom its reader met most often and did not log, and how many more there are. */
export function sayMetMost(most: Pick<Dated, 'name' | 'days' | 'first'>, total: number): string {
  const often = most.days === 1 ? '' : ` on ${sayNumber(most.days)} days since ${monthOfDay(most.first)}`
  const others = total === 1 ? '' : `, and with ${sayCount(total - 1, 'other', 'others')}`
  return `You were in touch with ${most.name}${often}${others}: log ${plural(total, 'them', 'those you know')}?`
}

/** People somebody met who are no tie of theirs: one press each logs or leaves them out. */
export function suggestedView({ people, total }: { people: Dated[]; total: number }, logged: string | null): View {
  const done = logged === null ? '' : `${logged} is logged. `
  if (total === 0) return lineView(`${done}Nobody else you met is waiting for a word of yours.`)
  const summary = `${done}${sayNumber(total)} ${plural(total, 'person', 'people')} you met ${plural(total, 'is', 'are')} not among those you logged.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'How well do you know them?' },
      {
        kind: 'text',
        text: `${summary} Only you see this list. One press logs somebody, or leaves them out for good.`,
      },
      ...people.map(
        (one): Node => ({
          kind: 'item',
          title: one.name,
          detail: [one.title, one.company ?? one.domain].filter(Boolean).join(', '),
          note: metOften(one),
          buttons: answersTo(one),
        }),
      ),
      ...(total > people.length
        ? [{ kind: 'text' as const, text: 'The next come as you answer.', tone: 'quiet' as const }]
        : []),
    ],
  }
}

/** "In touch on 14 days since March 2025, last in November 2026." */
function metOften({ days, first, last }: Dated): string {
  if (days === 1) return `In touch once, in ${monthOfDay(last)}.`
  return `In touch on ${sayNumber(days)} days since ${monthOfDay(first)}, last in ${monthOfDay(last)}.`
}

/** One press logs whose company is known; of others it is asked. */
function answersTo({ id, company, domain }: Suggested): Button[] {
  const leave: Button = { label: 'Leave out', command: { kind: 'leave-suggested', suggestionId: id } }
  if (company === null && domain === null)
    return [{ label: 'Log them', command: { kind: 'suggested-form', suggestionId: id } }, leave]
  const rate = (rating: number): Button => ({
    label: capitalised(RATING_WORDS[rating] ?? ''),
    command: { kind: 'log-suggested', suggestionId: id, rating },
  })
  return [...[5, 4, 3, 2].map(rate), leave]
}

/** The form to log somebody met, filled with what is known of them. */
export const suggestedForm = (
  suggestionId: string,
  values: Record<string, string>,
  errors?: Record<string, string>,
): Form => ({ ...logForm(values, errors), submit: { kind: 'log-met', suggestionId, values: {} } })
