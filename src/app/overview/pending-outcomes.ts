import type { ShownIntroduction } from '../../views/introductions/shown.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import type { Context } from '../ports/context.ts'

/** Introductions made for the speaker that await their word on how they went. */
export async function pendingOutcomesOf({ tenant, member, now }: Context): Promise<ShownIntroduction[]> {
  return (await tenant.introductions.pendingOutcomes(member.id)).map((one) => showIntroduction(one, 'asker', now))
}
