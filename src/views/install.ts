// The pages around installing the app in a workspace.

export const INSTALL_PAGES = {
  add: {
    title: 'Foothold',
    text: 'Who on your team can make a warm introduction? Add Foothold to your workspace, then type /whoknows with a company’s name.',
    link: 'Add to Slack',
  },
  added: {
    title: 'Foothold is added',
    text: 'Type /iknow to log somebody you know, or /whoknows with a company’s name.',
    link: 'Open Slack',
  },
  denied: {
    title: 'Foothold was not added',
    text: 'You did not allow it, and nothing was changed.',
    link: 'Try again',
  },
  'org-wide': {
    title: 'Foothold was not added',
    text: 'It is added to one workspace at a time, not to a whole organization: start again, and choose a workspace. What Slack had granted was given back.',
    link: 'Try again',
  },
  'out-of-date': {
    title: 'Foothold was not added',
    text: 'This page is good for ten minutes, once, and in the browser it was opened in. Please start again.',
    link: 'Start again',
  },
  failed: {
    title: 'Foothold was not added',
    text: 'Something went wrong between Slack and Foothold. Please try again in a minute.',
    link: 'Try again',
  },
} as const

export type InstallPage = keyof typeof INSTALL_PAGES
