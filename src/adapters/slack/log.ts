import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../app/log.ts'

/** Bolt's log in ours. What it says at its lower levels holds whole payloads, with names and texts: that stays unsaid. */
export function boltLog(log: Log): Logger {
  const say = (write: Log['warn']) => (message: unknown) => write({ from: 'slack' }, String(message))
  return {
    debug() {},
    info() {},
    warn: say(log.warn),
    error: say(log.error),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  }
}
