import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../app/ports/log.ts'

/** Bolt's log in ours. What it says at its lower levels holds whole payloads, with names and texts: that stays unsaid. */
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
