import { readKnownInSteps } from '../../domain/matching/companies/known-names.ts'

/** Reads what the first ask needs, and lets others in between, so that it is as quick as the second. */
export async function warmUp(): Promise<void> {
  const steps = readKnownInSteps()
  while (!steps.next().done) await new Promise((resolve) => setImmediate(resolve))
}
