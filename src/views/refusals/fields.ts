import type { FieldRefusal, PlainReason } from '../../domain/field-refusal.ts'
import { MAX_BUDGET } from '../../domain/members/budget.ts'
import { ERASE_WORD } from '../../domain/members/erasing.ts'

// Messages for invalid form fields: what is wrong, and how to fix it.

const PLAIN: Record<PlainReason, string> = {
  'teammate-new': 'They have not used Foothold here yet, or are no member of this team. Choose somebody who has.',
  'not-chosen': 'Please choose one.',
  'not-the-word': `Nothing was erased. Type ${ERASE_WORD} to erase everything of yours.`,
  'no-person': 'Who is it? Please give a name.',
  'one-person': 'One person at a time, please: just the name.',
  'no-company': 'Which company? It is how teammates find this.',
  'no-rating': 'Please choose how well.',
  'no-teammate': 'Which teammate should be asked?',
  'no-helper': 'Who may know somebody there?',
  'no-target': 'Say which company you look for.',
  'no-target-or-words': 'Say which company, or words like fintech Berlin.',
  'no-same-company': 'Which company is it?',
  'no-company-or-teammate': 'Please write a company or a teammate.',
  'no-channel': 'Please choose a channel.',
  'no-day': 'Please choose a day.',
  'no-hour': 'Please choose an hour.',
  'no-hour-of-day': 'Please choose an hour, 0 to 23.',
  'no-budget': `Please choose how often, 0 to ${MAX_BUDGET} times.`,
  'no-date': 'Please write a day like 2026-05-31.',
  'no-zone': 'Please choose a time zone.',
  'unknown-zone': 'That is not the name of a time zone. It looks like Europe/Zurich or Asia/Kathmandu.',
  'date-ahead': 'Please write a day up to today, like 2026-05-31.',
  'date-not-ahead': 'That day is not in the future. Please give a later one.',
  'date-too-far': 'That is more than a year away. Choose 0 asks a month if you want no asks at all.',
  'calls-everybody': 'Leave out @everyone, @here and the like: pasted into a channel they would call everybody.',
  'is-you': 'That is you. Name somebody else, or choose Pass: nobody hears a reason.',
  'own-name': 'That is you. Who else may know somebody there?',
  'own-network': 'That is you. Which teammate may be asked?',
  'own-asks': 'That is you. Whose asks would you rather not get?',
  'about-missing': 'Say in a line who you are: it is the first thing they read.',
  'why-missing': 'Say in a sentence why you want to meet.',
  'benefit-missing': 'Say in a sentence what is in it for them: people help where it helps.',
  'only-selling': 'Wanting to sell is no reason to meet: say what makes you think of them.',
  'too-short': 'Say it in a whole sentence: a few words more make it easy to say yes.',
  link: 'Leave out the link: say in words what is behind it.',
  'e-mail': 'Leave out the e-mail address: once you are introduced you have each other’s.',
  phone: 'Leave out the phone number: once you are introduced you have each other’s.',
  capitals: 'Please write it in small letters: capitals read as shouting.',
  exclamations: 'One exclamation mark is enough, and none is better.',
  'repeats-why': 'This repeats the reason. Say what they have after a talk that they do not have now.',
  'no-name-column': 'Which column holds the names? Nobody is known without one.',
  'no-place-column': 'Choose the column of companies, or of e-mail addresses: nobody is found by a name alone.',
  'column-twice': 'This column is chosen for something else already: choose another, or none.',
  'about-asker': 'This is what you get. Say what they get: what they learn, save or win.',
}

/** What is wrong with one field, in a sentence or two. */
function fieldText(refusal: FieldRefusal): string {
  switch (refusal.reason) {
    case 'too-long':
      return `Please keep this within ${refusal.max} characters.`
    case 'not-sure':
      return `I was not sure about “${refusal.said}”: please put it where it belongs, or leave it out.`
    case 'who-may-see':
      return `Who may see “${refusal.said}”? End with private, sealed or open.`
    case 'mass-mail':
      return `“${refusal.phrase}” sounds like a mass mail: say it in words of your own.`
    case 'is-asker':
      return `${refusal.name} is the one asking. Who could they ask instead?`
    case 'teammate-unknown':
      return `I know no teammate called “${refusal.typed}”. Write the name as it shows here.`
    case 'teammates-alike':
      return `Who do you mean: ${refusal.names.join(', ')}${refusal.more ? ' …' : ''}?`
    case 'company-itself':
      return `That is ${refusal.company} itself. Which other company is the same?`
    case 'company-unknown':
      return `I know no company called “${refusal.written}” here. Write it as /whoknows does.`
    case 'no-go-unknown':
      return `Nobody here knows a company called “${refusal.written}”, so nobody can ask you about it.`
    case 'companies-alike':
      return `Which one do you mean: ${refusal.names.join(', ')}? Write it as it stands here.`
    default:
      return PLAIN[refusal.reason]
  }
}

/** What to fix, by field, in sentences. */
export function fieldTexts(fields: Readonly<Record<string, FieldRefusal>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, refusal]) => [field, fieldText(refusal)]))
}
