import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTyped } from '../../../src/domain/commands/typed.ts'
import { readManifest } from '../../support/slack/manifest.ts'

const socket = readManifest('manifest.yml')
const http = readManifest('docs/manifest-http.yml')

describe('the manifests', () => {
  it('are one app, with addresses over HTTP and none in Socket Mode', () => {
    const addresses = [
      http.settings.event_subscriptions.request_url,
      http.settings.interactivity.request_url,
      ...http.features.slash_commands.map((command) => command.url),
    ]
    expect(new Set(addresses)).toEqual(new Set(['https://foothold.example.com/slack/events']))
    const bare = JSON.parse(JSON.stringify(http), (name, value) =>
      name === 'url' || name === 'request_url' ? undefined : value,
    )
    expect({ ...bare, settings: { ...bare.settings, socket_mode_enabled: true } }).toEqual(socket)
  })

  it('name every command the bot knows, and no other', () => {
    const names = socket.features.slash_commands.map(({ command }) => command)
    expect(names).toEqual(['/whoknows', '/iknow', '/touch', '/swap', '/intros'])
    for (const name of names) expect(() => readTyped(name.slice(1), '')).not.toThrow()
    for (const { usage_hint } of socket.features.slash_commands.slice(0, 3)) expect(usage_hint).toBeTruthy()
  })

  it('let people write to the app and open its Home', () => {
    expect(socket.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    })
    expect(socket.settings.interactivity.is_enabled).toBe(true)
  })

  it('ask for the scopes docs/slack.md gives a reason for, and no other', () => {
    const docs = readFileSync(new URL('../../../docs/slack.md', import.meta.url), 'utf8')
    const section = docs.split(/^## /m).find((part) => part.startsWith('Scopes')) ?? ''
    const explained = [...section.matchAll(/^\| `([a-z_:.]+)` +\|/gm)].map(([, scope]) => scope)
    expect(explained.toSorted()).toEqual(socket.oauth_config.scopes.bot.toSorted())
  })

  it('subscribe to the events the adapter listens to, and no other', () => {
    const source = readFileSync(new URL('../../../src/adapters/slack/listen.ts', import.meta.url), 'utf8')
    const listened = [...source.matchAll(/app\.event\('([a-z_]+)'/g)].map(([, name]) => name)
    const subscribed = socket.settings.event_subscriptions.bot_events.map((name) => name.replace(/\..*/, ''))
    expect(listened.toSorted()).toEqual(subscribed.toSorted())
  })
})
