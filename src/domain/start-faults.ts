// What keeps the program from starting: an operator can set it right.

/** The reasons besides wrong settings; see src/domain/errors.ts. */
export const START_CODES = {
  'database-away': 'cannot-start',
  'database-login-refused': 'cannot-start',
  'database-not-there': 'cannot-start',
  'database-forbids': 'cannot-start',
  'database-lacks': 'cannot-start',
  'database-too-old': 'cannot-start',
  'database-newer': 'cannot-start',
  'database-behind': 'cannot-start',
  'database-of-other': 'cannot-start',
  'database-new': 'cannot-start',
  'database-half-done': 'cannot-start',
  'database-damaged': 'cannot-start',
  'bot-of-other-version': 'cannot-start',
  'disk-full': 'cannot-start',
  'folder-is-file': 'cannot-start',
  'folder-forbidden': 'cannot-start',
  'folder-impossible': 'cannot-start',
  'folder-open': 'cannot-start',
  'database-not-empty': 'cannot-start',
  'backup-unreadable': 'cannot-start',
  'backup-incomplete': 'cannot-start',
  'backup-differs': 'cannot-start',
  'backup-of-other-version': 'cannot-start',
  'bot-runs': 'cannot-start',
  'bot-holds-key': 'cannot-start',
  'doctor-found': 'cannot-start',
  'key-lost': 'cannot-start',
  'key-of-other': 'cannot-start',
  'key-damaged': 'cannot-start',
  'discord-not-set-up': 'settings-invalid',
  'discord-token-refused': 'settings-invalid',
  'discord-commands-refused': 'settings-invalid',
  'discord-closed': 'settings-invalid',
  'slack-app-token-refused': 'settings-invalid',
  'slack-bot-token-refused': 'settings-invalid',
} as const

/** What the messages of these reasons need. */
export type StartDetails = {
  /** How long it was waited for, in seconds. */
  'database-away': { why: 'refused' | 'broken' | 'silent' | 'host-unknown' | 'starting' | 'crowded'; seconds: number }
  /** What the database said, in its own words. */
  'database-login-refused': { said: string }
  'database-not-there': { said: string }
  'database-forbids': { said: string }
  'database-lacks': { said: string }
  'database-too-old': { version: string }
  /** A migration that this program does not have. */
  'database-newer': { migration: string }
  'database-behind': { lacking: number }
  'database-of-other': { lacking: number }
  'database-half-done': { migration: string }
  'database-damaged': { path: string; said: string }
  'folder-is-file': { path: string }
  'folder-forbidden': { path: string }
  'folder-impossible': { path: string }
  'folder-open': { path: string }
  /** Where the key was looked for; null where it comes from the settings. */
  'key-lost': { path: string }
  'key-of-other': { path: string | null }
  'key-damaged': { path: string | null }
  'backup-differs': { table: string }
  'doctor-found': { problems: number }
}

/** Ways a setting can be invalid; see src/config.ts. */
export const SETTING_FAULTS = [
  'no-bot-token',
  'no-app-token',
  'no-web-address',
  'no-database',
  'no-port',
  'no-level',
  'no-key',
  'no-patience',
  'no-application',
  'no-text',
  'no-state-secret',
  'key-missing',
  'bot-token-missing',
  'slack-both-ways',
  'install-half',
  'slack-way-missing',
  'discord-half',
] as const
export type SettingFault = { setting: string; fault: (typeof SETTING_FAULTS)[number] }
