// What the readers of sentences need to know about a language. Each language is one file of data in languages/.

/** What somebody says to the bot that is neither an ask nor a log. */
export const TOPICS = ['thanks', 'hello', 'start', 'quiet', 'privacy', 'people', 'mine'] as const
export type Topic = (typeof TOPICS)[number]

/**
 * One language as data. Words are folded (no capitals, no accents), separated by spaces; phrases are written as they
 * are said, one a line, and are alternatives of a pattern: `(?: …)?` marks an optional part.
 */
export type Language = {
  /** Asks: "does anybody know someone at Acme in procurement before Thursday?" */
  ask: {
    /** Words that make a text an ask. */
    asks: string
    /** Of those, words with which the asking may begin behind something else: "my boss needs an intro to Acme". */
    starts: string
    /** Filler in an ask, telling neither whom nor where. */
    filling: string
    /** Words followed by a company, or by the people there; `at`: only by a company. */
    links: string
    at: string
    /** Articles behind a link. */
    articles: string
    /** At the end of an ask, instead of a company that was named before: "does anyone know someone there?" */
    there: string
    /** Words of asking that are written with a capital within a sentence. */
    capitals: string
    /** Between somebody and their company; `sure` ones never occur in a person's name. */
    between: string
    sure: string
    /** Between a name and its company, where nothing else makes the text an ask. */
    from: string
    /** Before a job or a place behind the company. */
    inside: string
    /** Articles before a job, and nouns behind it that add nothing. */
    the: string
    team: string
    /** Nouns behind a place: "the Munich office". */
    office: string
    /** Deadlines: before a day, the day itself, words before and behind it, and deadlines that need no word before. */
    by: string
    days: string
    beforeDay: string
    afterDay: string
    soon: string
    /** Filler at the end of a sentence. */
    endings: string
    /** Words that begin the reason, which is ignored. */
    about: string
    /** Words that begin another sentence after a full stop. */
    begins: string
    /** Lower-case words that carry on a sentence, and so rule out a company's name. */
    goesOn: string
  }
  /**
   * Logs: sentences about somebody, and the line "name, title at company; story" each stands for. `{name}`, `{bond}`,
   * `{where}`, `{what}` and `{how}` are what is said there, as is any named group of the pattern. `company`: theirs is
   * likely, but only asking can tell ("I worked with Jane Doe at Acme").
   */
  log: {
    /** When something was, behind a name or a company: "yesterday", "last year". */
    times: string
    /** Relations: "brother-in-law", "friend". */
    bonds: string
    frames: readonly (readonly [pattern: string, line: string, asks?: 'company'])[]
    /** Sentences that name nobody. */
    nameless: readonly string[]
  }
  /**
   * What is said beside asks and logs. A frame is words in their order: `a|b` is either, `*` up to three of any, and a
   * word in `?` may be missing: `please?`.
   */
  talk: Record<Topic, string>
  /** Words around such a sentence that change nothing: "please", "hey". */
  courtesy: string
}
