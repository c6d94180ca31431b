/** Where the browser keeps how many messages were seen, of each member and of the channel as each of them. */
const KEY = 'foothold-seen'

export function createSeen() {
  const seen = read()
  return {
    /** @param {string} place */
    get: (place) => seen[place] ?? 0,
    /**
     * @param {string} place
     * @param {number} messages how many were seen there
     */
    set(place, messages) {
      seen[place] = messages
      try {
        localStorage.setItem(KEY, JSON.stringify(seen))
      } catch {
        // A browser that keeps nothing counts from this visit on.
      }
    },
  }
}

/** @returns {Record<string, number>} */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return Object.fromEntries(Object.entries(kept).filter(([, count]) => Number.isInteger(count)))
  } catch {
    return {}
  }
}
