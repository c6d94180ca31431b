import { DomainError } from '../../src/domain/errors.ts'
import { refusalText } from '../../src/views/refusals/refusal-text.ts'

/** What a refusal says to its reader; an error that is none is thrown on. */
export function sentenceOf(error: unknown): string {
  if (error instanceof DomainError) return refusalText(error)
  throw error
}

/** What is said when work is refused; fails when it is not. */
export async function refusalOf(work: () => unknown): Promise<string> {
  let done: unknown
  try {
    done = await work()
  } catch (error) {
    return sentenceOf(error)
  }
  throw new Error(`It was not refused: ${JSON.stringify(done)}`)
}
