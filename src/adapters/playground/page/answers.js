import { announce, el, icon } from './dom.js'
import { sizeOf } from './files.js'
import { openForm } from './forms.js'
import * as server from './server.js'

/**
 * What a member does in their conversation, and where the answer to it is shown.
 *
 * @import { WireForm, WireMessage, WireReply } from '../wire.ts'
 * @import { createFeed } from './feed.js'
 * @import { Slot } from './slot.js'
 * @import { Thread } from './thread.js'
 *
 * @param {ReturnType<typeof createFeed>} feed
 * @param {() => Thread | null} whose the conversation one is in
 */
export function createAnswers(feed, whose) {
  return { say, drop, press, react }

  /**
   * Sends what was typed.
   *
   * @param {string} text
   */
  function say(text) {
    const thread = whose()
    if (!thread) return
    begin(thread, 'Looking…', () => server.sendText(thread.member.user, text), thread.say(text))
  }

  /** @param {File} file */
  function drop(file) {
    const thread = whose()
    if (!thread) return
    const size = el('span', { class: 'quiet' }, sizeOf(file.size))
    const said = thread.say(icon('file'), ' ', file.name, ' ', size)
    announce(`Reading ${file.name}`)
    begin(thread, `Reading ${file.name}…`, () => server.sendFile(thread.member.user, file), said)
  }

  /**
   * Makes a place for an answer, and fills it.
   *
   * @param {Thread} thread
   * @param {string} waiting
   * @param {() => Promise<WireReply>} ask
   * @param {HTMLElement} said what is answered
   */
  function begin(thread, waiting, ask, said) {
    feed.greet()
    void answer(thread, thread.answer(), waiting, ask, said)
  }

  /**
   * Fills a fresh place for an answer.
   *
   * @param {Thread} thread
   * @param {Slot} slot
   * @param {string} waiting
   * @param {() => Promise<WireReply>} ask
   * @param {HTMLElement} said what is answered
   */
  async function answer(thread, slot, waiting, ask, said) {
    slot.wait(waiting)
    feed.toEnd()
    try {
      const reply = await ask()
      if (reply.kind === 'view') {
        slot.show(reply.view)
        announce(reply.view.summary)
      } else slot.remove()
      if (reply.kind === 'form') fill(thread, reply.form, thread.answer)
    } catch (error) {
      refuse(slot, error, () => void answer(thread, slot, waiting, ask, said))
    }
    reveal(thread, slot, said)
  }

  /**
   * @param {Slot} slot
   * @param {string} code
   * @param {HTMLButtonElement} button
   */
  async function press(slot, code, button) {
    const thread = whose()
    if (!thread || button.ariaBusy === 'true') return
    button.ariaBusy = 'true'
    try {
      const reply = await server.sendPress(thread.member.user, code)
      if (reply.kind === 'form') fill(thread, reply.form, () => slot.below(code))
      else place(thread, reply, reply.kind === 'view' && slot.gives(reply.view) ? slot : slot.below(code))
    } catch (error) {
      refuseBelow(thread, slot.below(code), error)
    } finally {
      button.ariaBusy = null
    }
  }

  /**
   * Opens a form whose answer is shown in the place that `where` makes.
   *
   * @param {Thread} thread
   * @param {WireForm} form
   * @param {() => Slot} where
   */
  function fill(thread, form, where) {
    openForm(
      thread.member.user,
      form,
      (values) => server.sendForm(thread.member.user, form.submit, values),
      (reply) => place(thread, reply, where()),
    )
  }

  /**
   * @param {Thread} thread
   * @param {WireReply} reply
   * @param {Slot} slot
   */
  function place(thread, reply, slot) {
    if (reply.kind !== 'view') return slot.remove()
    slot.show(reply.view)
    // Whoever is on it now, because their button is gone, hears it anyway.
    if (!slot.element.contains(document.activeElement)) announce(reply.view.summary)
    reveal(thread, slot)
  }

  /**
   * @param {WireMessage} message
   * @param {string} emoji
   * @param {boolean} on
   * @param {Slot} slot
   */
  async function react({ channel, message }, emoji, on, slot) {
    const thread = whose()
    if (!thread) return
    try {
      const reply = await server.sendReaction(thread.member.user, { channel, message, emoji, on })
      if (reply.kind === 'view') place(thread, reply, slot.below(`react ${emoji}`))
    } catch (error) {
      refuseBelow(thread, slot.below(`react ${emoji}`), error)
    }
  }

  /**
   * @param {Thread} thread
   * @param {Slot} note
   * @param {unknown} error
   */
  function refuseBelow(thread, note, error) {
    refuse(note, error)
    reveal(thread, note)
  }

  /**
   * @param {Thread} thread
   * @param {Slot} slot
   * @param {HTMLElement} [said] what is answered there
   */
  function reveal(thread, slot, said) {
    if (whose() === thread) feed.reveal(slot.element, said)
  }
}

/**
 * Says in one line why something did not work; what never reached the server can be sent again.
 *
 * @param {Slot} slot
 * @param {unknown} error
 * @param {() => void} [again]
 */
function refuse(slot, error, again) {
  const sentence = error instanceof Error ? error.message : String(error)
  slot.refuse(sentence, error instanceof server.Unreachable ? again : undefined)
  announce(sentence)
}
