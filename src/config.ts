import { z } from 'zod'
import { DomainError } from './domain/errors.ts'

// The only reader of the environment.

/** An empty variable counts as unset, as in a filled-out .env file. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional())

const token = (start: string, where: string) =>
  optional(z.string().startsWith(start, { error: `must start with ${start} (${where})` }))
const url = optional(z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }))

const Environment = z.object({
  DATA_DIR: z.preprocess((value) => value || './data', z.string()),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(?:ql)?$/, error: 'must be like postgresql://user:password@host:5432/foothold' }),
  ),
  PORT: z.preprocess(
    (value) => value || 3000,
    z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535, { error: 'must be a port number' }),
  ),
  HOST: optional(z.string()),
  LOG_LEVEL: z.preprocess(
    (value) => value || 'info',
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be trace, debug, info, warn, error, fatal or silent',
    }),
  ),
  FOOTHOLD_SECRET_KEY: optional(
    z.string().refine((key) => Buffer.from(key, 'base64').length === 32, {
      error: 'must be 32 bytes in base64 (openssl rand -base64 32)',
    }),
  ),
  SLACK_BOT_TOKEN: token('xoxb-', 'OAuth & Permissions, Bot User OAuth Token'),
  SLACK_APP_TOKEN: token('xapp-', 'Basic Information, App-Level Tokens'),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_API_URL: url,
  DISCORD_TOKEN: optional(z.string()),
  DISCORD_APPLICATION_ID: optional(z.string().regex(/^\d{15,21}$/, { error: 'must be the application’s number' })),
  DISCORD_API_URL: url,
})

export type Config = {
  /** Folder of what this machine keeps: the embedded database, its key, the playground's messages. */
  dataDir: string
  database: { kind: 'embedded' } | { kind: 'server'; url: string; secretKey: string }
  /** Encrypts stored secrets; left out, the folder of an embedded database holds one. */
  secretKey: string | null
  port: number
  /**
   * Where the HTTP server listens; null for this machine only. Always null without a platform: the playground lets
   * whoever reaches it look through anybody's eyes.
   */
  host: string | null
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
  slack: SlackConfig | null
  discord: DiscordConfig | null
}

type SlackConfig = { botToken: string; apiUrl: string | null } & (
  | { mode: 'socket'; appToken: string }
  | { mode: 'http'; signingSecret: string }
)

export type DiscordConfig = { token: string; applicationId: string; apiUrl: string | null }

/**
 * Reads the settings.
 *
 * @throws DomainError settings-invalid that names every mistake at once, never a value
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = Environment.safeParse(environment)
  const issues = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  if (!parsed.success) throw invalid(issues)
  const env = parsed.data
  const slack = readSlack(env, issues)
  const discord = readDiscord(env, issues)
  const database = readDatabase(env, issues)
  if (issues.length > 0 || !database) throw invalid(issues)
  return {
    dataDir: env.DATA_DIR,
    database,
    secretKey: env.FOOTHOLD_SECRET_KEY ?? null,
    port: env.PORT,
    host: slack || discord ? (env.HOST ?? null) : null,
    logLevel: env.LOG_LEVEL,
    slack,
    discord,
  }
}

type Env = z.infer<typeof Environment>

function readDatabase(env: Env, issues: string[]): Config['database'] | null {
  if (!env.DATABASE_URL) return { kind: 'embedded' }
  if (env.FOOTHOLD_SECRET_KEY) return { kind: 'server', url: env.DATABASE_URL, secretKey: env.FOOTHOLD_SECRET_KEY }
  issues.push('FOOTHOLD_SECRET_KEY is needed with DATABASE_URL (openssl rand -base64 32 makes one; keep it safe)')
  return null
}

function readSlack(env: Env, issues: string[]): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env
  if (!botToken) {
    if (appToken || signingSecret) issues.push('SLACK_BOT_TOKEN is needed with the other SLACK_ settings')
    return null
  }
  const common = { botToken, apiUrl: env.SLACK_API_URL ?? null }
  if (appToken) return { ...common, mode: 'socket', appToken }
  if (signingSecret) return { ...common, mode: 'http', signingSecret }
  issues.push('SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is needed with SLACK_BOT_TOKEN')
  return null
}

function readDiscord(env: Env, issues: string[]): DiscordConfig | null {
  const { DISCORD_TOKEN: discordToken, DISCORD_APPLICATION_ID: applicationId } = env
  if (!discordToken && !applicationId) return null
  if (discordToken && applicationId) return { token: discordToken, applicationId, apiUrl: env.DISCORD_API_URL ?? null }
  issues.push('DISCORD_TOKEN and DISCORD_APPLICATION_ID are needed together')
  return null
}

function invalid(issues: string[]): DomainError {
  return new DomainError(
    'settings-invalid',
    `These settings need mending:\n${issues.map((one) => `  ${one}`).join('\n')}`,
  )
}
