import type { SentencesOf } from '../../domain/errors.ts'
import type { SettingFault } from '../../domain/start-faults.ts'

/** What keeps the bot from starting. */
export const SETTINGS: SentencesOf<'data-dir-in-use' | 'settings-invalid'> = {
  'data-dir-taken': ({ dataDir, holder }) => {
    const who = holder ? ` by process ${holder.pid} on ${holder.host}` : ''
    return `The data folder ${dataDir} is in use${who}. Stop that one first, or set DATA_DIR to another folder.`
  },
  'settings-to-mend': ({ faults }) => ['Please correct these settings:', ...faults.map(sayFault)].join('\n  '),
  'port-taken': ({ port }) => `Port ${port} is taken. Is Foothold running already? If not, set PORT to another one.`,
  'port-forbidden': ({ port }) =>
    `Port ${port} is not open to this user: the system keeps those below 1024 for itself. Set PORT to a higher one.`,
  'host-not-here': ({ host }) =>
    `${host} is no address of this machine. Set HOST to one of its own, or to 0.0.0.0 for all.`,
  'discord-not-set-up': () => 'Set DISCORD_TOKEN and DISCORD_APPLICATION_ID first.',
  'discord-token-refused': () => 'Discord does not accept DISCORD_TOKEN: copy it anew from Bot, Token.',
  'discord-commands-refused': ({ said }) =>
    `Discord refused (${said}). Check DISCORD_TOKEN and DISCORD_APPLICATION_ID.`,
  'discord-closed': ({ code }) =>
    code === 4014
      ? 'Discord does not allow one of the intents (4014). Switch it on under Bot, Privileged Gateway Intents.'
      : `Discord closed the connection for good (${code}). docs/discord.md says what the code means.`,
  'slack-app-token-refused': ({ said }) =>
    `Slack refuses SLACK_APP_TOKEN (${said}). It needs the scope connections:write, and Socket Mode on.`,
  'slack-bot-token-refused': ({ said }) =>
    `Slack refuses SLACK_BOT_TOKEN (${said}). Copy the Bot User OAuth Token from the app’s page “OAuth & Permissions”.`,
}

const FAULTS: Record<SettingFault['fault'], string> = {
  'no-bot-token': 'must start with xoxb- (OAuth & Permissions, Bot User OAuth Token)',
  'no-app-token': 'must start with xapp- (Basic Information, App-Level Tokens)',
  'no-web-address': 'must be an http(s) URL',
  'no-database': 'must be like postgresql://user:password@host:5432/foothold',
  'no-port': 'must be a port number',
  'no-level': 'must be trace, debug, info, warn, error, fatal or silent',
  'no-key': 'must be 32 bytes in base64 (openssl rand -base64 32), or several such keys with commas between',
  'no-patience': 'must be a number of seconds, 0 to 3600',
  'no-application': 'must be the application’s number',
  'no-text': 'must be a text',
  'key-missing': 'is needed with DATABASE_URL (openssl rand -base64 32 makes one; keep it safe)',
  'no-state-secret': 'must have 16 characters at least (openssl rand -base64 32 makes one)',
  'bot-token-missing':
    'is needed with the other SLACK_ settings (or, to be installed in many workspaces, SLACK_CLIENT_ID)',
  'slack-both-ways':
    'is for one workspace; SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET are for many: set one or the other',
  'install-half': 'is missing: SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET are needed together',
  'slack-way-missing': '(Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is needed with the other SLACK_ settings',
  'discord-half': 'and DISCORD_APPLICATION_ID are needed together',
}

function sayFault({ setting, fault }: SettingFault): string {
  return `${setting} ${FAULTS[fault]}`
}
