import { readFileSync } from 'node:fs'

/** The lines of a table of texts, without its comments. */
export function textsOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}
