import type { WORD_COMMANDS } from '../../domain/words/commands.ts'
import { namedIn } from '../../domain/words/named.ts'
import { refineForm } from '../../views/finding/understood.ts'
import { logForm } from '../../views/relationships/relationship.ts'
import { withOthersNamed } from '../../views/words/mention.ts'
import { siteOf } from '../companies/site.ts'
import type { Opened } from '../room.ts'

export const WORD_OPENED: Opened<typeof WORD_COMMANDS> = {
  'about-form'({ message, want }) {
    const { person, title, organization, others } = namedIn(message, siteOf)
    const values = want === 'seek' ? { whom: person || title, organization } : { name: person, title, organization }
    const form = want === 'seek' ? refineForm({ organization, whom: null }, values) : logForm(values)
    return withOthersNamed(form, others)
  },
}
