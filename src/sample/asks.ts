import type { Outcome } from '../domain/introductions/commands.ts'
import type { User } from './members.ts'
import { PRIVATE_COMPANY, UNKNOWN_COMPANY } from './outside.ts'

// The team's past asks of each other. Times are in hours ago.

/** A request to a connector about a person, and its result. */
export type Favour = {
  asker: User
  target: string
  connector: User
  person: string
  why: string
  benefit: string
  asked: number
  accepted?: number
  passed?: number
  made?: { by: User; at: number }
  /** How it went, as the asker told it. */
  outcome?: { said: Outcome; at: number; amount?: string }
  /** The asker closed the whole ask. */
  closed?: number
}

/** An ask kept open because nobody could help. */
export type Kept = {
  asker: User
  target: string
  whom: string
  why: string
  benefit: string
  asked: number
  closed?: number
}

const days = (count: number) => count * 24

export const FAVOURS: Favour[] = [
  {
    asker: 'jonas',
    target: 'Crédit Rivage',
    connector: 'gus',
    person: 'Élodie Marchandeau',
    why: 'Your leasing arm finances the machines our customers buy.',
    benefit: 'Forty mid-sized buyers a year who need exactly that.',
    asked: days(80),
    accepted: days(79),
    made: { by: 'jonas', at: days(76) },
    outcome: { said: 'won', at: days(48), amount: '€ 18,000 a year' },
  },
  {
    asker: 'ines',
    target: '株式会社青凪',
    connector: 'hana',
    person: '中村 陽子',
    why: 'We open an office in Osaka in spring and look for our first local partner.',
    benefit: 'A distribution deal for Iberia in return.',
    asked: days(61),
    accepted: days(60),
    made: { by: 'hana', at: days(55) },
    outcome: { said: 'met', at: days(45) },
  },
  {
    asker: 'chiara',
    target: 'Tidewater Analytics',
    connector: 'lucia',
    person: 'Ximena Villaseñor',
    why: 'We compare tools for our forecast and yours is on the list.',
    benefit: 'Honest feedback from a team of nine planners.',
    asked: days(50),
    closed: days(46),
  },
  {
    asker: 'ana',
    target: 'Müller & Söhne Maschinenbau GmbH',
    connector: 'jonas',
    person: 'Katrin Vogelsang',
    why: 'You are building a plant near São Paulo, where we run the logistics of three neighbours.',
    benefit: 'What the last three plants wish they had known about permits and ports.',
    asked: days(45),
    accepted: days(44),
    made: { by: 'ana', at: days(41) },
    outcome: { said: 'lost', at: days(31) },
  },
  {
    asker: 'ben',
    target: 'brightwater.example',
    connector: 'freya',
    person: 'Mikkel Holmgaard',
    why: 'Our pilot with a harbour needs water sensors like yours.',
    benefit: 'A reference customer with 40 sites.',
    asked: days(33),
    accepted: days(33) - 5,
    made: { by: 'freya', at: days(30) },
    outcome: { said: 'met', at: days(20) },
  },
  {
    asker: 'kofi',
    target: 'Acme Software',
    connector: 'dara',
    person: 'Nikhil Iyengar',
    why: 'I would like to list our connector in your marketplace.',
    benefit: 'The integration 60 of your customers voted for.',
    asked: days(21),
    accepted: days(20),
    made: { by: 'kofi', at: days(16) },
  },
  {
    asker: 'freya',
    target: 'Acme Corp',
    connector: 'kofi',
    person: 'Priya Raghunathan',
    why: 'You look for a second supplier of packaging in Europe.',
    benefit: 'Samples within a week, and no minimum order in the first year.',
    asked: days(15),
    passed: days(14),
  },
  {
    asker: 'lucia',
    target: 'Acme Brick Works',
    connector: 'emre',
    person: 'Halil Demirci',
    why: 'Your kilns are of the kind we retrofit.',
    benefit: 'A third less gas, measured at two works of that size.',
    asked: days(12),
    passed: days(11),
  },
  {
    asker: 'freya',
    target: 'Acme Corp',
    connector: 'chiara',
    person: 'Tomás Herreros',
    why: 'You look for a second supplier of packaging in Europe.',
    benefit: 'Samples within a week, and no minimum order in the first year.',
    asked: 52,
    accepted: 30,
  },
  {
    asker: 'dara',
    target: 'Solenne Cosmetics',
    connector: 'ana',
    person: 'Beatriz Rocha',
    why: 'We are launching a refill line for salons and want a brand to start with.',
    benefit: 'The first refill station in Brazil, at our cost.',
    asked: 50,
    accepted: 28,
  },
  {
    asker: 'ana',
    target: 'Nordhavn Shipping',
    connector: 'ben',
    person: 'Astrid Lindholt',
    why: 'Two of our customers ship with you and would like one tracking page.',
    benefit: 'Fewer calls to your service desk; we measured minus a quarter elsewhere.',
    asked: 47,
    accepted: 24,
  },
  {
    asker: 'ines',
    target: 'Northgate Insurance',
    connector: 'chiara',
    person: 'Harry Fairleigh',
    why: 'You insure small fleets, and we know how those fleets drive.',
    benefit: 'Anonymous claims data of 300 vans to price with.',
    asked: 26,
  },
  {
    asker: 'emre',
    target: 'Ipê Azul Alimentos',
    connector: 'ana',
    person: 'Rafael Teixeira',
    why: 'You export to Turkey and pay for cold storage twice.',
    benefit: 'One warehouse instead of two: I can show the sums for your routes.',
    asked: 20,
  },
  {
    asker: 'hana',
    target: 'Kestrel Freight',
    connector: 'ben',
    person: 'Callum Dunmore',
    why: 'We plan a rail service from Felixstowe and look for the first shipper.',
    benefit: 'A fixed price for two years and your name on the train.',
    asked: 5,
  },
  {
    asker: 'jonas',
    target: 'Northgate Insurance',
    connector: 'kofi',
    person: 'Adaeze Okonjo',
    why: 'Your claims desk still works by post in Germany.',
    benefit: 'A pilot that costs you nothing if it saves nothing.',
    asked: 3,
  },
]

export const KEPT: Kept[] = [
  {
    asker: 'dara',
    target: UNKNOWN_COMPANY,
    whom: 'Head of Partnerships',
    why: 'Our antennas fit your drones.',
    benefit: 'Half the weight of what you fly now.',
    asked: days(100),
  },
  {
    asker: 'gus',
    target: 'Vantor Mining',
    whom: '',
    why: 'You tender the haulage of a whole mine.',
    benefit: 'A bid that includes the road.',
    asked: days(90),
    closed: days(70),
  },
  {
    asker: 'kofi',
    target: 'Polar Lantern Games',
    whom: 'CEO',
    why: 'Your next game plays in Accra.',
    benefit: 'Voices, places and music that are right.',
    asked: days(75),
  },
  {
    asker: 'ben',
    target: 'Quartz & Quill Publishing',
    whom: '',
    why: 'You publish the trade directory all our customers read.',
    benefit: 'A data feed that keeps it right.',
    asked: days(20),
  },
  {
    asker: 'ana',
    target: UNKNOWN_COMPANY,
    whom: 'CFO',
    why: 'You lease three hangars next to ours.',
    benefit: 'We would share the security contract and its cost.',
    asked: days(9),
  },
  {
    asker: 'emre',
    target: PRIVATE_COMPANY,
    whom: '',
    why: 'Your reagents must travel cold, which is what we do.',
    benefit: 'A price per parcel instead of per lorry.',
    asked: days(6),
  },
]
