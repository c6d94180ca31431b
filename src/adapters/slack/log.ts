import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../app/ports/log.ts'

/** Routes Bolt's log into ours. Its lower levels are dropped: they hold whole payloads, with names and texts. */
export function boltLog(log: Log): Logger {
  return {
    debug() {},
    info() {},
    warn: (message: unknown) => log.warn({ from: 'slack' }, String(message)),
    error: (message: unknown) => log.error({ from: 'slack' }, String(message)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  }
}
