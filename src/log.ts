import { type Logger, pino } from 'pino'

/** Fields that may hold a secret or say who somebody is: ids are enough to find a row. */
const PRIVATE = ['token', 'secret', 'password', 'authorization', 'text', 'name', 'email', 'values', 'view']

/** JSON lines on standard error, so that standard output stays free for answers; secrets and names never leave. */
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
