import { expect } from 'vitest'
import { decodeCommand, encodeCommand } from '../../src/domain/commands/command-code.ts'
import type { Button, Form, Node, View } from '../../src/views/view.ts'

export function buttonsOf(view: View): Button[] {
  return view.nodes.flatMap((node: Node) =>
    node.kind === 'buttons' || node.kind === 'item' ? (node.buttons ?? []) : [],
  )
}

export const labelsOf = (view: View): string[] => buttonsOf(view).map((button) => button.label)

/** What holds for every view of normal input. */
export function expectGood(view: View): void {
  expect(view.summary).toMatch(/^[\p{Lu}\p{N}“].*[.!?]$/u)
  expect(view.summary.length).toBeLessThanOrEqual(150)
  expect(view.nodes.length).toBeGreaterThan(0)
  expect(JSON.stringify(view)).not.toMatch(/undefined|null|NaN|\[object/)
  // A name that ends with a full stop is not followed by another.
  expect(JSON.stringify(view)).not.toMatch(/[^.]\.\.(?!\.)/)
  for (const { label, command } of buttonsOf(view)) {
    expect(label.length).toBeLessThanOrEqual(75)
    expect(decodeCommand(encodeCommand(command))).toEqual(command)
  }
}

/** What holds for every form: it fits the smallest platform's limits. */
export function expectGoodForm(form: Form): void {
  expect(form.title.length).toBeLessThanOrEqual(24)
  expect(form.submitLabel.length).toBeLessThanOrEqual(24)
  // Discord's modal holds five rows.
  expect(form.fields.length).toBeLessThanOrEqual(5)
  expect(new Set(form.fields.map((field) => field.name)).size).toBe(form.fields.length)
  for (const field of form.fields) {
    expect(field.label.length).toBeLessThanOrEqual(45)
    if (field.kind === 'choice' && field.value !== undefined)
      expect(field.options.map((option) => option.value)).toContain(field.value)
  }
}
