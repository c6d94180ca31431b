/** What connector and asker are told in the life of an introduction, beyond its request and first answer. */
export const INTRODUCTION_MESSAGES = [
  // To the connector: the request once more, after silence, after "later", after a promise (there to the asker too).
  'nudge',
  'due',
  'reminder',
  // To the connector: it is off their plate.
  'released',
  // To the asker: another connector is asked, nobody is left, a promise was not kept, somebody else was named.
  'moved-on',
  'unanswered',
  'given-up',
  'redirected',
  // To the asker: the connector comes back to it later, cannot keep their promise.
  'postponed',
  'taken-back',
  // To the asker: how did it go; the button of the won form.
  'follow-up',
  'won-offer',
  // To the asker: the person was asked and agreed.
  'agreed',
  // To the connector: what the asker said, and thanks.
  'told-met',
  'told-no-reply',
  'told-lost',
  'told-won',
  'thanked',
] as const
export type IntroductionMessage = (typeof INTRODUCTION_MESSAGES)[number]
