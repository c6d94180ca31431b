import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'

// Slack's side of the benches, in a thread of its own (slack-worker.ts), so that it does not wait for what is measured.

type Order = {
  url: string
  count: number
  /** Whether an answer comes after the acknowledgement, and is waited for. */
  isAnswered: boolean
  /** How many are sent a second, whatever comes back; null: 32 at a time, each after what it waits for. */
  aSecond?: number | null
  /** What is typed, one after the other; /whoknows and one of a hundred companies unless told. */
  texts?: string[]
  /** How many people type in turn; one unless told. */
  people?: number
}

const Ready = z.object({ base: z.string() })
const Done = z.object({
  /** Milliseconds until each acknowledgement. */
  took: z.array(z.number()),
  /** Milliseconds until each answer, and each sentence instead of one. */
  answers: z.array(z.number()),
  sorry: z.array(z.number()),
  /** Commands that were not acknowledged. */
  refused: z.number(),
  /** Milliseconds until the last acknowledgement, and the last answer. */
  acknowledged: z.number(),
  answered: z.number(),
  /** Processor time of the thread, in milliseconds. */
  processor: z.number(),
})
export type Done = z.infer<typeof Done>

export type Client = { base: string; run(order: Order): Promise<Done>; close(): Promise<void> }

export async function openClient(): Promise<Client> {
  const worker = new Worker(new URL('./slack-worker.ts', import.meta.url))
  const next = async (): Promise<unknown> => (await once(worker, 'message'))[0]
  const { base } = Ready.parse(await next())
  return {
    base,
    async run(order) {
      worker.postMessage({ aSecond: null, ...order, url: `${order.url}/slack/events` })
      return Done.parse(await next())
    },
    async close() {
      await worker.terminate()
    },
  }
}
