import type { Button, Node } from './view.ts'

/** The buttons from one page of a list to those beside it; `page` from 0. */
export function turns(
  { page, size, count }: { page: number; size: number; count: number },
  turnTo: (page: number) => Button['command'],
): Button[] {
  return [
    ...(page > 0 ? [{ label: 'Back', command: turnTo(page - 1) }] : []),
    ...((page + 1) * size < count ? [{ label: 'Next', command: turnTo(page + 1) }] : []),
  ]
}

/** Buttons in a row; nothing where there are none. */
export function buttonRow(buttons: Button[]): Node[] {
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : []
}
