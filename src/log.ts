import { type Logger, pino } from 'pino'

/** Fields that may hold a secret or identify somebody: ids are enough to find a row. */
const PRIVATE = ['token', 'secret', 'password', 'authorization', 'text', 'name', 'email', 'values', 'view']

/** Logs JSON lines to standard error, keeping standard output for answers; secrets and names are redacted. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: PRIVATE.flatMap((field) => [field, `*.${field}`]), censor: '…' },
    },
    pino.destination({ fd: 2, sync: true }),
  )
}
