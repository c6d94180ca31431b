import type { Platform } from '../../src/app/ports/platform.ts'
import type { View } from '../../src/views/view.ts'
import { createRecordingPlatform, type Delivered } from '../support/platform.ts'
import type { Chance } from './chance.ts'

export type Shown = Delivered & { at: Date }

export type RoughPlatform = Platform & {
  /** What was shown, oldest first. */
  shown: readonly Shown[]
  /** Sends that failed before anything was shown, and sends that were shown and whose answer was lost. */
  failed: { unsent: number; unanswered: Map<string, number> }
}

/** How many of all sends fail, and of all updates. */
const FAILING = 0.1

/**
 * A recording platform that notes when, and, where it is rough, fails a tenth of the sends: half of them before the
 * message shows, half after it, as where an answer is lost.
 *
 * @param options.takesNonce whether a delivery sent again is known by its id, and not shown again
 */
export function createRoughPlatform(options: {
  name: Platform['name']
  now(): Date
  chance: Chance
  rough: boolean
  takesNonce: boolean
}): RoughPlatform {
  const { now, chance, rough, takesNonce } = options
  const platform = createRecordingPlatform(options.name)
  const shown: Shown[] = []
  const tries = new Map<string, number>()
  const failed = { unsent: 0, unanswered: new Map<string, number>() }
  const drawn = (key: string, ...names: string[]) => {
    tries.set(key, (tries.get(key) ?? 0) + 1)
    return rough ? chance('platform', ...names, tries.get(key) ?? 0) : 1
  }

  return {
    ...platform,
    shown,
    failed,
    async send(to, view, deliveryId, sending) {
      const known = takesNonce && shown.find((one) => one.deliveryId === deliveryId)
      if (known) return known.ref
      const chanceOfIt = drawn(deliveryId, 'user' in to ? to.user : to.channel, view.summary)
      if (chanceOfIt < FAILING / 2) {
        failed.unsent += 1
        throw new Error('The platform is away.')
      }
      const ref = await platform.send(to, view, deliveryId, sending)
      const message = platform.delivered.at(-1)
      if (!message) throw new Error('A message was not recorded.')
      shown.push(Object.assign(message, { at: now() }))
      if (chanceOfIt < FAILING) {
        failed.unanswered.set(deliveryId, (failed.unanswered.get(deliveryId) ?? 0) + 1)
        throw new Error('The platform did not answer.')
      }
      return ref
    },
    async update(workspace, ref, view: View) {
      if (drawn(`${ref.channel} ${ref.message}`, ref.channel, view.summary) < FAILING)
        throw new Error('The platform is away.')
      return await platform.update(workspace, ref, view)
    },
  }
}
