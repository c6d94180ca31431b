import { DomainError } from '../../../src/domain/errors.ts'
import { openDataDir } from '../../../src/store/embedded/data-dir.ts'
import { refusalText } from '../../../src/views/refusals/refusal-text.ts'

// A process that opens a data folder and holds it until its standard input ends. Says on standard output what it got,
// in one JSON line. Arguments: the folder, and the role.

const [, , dataDir = '', role] = process.argv
const fail = (error: unknown) => {
  process.stderr.write(`${error instanceof DomainError ? refusalText(error) : String(error)}\n`)
  process.exit(1)
}

try {
  const opened = await openDataDir({ dataDir, role: role === 'bot' ? 'bot' : 'command', onExit: fail })
  process.stdout.write(`${JSON.stringify({ attached: opened.attached, connection: opened.connection })}\n`)
  for await (const _ of process.stdin);
  await opened.close()
} catch (error) {
  fail(error)
}
