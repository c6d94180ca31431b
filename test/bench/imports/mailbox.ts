import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { keepOwnAddresses } from '../../../src/app/imports/encounters/own-addresses.ts'
import { mergeImport, readImport } from '../../../src/app/imports/import-connections.ts'
import { openFile } from '../../../src/app/imports/open-file.ts'
import { printTable, ratio, seconds } from '../table.ts'
import { actor, openWorld, prepareFolder, removeFolder, watchMemory } from '../world.ts'

// A mailbox of 200 MB of headers into the embedded database, beside one of 50 MB: time grows with the file, memory does not.

const Measured = z.object({ took: z.number(), bare: z.number(), memory: z.number(), met: z.number() })

const MEGABYTE = 1024 * 1024

/** Each size in a process of its own on a database made before, so that its peak memory is its own. */
export async function benchMailbox(): Promise<void> {
  const rows = []
  for (const size of [50, 199]) {
    const folder = await prepareFolder()
    const child = fork(fileURLToPath(import.meta.url), [String(size), folder])
    const [message] = await once(child, 'message')
    const { took, bare, memory, met } = Measured.parse(message)
    await once(child, 'exit')
    await removeFolder(folder)
    rows.push({
      what: `${size} MB of headers, ${met.toLocaleString('en')} people met, ≤ ${memory} MB meanwhile`,
      measured: seconds(took),
      baseline: seconds(bare),
      ratio: ratio(took, bare),
      goal: '≤ 700 MB',
    })
  }
  printTable('import of a mailbox, embedded (baseline: its text decoded and nothing else)', rows)
}

async function measure(size: number, folder: string): Promise<z.infer<typeof Measured>> {
  const { store, close } = await openWorld(folder)
  const now = new Date()
  const { workspace, member } = await store.enter(actor('ana'), now)
  const context = { store, tenant: store.in(workspace.id), workspace, member, now, origin: 'cli' }
  await keepOwnAddresses(context, 'ana@our.example')
  const clock = () => new Date()
  const importFile = async (megabytes: number) => {
    const read = await readImport(
      context,
      { name: 'mail.mbox', kind: 'encounters', visibility: 'open', open: () => openFile(mailbox(megabytes)) },
      clock,
    )
    if (!read || 'known' in read) throw new Error('The file was taken for one known already.')
    return await mergeImport(store, workspace.id, read.importId, clock)
  }
  // A bot that runs: at its first statements V8 compiles the embedded database, which takes some 450 MB for a moment.
  await importFile(1)
  const mostMemory = await watchMemory()
  const start = performance.now()
  const { rows: met } = await importFile(size)
  const took = performance.now() - start
  const memory = mostMemory()
  await close()
  const before = performance.now()
  const file = await openFile(mailbox(size))
  for await (const _piece of file.text(200 * MEGABYTE));
  return { took, bare: performance.now() - before, memory, met }
}

/** The mails of some years with 5,000 people, made while they are read. */
async function* mailbox(megabytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for (let n = 0; bytes < megabytes * MEGABYTE; ) {
    let text = ''
    for (const end = n + 100; n < end; n++) text += mail(n)
    const piece = new TextEncoder().encode(text)
    bytes += piece.length
    yield piece
  }
}

function mail(n: number): string {
  const who = (n * 7919) % 5_000
  const person = `Given${who} Family <p${who}@company${who % 900}.example>`
  const [from, to] =
    n % 3 === 0 ? ['Ana <ana@our.example>', person] : [person, '=?utf-8?Q?An=C3=A1?= <ana@our.example>']
  const day = `${1 + (n % 28)} Mar ${2016 + (n % 10)}`
  const received = `Received: from mx${n % 9}.example (mx.example [192.0.2.1])\n\tby mail.our.example with ESMTPS id ${n}\n\tfor <ana@our.example>; ${day} 10:00:00 +0000\n`
  return `From ${n}@xxx Mon Mar 02 10:00:00 +0000 2020\n${received}${received}Message-ID: <${n}@mail.example>\nDate: ${day} 10:00:00 +0000\nFrom: ${from}\nTo: ${to}\nSubject: Number ${n}\nDKIM-Signature: ${'x'.repeat(120)}\n\nHello.\n\n`
}

const [, , size, folder] = process.argv
if (process.send && folder) {
  const measured = await measure(Number(size), folder)
  process.send(measured, () => process.disconnect())
}
