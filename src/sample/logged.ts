import type { Visibility } from '../domain/relationships/relationship.ts'
import type { User } from './members.ts'
import { NAMED, type Outsider, PRIVATE_COMPANY } from './outside.ts'
import type { Random } from './random.ts'

/** What a member logs about somebody they know, as in the form; `touched` is days since they last met. */
export type Said = {
  by: User
  daysAgo: number
  name: string
  title: string
  organization: string
  how: string
  rating: 1 | 2 | 3 | 4 | 5
  touched?: number
  visibility?: Visibility
}

type Line = [by: User, name: string, title: string, how: string, rating: Said['rating'], touched?: number, Visibility?]

/** The relationships the story is about, by company. */
const STORY: Record<string, Line[]> = {
  'Acme Corp': [
    ['ben', 'Jane Doe', 'VP Sales', 'worked together 2019–22', 4, 40],
    ['chiara', 'Tomás Herreros', 'CFO', 'friends since university, 2011', 5, 16],
    ['kofi', 'Priya Raghunathan', 'Head of Procurement', 'she was my client 2020–23', 3, 120],
    ['jonas', 'Marcus Loxley', 'CTO', 'met at a trade fair in 2022', 3, 200],
    ['hana', 'Olivia Ashdown', 'COO', 'worked together 2016–19', 4, 75, 'sealed'],
    ['freya', 'Jane Doe', 'VP Sales', 'met at a conference in 2023', 2, 300],
    ['emre', 'Wanjiru Kamau', 'Marketing Manager', 'met once on a panel in 2021', 1],
    ['gus', 'Bastien Rivaud', 'Legal Counsel', 'my cousin', 5, 9, 'private'],
  ],
  'Acme Brick Works': [
    ['emre', 'Halil Demirci', 'Managing Director', 'sold to him 2018–21', 4, 60],
    ['lucia', 'Rafael Montoya', 'Supply Chain Manager', 'met at a trade fair in 2020', 2],
  ],
  'Acme Software': [
    ['dara', 'Nikhil Iyengar', 'Head of Partnerships', 'studied together 2010–14', 4, 30],
    ['ines', 'Grace Penrose', 'Product Manager', 'worked together 2017–20', 3, 150],
  ],
  'Crédit Rivage': [
    ['gus', 'Élodie Marchandeau', 'Finance Director', 'worked together 2012–18', 5, 25],
    ['kofi', 'Heike Lindemann', 'Head of Partnerships', 'met at a fintech conference in Berlin in 2022', 3, 70],
  ],
  'Müller & Söhne Maschinenbau GmbH': [
    ['jonas', 'Katrin Vogelsang', 'Geschäftsführerin', 'neighbours since 2015', 4, 12],
    ['jonas', 'Jürgen Kühnel', 'Head of Procurement', 'my client 2019–24', 3, 90],
  ],
  株式会社青凪: [['hana', '中村 陽子', '営業部長', 'studied together 2003–07', 5, 33]],
  'Северный Луч': [['emre', 'Ирина Воронцова', 'Director of Operations', 'worked together 2014–17', 3, 420]],
  'brightwater.example': [['freya', 'Mikkel Holmgaard', 'CEO', 'invested in his first company in 2016', 4, 21]],
  'Nordhavn Shipping': [['ben', 'Astrid Lindholt', 'VP Marketing', 'worked together 2015–19', 4, 50]],
  'Solenne Cosmetics': [['ana', 'Beatriz Rocha', 'Gerente de Compras', 'friends since 2009', 5, 7]],
  'Ipê Azul Alimentos': [
    ['ana', 'Rafael Teixeira', 'CEO', 'worked together 2016–20', 4, 28],
    ['ana', 'Graciela Saldívar', 'CFO', 'met at a conference in 2021', 2],
  ],
  'Kestrel Freight': [['ben', 'Callum Dunmore', 'COO', 'my client 2018–22', 4, 65]],
  'Tidewater Analytics': [['lucia', 'Ximena Villaseñor', 'Data Analyst', 'worked together 2019–21', 3, 140]],
  'Northgate Insurance': [
    ['chiara', 'Harry Fairleigh', 'Managing Director', 'met at business school in 2013', 4, 45],
    ['kofi', 'Adaeze Okonjo', 'Director of Operations', 'friends since school, 1999', 5, 5],
  ],
  'Aurelia Hotels': [
    ['ines', 'Corrado Bellandi', 'Founder & CEO', 'my partner in a project 2020–22; opens Fjordlys Resorts', 4, 60],
  ],
  [PRIVATE_COMPANY]: [
    ['lucia', 'Paloma Echeverría', 'Founder & CEO', 'my sister-in-law', 5, 4, 'private'],
    ['lucia', 'Íñigo Saldívar', 'CTO', 'met at her wedding in 2018', 3, 200, 'private'],
  ],
}

const HOWS = [
  'worked together 2018–21',
  'worked together 2013–16',
  'my client 2019–22',
  'met at a conference in 2022',
  'met at a trade fair in 2019',
  'studied together 2006–10',
  'friends since 2014',
  'my investor since 2020',
  'my partner in a project 2021–23',
  'met through a friend in 2020',
]

/**
 * What the team logged by hand, oldest first: the story's relationships, and `more` with random outsiders.
 */
export function makeLogged(
  members: readonly { user: User }[],
  people: Outsider[],
  random: Random,
  more: number,
): Said[] {
  const story = Object.entries(STORY).flatMap(([organization, lines]) =>
    lines.map(([by, name, title, how, rating, touched, visibility]): Said => {
      const said = { by, name, title, organization, how, rating, daysAgo: 95 + random.below(60) }
      return { ...said, ...(touched ? { touched } : {}), ...(visibility ? { visibility } : {}) }
    }),
  )
  const elsewhere = people.filter(({ company }) => !NAMED.includes(company))
  const others = Array.from({ length: more }, (): Said => {
    const { given, family, title, company } = random.pick(elsewhere)
    return {
      by: random.pick(members).user,
      daysAgo: 2 + random.below(150),
      name: `${given} ${family}`,
      title,
      organization: company,
      how: random.pick(HOWS),
      rating: random.pick([2, 2, 3, 3, 3, 4, 4, 5] as const),
      ...(random.chance(0.6) ? { touched: 1 + random.below(500) } : {}),
      ...(random.chance(0.12) ? { visibility: random.pick(['sealed', 'private'] as const) } : {}),
    }
  })
  return [...story, ...others].sort((a, b) => b.daysAgo - a.daysAgo)
}
