import { readdir, readFile } from 'node:fs/promises'
import type { ConnectionRecord } from '../../src/app/imports/formats/format.ts'
import { withMapping } from '../../src/app/imports/formats/mapped-table.ts'
import { type OpenedFile, openFile, readPeople } from '../../src/app/imports/open-file.ts'
import { DomainError } from '../../src/domain/errors.ts'
import type { Mapping } from '../../src/domain/imports/mapping/mapping.ts'
import { inPieces } from './bytes.ts'
import { mutate } from './mutations.ts'

// Every shape of a file of people, damaged in many ways and read.

/** The files of people in test/fixtures, in UTF-8. */
export async function peopleShapes(): Promise<{ name: string; bytes: Uint8Array }[]> {
  const shapes = []
  for (const folder of ['contacts', 'connections']) {
    const at = new URL(`../fixtures/${folder}/`, import.meta.url)
    for (const name of await readdir(at)) {
      if (/cut-off|quote-never|sign-in/.test(name)) continue
      const file = await openFile(inPieces(await readFile(new URL(name, at))))
      let text = ''
      for await (const piece of file.text(1_000_000)) text += piece
      shapes.push({ name, bytes: Buffer.from(text) })
    }
  }
  return shapes
}

/** A file's people, or why it is refused; anything else is thrown. */
export async function outcomeOf(
  bytes: Uint8Array,
  size?: number,
  mapping?: Mapping,
): Promise<ConnectionRecord[] | { refused: string }> {
  let file: OpenedFile | null = null
  const people: ConnectionRecord[] = []
  try {
    const opened = await openFile(inPieces(bytes, size))
    file = mapping ? withMapping(opened, mapping) : opened
    for await (const batch of readPeople(file)) for (const row of batch) if (row.kind === 'row') people.push(row.record)
    return people
  } catch (error) {
    if (error instanceof DomainError && error.code === 'file-refused') return { refused: error.reason }
    throw error
  }
}

/** What is read of somebody, wherever they stand in the file. */
const said = ({ line: _, ...person }: ConnectionRecord): string => JSON.stringify(person)

/**
 * Damages a file and reads it: whoever is read under the name of somebody whose row was not touched reads as before.
 *
 * @returns what went wrong; null if nothing did
 */
export async function readDamaged(
  bytes: Uint8Array,
  sound: ConnectionRecord[],
  seed: number,
  mapping?: Mapping,
): Promise<string | null> {
  const { bytes: damaged, what, damaged: at } = mutate(bytes, seed)
  const read = await outcomeOf(damaged, undefined, mapping)
  if ('refused' in read) return at === null ? `${what} (seed ${seed}): refused as ${read.refused}` : null
  const lineAt = (byte: number) =>
    Buffer.from(bytes.subarray(0, byte))
      .toString('latin1')
      .split(/\r\n|\n|\r/).length
  // The line ends on both sides belong to it.
  const [first, last] = at === null ? [0, -1] : [lineAt(Math.max(0, at.from - 2)), lineAt(at.to + 2)]
  const isHeader = at !== null && first < (sound[0]?.line ?? 0)
  const untouched = sound.filter(
    ({ line }, n) => line > last || (sound[n + 1]?.line ?? Number.POSITIVE_INFINITY) <= first,
  )
  const byName = new Map(read.map((person) => [person.name, said(person)]))
  const wrong = isHeader ? [] : untouched.filter((person) => (byName.get(person.name) ?? said(person)) !== said(person))
  const missing = at === null ? sound.filter((person) => !byName.has(person.name)) : []
  const [one] = [...wrong, ...missing]
  return one ? `${what} (seed ${seed}): ${said(one)} reads ${byName.get(one.name)}` : null
}
