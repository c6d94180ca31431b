import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

// Slack's app manifest (docs.slack.dev/reference/app-manifest), as far as this app's use of it goes; what is not named
// here is refused, as Slack refuses what it does not know.

const url = z.url({ protocol: /^https$/ })
const Command = z.strictObject({
  command: z
    .string()
    .regex(/^\/[a-z]+$/)
    .max(32),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().min(1).max(1000).optional(),
  should_escape: z.literal(false),
  url: url.optional(),
})

const Shortcut = z.strictObject({
  name: z.string().min(1).max(24),
  type: z.enum(['message', 'global']),
  callback_id: z.string().min(1).max(255),
  description: z.string().min(1).max(150),
})

const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    shortcuts: z.array(Shortcut).min(1).max(10),
    slash_commands: z.array(Command).max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: url.optional(), bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: url.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
})

export type Manifest = z.infer<typeof Manifest>

/** Reads a manifest of this repository, by its path from the top. */
export function readManifest(path: 'manifest.yml' | 'docs/manifest-http.yml'): Manifest {
  return Manifest.parse(parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')))
}
