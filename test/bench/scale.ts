import { benchScaleEmbedded } from './scale-embedded.ts'
import { benchScaleServer } from './scale-server.ts'

/** 1,000,000 relationships over 200,000 companies, on a server; as many companies embedded. */
export async function benchScale(): Promise<void> {
  await benchScaleServer()
  await benchScaleEmbedded()
}
