import { type Logger, pino } from 'pino'

/** Fields that may hold a secret or identify somebody: ids are enough to find a row. */
const PRIVATE = ['token', 'secret', 'password', 'authorization', 'text', 'name', 'email', 'values', 'view']

/** pino's number of the level warn. */
const WARN = 40

/**
 * Logs JSON lines to standard error, keeping standard output for answers; secrets and names are redacted.
 *
 * @param onFault called for each line from warn on, with the code of its error: an SQLSTATE, a platform's, or its class
 */
export function createLog(level: string, onFault: (level: string, code: string) => void = () => {}): Logger {
  return pino(
    {
      level,
      base: null,
      hooks: {
        logMethod(args, method, at) {
          if (at >= WARN) onFault(pino.levels.labels[at] ?? 'warn', codeOf(args[0]))
          method.apply(this, args)
        },
      },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: PRIVATE.flatMap((field) => [field, `*.${field}`]), censor: '…' },
    },
    pino.destination({ fd: 2, sync: true }),
  )
}

function codeOf(fields: unknown): string {
  const error = typeof fields === 'object' && fields !== null && 'err' in fields ? fields.err : null
  if (!(error instanceof Error)) return 'none'
  return 'code' in error && /^[\w-]{1,40}$/.test(String(error.code)) ? String(error.code) : error.name
}
