import { z } from 'zod'
import { DomainError } from './domain/errors.ts'
import { SETTING_FAULTS, type SettingFault } from './domain/start-faults.ts'

// The only code that reads the environment.

/** An empty variable counts as unset, as in a filled-out .env file. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional())

type Fault = SettingFault['fault']

/** A schema's `error`: the fault that stands for a violation. */
const fault = (name: Fault) => ({ error: name })

const url = optional(z.url({ protocol: /^https?$/, ...fault('no-web-address') }))

const Environment = z.object({
  DATA_DIR: z.preprocess((value) => value || './data', z.string()),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(?:ql)?$/, ...fault('no-database') })),
  DATABASE_OWNER_URL: optional(z.url({ protocol: /^postgres(?:ql)?$/, ...fault('no-database') })),
  PORT: z.preprocess(
    (value) => value || 3000,
    z.coerce.number(fault('no-port')).int(fault('no-port')).min(0, fault('no-port')).max(65535, fault('no-port')),
  ),
  HOST: optional(z.string()),
  LOG_LEVEL: z.preprocess(
    (value) => value || 'info',
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], fault('no-level')),
  ),
  DATABASE_WAIT: z.preprocess(
    (value) => value || 60,
    z.coerce.number(fault('no-patience')).min(0, fault('no-patience')).max(3600, fault('no-patience')),
  ),
  FOOTHOLD_SECRET_KEY: optional(
    z
      .string()
      .refine((keys) => keys.split(/[\s,]+/).every((key) => Buffer.from(key, 'base64').length === 32), fault('no-key')),
  ),
  SLACK_BOT_TOKEN: optional(z.string().startsWith('xoxb-', fault('no-bot-token'))),
  SLACK_APP_TOKEN: optional(z.string().startsWith('xapp-', fault('no-app-token'))),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_CLIENT_ID: optional(z.string()),
  SLACK_CLIENT_SECRET: optional(z.string()),
  SLACK_STATE_SECRET: optional(z.string().min(16, fault('no-state-secret'))),
  SLACK_API_URL: url,
  DISCORD_TOKEN: optional(z.string()),
  DISCORD_APPLICATION_ID: optional(z.string().regex(/^\d{15,21}$/, fault('no-application'))),
  DISCORD_API_URL: url,
  METRICS_TOKEN: optional(z.string()),
})

export type Config = {
  /** Folder for local data: the embedded database, its key, the playground's messages. */
  dataDir: string
  database:
    | { kind: 'embedded' }
    /** `ownerUrl`: as whom the tables are made and changed, where the bot itself may not; null where it is the same. */
    | { kind: 'server'; url: string; ownerUrl: string | null; secretKey: string }
  /** How long a start waits for its database, in seconds. */
  databaseWait: number
  /** Keys that encrypt stored secrets, the newest first; if null, an embedded database's folder holds them. */
  secretKey: string | null
  port: number
  /**
   * Address the HTTP server listens on; null for this machine only. Always null without a platform: the playground lets
   * whoever reaches it act as any member.
   */
  host: string | null
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
  /** Whoever has it may read the metrics; null: this machine alone. */
  metricsToken: string | null
  slack: SlackConfig | null
  discord: DiscordConfig | null
}

/** In one workspace, whose bot token is given, or in all that install the bot. */
type SlackConfig = { apiUrl: string | null } & (
  | { botToken: string }
  | { install: { clientId: string; clientSecret: string; stateSecret: string } }
) &
  ({ mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string })

type DiscordConfig = { token: string; applicationId: string; apiUrl: string | null }

/**
 * Reads the settings.
 *
 * @throws DomainError settings-invalid, naming every mistake at once but no values
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const faults = Environment.safeParse(environment).error?.issues.map(faultOf) ?? []
  // What is wrong with one setting must not hide what another lacks: a faulty one counts as given.
  const faulty = new Set(faults.map(({ setting }) => setting))
  const env = Environment.parse(Object.fromEntries(Object.entries(environment).filter(([name]) => !faulty.has(name))))
  const lacking: SettingFault[] = []
  const slack = readSlack(env, lacking)
  const discord = readDiscord(env, lacking)
  const database = readDatabase(env, lacking)
  faults.push(...lacking.filter((one) => !involved(one).some((setting) => faulty.has(setting))))
  if (faults.length > 0 || !database) throw new DomainError('settings-to-mend', { faults })
  return {
    dataDir: env.DATA_DIR,
    database,
    databaseWait: env.DATABASE_WAIT,
    secretKey: env.FOOTHOLD_SECRET_KEY ?? null,
    port: env.PORT,
    host: slack || discord ? (env.HOST ?? null) : null,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN ?? null,
    slack,
    discord,
  }
}

type Env = z.infer<typeof Environment>

function readDatabase(env: Env, faults: SettingFault[]): Config['database'] | null {
  if (!env.DATABASE_URL) return { kind: 'embedded' }
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl = null, FOOTHOLD_SECRET_KEY: secretKey } = env
  if (secretKey) return { kind: 'server', url, ownerUrl, secretKey }
  faults.push({ setting: 'FOOTHOLD_SECRET_KEY', fault: 'key-missing' })
  return null
}

function readSlack(env: Env, faults: SettingFault[]): SlackConfig | null {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env
  const whose = readInstall(env, faults)
  if (!whose) return null
  const common = { ...whose, apiUrl: env.SLACK_API_URL ?? null }
  if (appToken) return { ...common, mode: 'socket', appToken }
  if (signingSecret) return { ...common, mode: 'http', signingSecret }
  faults.push({ setting: 'SLACK_APP_TOKEN', fault: 'slack-way-missing' })
  return null
}

/** Whose bot it is in Slack: one workspace's, or that of all who install it. */
function readInstall(env: Env, faults: SettingFault[]) {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = env
  const { SLACK_STATE_SECRET: stateSecret, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env
  const isForMany = Boolean(clientId || clientSecret || stateSecret)
  if (botToken && !isForMany) return { botToken }
  if (clientId && clientSecret && stateSecret && !botToken) return { install: { clientId, clientSecret, stateSecret } }
  if (botToken) faults.push({ setting: 'SLACK_BOT_TOKEN', fault: 'slack-both-ways' })
  else if (isForMany)
    for (const setting of ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const) {
      if (!env[setting]) faults.push({ setting, fault: 'install-half' })
    }
  else if (appToken || signingSecret) faults.push({ setting: 'SLACK_BOT_TOKEN', fault: 'bot-token-missing' })
  return null
}

function readDiscord(env: Env, faults: SettingFault[]): DiscordConfig | null {
  const { DISCORD_TOKEN: discordToken, DISCORD_APPLICATION_ID: applicationId } = env
  if (!discordToken && !applicationId) return null
  if (discordToken && applicationId) return { token: discordToken, applicationId, apiUrl: env.DISCORD_API_URL ?? null }
  faults.push({ setting: 'DISCORD_TOKEN', fault: 'discord-half' })
  return null
}

/** The settings any of which, once it is right, may be all that is missing. */
function involved({ setting, fault }: SettingFault): string[] {
  if (fault === 'slack-way-missing') return ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']
  return fault === 'discord-half' ? ['DISCORD_TOKEN', 'DISCORD_APPLICATION_ID'] : [setting]
}

function faultOf({ path, message }: z.core.$ZodIssue): SettingFault {
  return { setting: path.join('.'), fault: SETTING_FAULTS.find((name) => name === message) ?? 'no-text' }
}
