import type { z } from 'zod'
import type { Command } from '../../domain/commands/command.ts'
import { SETTINGS_COMMANDS, SETTINGS_FORMS } from '../../domain/members/commands.ts'
import { noGoForm, settingsForm, snoozeForm } from '../../views/members/settings.ts'
import type { Form, View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import * as settings from './member-settings.ts'

// Command → use case → View, for one's own settings.

type SettingsCommand = z.infer<(typeof SETTINGS_COMMANDS)[number] | (typeof SETTINGS_FORMS)[number]>

const KINDS: readonly string[] = [...SETTINGS_COMMANDS, ...SETTINGS_FORMS].map((one) => one.shape.kind.value)

export function isSettingsCommand(command: Command): command is SettingsCommand {
  return KINDS.includes(command.kind)
}

/** The form one of these Commands opens: a pure function of it. Null for others. */
export function settingsFormOf(command: Command): Form | null {
  switch (command.kind) {
    case 'settings-form': {
      const { budget, quietFrom, quietUntil, visibility } = command
      return settingsForm({
        budget: String(budget),
        quietFrom: String(quietFrom),
        quietUntil: String(quietUntil),
        visibility,
      })
    }
    case 'snooze-form':
      return snoozeForm()
    case 'no-go-form':
      return noGoForm()
    default:
      return null
  }
}

/** Answers a Command about one's own settings. */
export async function answerSettings(context: Context, command: SettingsCommand): Promise<View> {
  switch (command.kind) {
    case 'settings':
      return await settings.showSettings(context)
    case 'settings-change':
      return await settings.changeSettings(context, command.values)
    case 'budget':
      return await settings.setBudget(context, command.budget)
    case 'snooze':
      return await settings.snooze(context, command.days)
    case 'snooze-until':
      return await settings.snoozeUntil(context, command.values)
    case 'wake':
      return await settings.wake(context)
    case 'no-go':
      return await settings.addNoGo(context, command.values)
    case 'allow-organization':
      return await settings.allowOrganization(context, command.organizationId)
    case 'allow-asker':
      return await settings.allowAsker(context, command.askerId)
    case 'settings-form':
    case 'snooze-form':
    case 'no-go-form':
      throw new Error('A form is opened before anything is answered.')
  }
}
