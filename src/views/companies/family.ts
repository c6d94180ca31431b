import type { Kinship } from '../../domain/matching/companies/near-names.ts'
import { sayPeopleKnown } from '../finding/people-known.ts'
import { ended } from '../format.ts'
import { type Button, lineView, type Node, type View } from '../view.ts'

// Companies shown together because their names share a head.

type Named = { id: string; name: string; people: number }

/** Why a company is shown with another one. */
export function sayKinship(kinship: Kinship, name: string, organization: string): string {
  switch (kinship) {
    case 'head':
      return ended(`${name}: “${organization}” begins with its name`)
    case 'unit':
      return ended(`${name}: its name begins with “${organization}”`)
    case 'read-alike':
      return ended(`${name}: read like “${organization}”`)
    case 'other-name':
      return ended(`${name}: one of its names is like one of ${organization}`)
  }
}

/** Leads to the family of a company. */
export function familyButton(organizationId: string): Button {
  return { label: 'Not one family?', command: { kind: 'family', organizationId } }
}

/** The companies shown with one, each with the way to take it out, and those taken out. */
export function familyView({
  organization: { id: organizationId, name },
  members,
  parted,
}: {
  organization: Named
  members: { organization: Named; kinship: Kinship }[]
  parted: Named[]
}): View {
  const item = (one: Named, detail: string, button: Button): Node => ({
    kind: 'item',
    title: one.name,
    detail,
    buttons: [button],
  })
  const summary =
    members.length > 0
      ? `These companies are shown with ${ended(name)}`
      : `No other company is shown with ${ended(name)}`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      { kind: 'text', text: 'They stay companies of their own: only an ask for one shows the others too.' },
      ...members.map(({ organization: one, kinship }) =>
        item(one, `${sayKinship(kinship, one.name, name)} ${sayPeopleKnown(one.people)}`, {
          label: 'Take out',
          command: { kind: 'part-family', organizationId, otherId: one.id },
        }),
      ),
      ...parted.map((one) =>
        item(one, 'Taken out', {
          label: 'Put back',
          command: { kind: 'join-family', organizationId, otherId: one.id },
        }),
      ),
    ],
  }
}

/** A company is not shown with another any more. */
export function partedView(one: Named, other: Named): View {
  const undo: Button = {
    label: 'Undo',
    command: { kind: 'join-family', organizationId: one.id, otherId: other.id },
  }
  return lineView(`${other.name} and ${one.name} are not shown together any more, for everybody here.`, [undo])
}

/** It is shown with it again. */
export function joinedFamilyView(one: Named, other: Named): View {
  return lineView(`${other.name} and ${one.name} are shown together again.`)
}
