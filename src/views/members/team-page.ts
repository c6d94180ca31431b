import { LEAVER_DAYS } from '../../domain/members/leaving.ts'
import { sayCount, sayNumber } from '../format.ts'
import type { Button, View } from '../view.ts'

// What an admin sees of the team as a whole: numbers only, never who.

/** Opens it. */
export const TEAM: Button = { label: 'Team', command: { kind: 'team' } }

export function teamView(team: { members: number; logged: number; left: number; leaverDays: number }): View {
  const { members, logged, left, leaverDays } = team
  const summary = `${sayNumber(logged)} of ${sayCount(members, 'teammate', 'teammates')} logged somebody.`
  const gone =
    left === 0
      ? `Everything of a member who leaves is erased after ${leaverDays} days. Nothing of it is handed to anybody.`
      : `${sayCount(left, 'member has', 'members have')} left; everything of theirs is erased after ${leaverDays} days. Nothing of it is handed to anybody.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'The team' },
      { kind: 'text', text: summary },
      {
        kind: 'text',
        tone: 'quiet',
        text: 'Those who spoke to me at least once are counted, and nobody else hears from me: who started, and who did not, stays with them.',
      },
      { kind: 'text', text: gone },
      {
        kind: 'buttons',
        buttons: LEAVER_DAYS.filter((days) => days !== leaverDays).map((days) => ({
          label: `Erase after ${days} days`,
          command: { kind: 'leaver-days', days },
        })),
      },
    ],
  }
}
