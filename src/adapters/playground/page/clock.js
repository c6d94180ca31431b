// The bot's time, which runs ahead of the browser's after a jump.

/** Milliseconds the bot is ahead. */
let ahead = 0

/** @param {string} iso what time it is for the bot */
export function setNow(iso) {
  ahead = new Date(iso).getTime() - Date.now()
}

export function now() {
  return new Date(Date.now() + ahead)
}
