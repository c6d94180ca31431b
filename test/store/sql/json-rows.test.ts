import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonRows } from '../../../src/store/sql/json-rows.ts'
import { databases } from '../../support/database/database.ts'

describe.each(databases)('rows as JSON on $name', ({ open }) => {
  it('arrive as they were, but for what a text of PostgreSQL cannot hold', async () => {
    await using database = await open('blank')
    const texts = fc.array(fc.record({ text: fc.option(fc.string({ unit: 'binary' })), note: fc.string() }), {
      maxLength: 20,
    })
    const odd = fc.constantFrom(
      '\\',
      '\\u0000',
      '\\\\ud800',
      '\ud800',
      'a\udc00b',
      '\u0000',
      '"',
      '\n',
      '🦊',
      '\\\ud83d',
    )
    const rows = fc.oneof(
      texts,
      fc.array(fc.record({ text: fc.option(fc.array(odd).map((list) => list.join(''))), note: odd })),
    )
    const held = (text: string) => text.toWellFormed().replaceAll('\u0000', '\ufffd')
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const answer = await database.pool.query(
          'SELECT text, note FROM json_to_recordset($1::json) AS n(text text, note text)',
          [jsonRows(list)],
        )
        expect(answer.rows).toEqual(
          list.map(({ text, note }) => ({ text: text === null ? null : held(text), note: held(note) })),
        )
      }),
    )
  })
})
