import { announce, el, icon } from './dom.js'
import { readOpened } from './drafts.js'
import { sizeOf } from './files.js'
import { openForm } from './forms.js'
import * as server from './server.js'

/**
 * What a member does in their conversation. The server keeps what they said and were answered; what never reached it,
 * or what it refused, is said where it was tried.
 *
 * @import { WireMessage, WireReply } from '../wire.ts'
 * @import { Opened } from './drafts.js'
 * @import { createFeed } from './reading/feed.js'
 * @import { Slot } from './reading/slot.js'
 * @import { Thread } from './reading/thread.js'
 *
 * @param {ReturnType<typeof createFeed>} feed
 * @param {() => Thread | null} whose the conversation one is in
 */
export function createAnswers(feed, whose) {
  const done = createDone(feed, whose)
  return {
    /**
     * Sends what was typed.
     *
     * @param {string} text
     */
    say(text) {
      const thread = whose()
      if (thread) begin(thread, [text], 'Looking…', (turn) => server.sendText(thread.member.user, text, turn))
    },
    /** @param {File} file */
    drop(file) {
      const thread = whose()
      if (!thread) return
      announce(`Reading ${file.name}`)
      const parts = [icon('file'), ' ', file.name, ' ', el('span', { class: 'quiet' }, sizeOf(file.size))]
      begin(thread, parts, `Reading ${file.name}…`, (turn) => server.sendFile(thread.member.user, file, turn))
    },
    /**
     * Opens the form again that was half-filled when the page was left.
     *
     * @param {Thread} thread
     */
    resume(thread) {
      const opened = readOpened(thread.member.user)
      if (opened) fill(thread, opened)
    },
    press,
    react,
  }

  /**
   * @param {Thread} thread
   * @param {(Node | string)[]} parts what is said
   * @param {string} waiting
   * @param {(turn: string) => Promise<WireReply>} send
   */
  function begin(thread, parts, waiting, send) {
    const turn = crypto.randomUUID()
    const { said, slot } = thread.begin(turn, parts)
    feed.leaveStart()
    void answer(thread, { turn, said, slot }, waiting, send)
  }

  /**
   * @param {Thread} thread
   * @param {{ turn: string, said: HTMLElement, slot: Slot }} begun
   * @param {string} waiting
   * @param {(turn: string) => Promise<WireReply>} send
   */
  async function answer(thread, begun, waiting, send) {
    const { turn, said, slot } = begun
    slot.wait(waiting)
    feed.toEnd()
    try {
      const reply = await send(turn)
      if (reply.kind === 'view') done.put(thread, reply.message, said)
      else thread.end(turn)
      if (reply.kind === 'form') fill(thread, { form: reply.form, from: null, turn: crypto.randomUUID() })
    } catch (error) {
      done.refuse(thread, slot, error, () => void answer(thread, begun, waiting, send))
    }
  }

  /**
   * @param {string} message what the button is on
   * @param {string} code
   * @param {HTMLButtonElement} button
   */
  async function press(message, code, button) {
    const thread = whose()
    if (!thread || button.ariaBusy === 'true') return
    button.ariaBusy = 'true'
    try {
      const reply = await server.sendPress(thread.member.user, code, message)
      if (reply.kind === 'form') fill(thread, { form: reply.form, from: { message, code }, turn: crypto.randomUUID() })
      else if (reply.kind === 'view') done.put(thread, reply.message)
    } catch (error) {
      done.refuse(thread, thread.below(message, code), error)
    } finally {
      button.ariaBusy = null
    }
  }

  /**
   * @param {Thread} thread
   * @param {Opened} opened
   */
  function fill(thread, opened) {
    openForm(
      thread.member.user,
      opened,
      (values) => server.sendForm(thread.member.user, opened, values),
      (reply) => reply.kind === 'view' && done.put(thread, reply.message),
    )
  }

  /**
   * @param {WireMessage} reacted
   * @param {string} emoji
   * @param {boolean} on
   */
  async function react({ channel, message }, emoji, on) {
    const thread = whose()
    if (!thread) return
    try {
      const reply = await server.sendReaction(thread.member.user, { channel, message, emoji, on })
      if (reply.kind === 'view') done.put(thread, reply.message)
    } catch (error) {
      done.refuse(thread, thread.below(message, `react ${emoji}`), error)
    }
  }
}

/**
 * How what was done is shown.
 *
 * @param {ReturnType<typeof createFeed>} feed
 * @param {() => Thread | null} whose
 */
function createDone(feed, whose) {
  return {
    /**
     * Shows an answer and brings it into sight.
     *
     * @param {Thread} thread
     * @param {WireMessage} message
     * @param {HTMLElement} [said] what is answered there
     */
    put(thread, message, said) {
      thread.put(message)
      const element = thread.elementOf(message.message)
      // Whoever is on it now, because their button is gone, hears it anyway.
      if (!element?.contains(document.activeElement)) announce(message.view.summary)
      if (element && whose() === thread) feed.reveal(element, said)
    },
    /**
     * Says in one line why something did not work; what never reached the server can be sent again.
     *
     * @param {Thread} thread
     * @param {Slot} slot
     * @param {unknown} error
     * @param {() => void} [again]
     */
    refuse(thread, slot, error, again) {
      const sentence = error instanceof Error ? error.message : String(error)
      slot.refuse(sentence, error instanceof server.Unreachable ? again : undefined)
      announce(sentence)
      if (whose() === thread) feed.reveal(slot.element)
    },
  }
}
