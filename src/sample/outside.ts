import type { Random } from './random.ts'

// The world outside the team: fictional companies and the people who work there.

const words = (text: string): string[] => text.trim().split(/\s+/)

const BEGINNINGS = words(
  'Nor Bel Cal Tess Orv Lum Quil Vel Mar Ash Fen Hol Ister Jov Kel Lor Mont Ner Ost Pell Rav Sel Tor Ul Wend Yar Zol',
)
const ENDINGS = words('vane moor dara wick lund mere brook stad field mont ora ia eth holm ford by gard')
const FIELDS = words(`
  Logistics Robotics Analytics Foods Energy Health Systems Capital Labs Textiles Insurance Media Marine Materials
  Mobility Packaging Payments Pharma Software Studios Telecom Timber Tools Travel Water`)
const FORMS = ['', '', '', ' Inc.', ' Ltd', ' GmbH', ' AB', ' SAS', ' B.V.', ' S.p.A.', ' Oy', ' Group']

/** The story's companies, by the names people know them by. */
export const NAMED: readonly string[] = [
  'Acme Corp',
  'Acme Brick Works',
  'Acme Software',
  'brightwater.example',
  'Crédit Rivage',
  'Müller & Söhne Maschinenbau GmbH',
  '株式会社青凪',
  'Северный Луч',
  'Nordhavn Shipping',
  'Solenne Cosmetics',
  'Ipê Azul Alimentos',
  'Kestrel Freight',
  'Tidewater Analytics',
  'Northgate Insurance',
  'Aurelia Hotels',
]

/** Known to one member, privately: to everybody else it does not exist. */
export const PRIVATE_COMPANY = 'Halcyon Biotech'
/** A company where nobody on the team knows anyone. */
export const UNKNOWN_COMPANY = 'Zephyr Aerospace'

const COMPANIES = 430

/** Given and family names that go together. */
const NAMES: { given: string[]; family: string[]; familyFirst?: true }[] = [
  {
    given: words('Olivia Harry Grace Callum Nia Rhys Amelia Declan Ruby Owen Martha Felix Isla Hugh'),
    family: words(
      'Ashdown Brockley Carrow Dunmore Ellery Fairleigh Garrick Hollis Inglewood Kerrigan Loxley Marwood Penrose',
    ),
  },
  {
    given: words('Katrin Lukas Annika Matthias Heike Torsten Jürgen Svenja Björn Käthe Anton Greta'),
    family: words(
      'Vogelsang Brückner Lindemann Achterberg Rosenthal Eichhorst Kühnel Sommerlatte Wegner Hähnel Tiedemann',
    ),
  },
  {
    given: words('Élodie Bastien Camille Thibault Noémie Gaspard Aurélie Rémi Margaux Fabrice'),
    family: words('Marchandeau Delorme Rivaud Castagnier Fontanel Bessière Girault Lacombe Vasseur Peyronnet'),
  },
  {
    given: words('Beatriz Rafael Tomás Valentina Joaquín Renata Thiago Ximena Íñigo Paloma Caio Graciela'),
    family: words(
      'Teixeira Herreros Alcântara Villaseñor Montoya Quintanilha Rocha Echeverría Bragança Saldívar Peñaranda',
    ),
  },
  {
    given: words('Giulia Matteo Elisabetta Lorenzo Fiammetta Corrado Ginevra Tancredi'),
    family: words('Bellandi Castelvecchi Morandini Pellegrino Santorelli Zanardi Trevisol Fumagalli'),
  },
  {
    given: words('Astrid Mikkel Sølvi Henrik Linnea Oskar Ragnhild Aino Eero Þóra'),
    family: words('Holmgaard Åkerblom Nyström Bjerkås Lindholt Sørbø Kivimäki Väisänen Hallgren'),
  },
  {
    given: words('Priya Arjun Meera Rohan Kavita Nikhil Ananya Farhan Leila Omid Zainab'),
    family: words('Raghunathan Deshmukh Chatterjee Iyengar Bhattarai Kulkarni Sohrabi Rahmani Qureshi Malhotra'),
  },
  {
    given: words('Kwabena Adaeze Chidi Amara Thabo Zanele Wanjiru Oluwaseun Fatou Tendai'),
    family: words('Asantewa Okonjo Mbeki-Dube Nwachukwu Adjei Kamau Diallo-Sow Boateng Moyo Ekwueme'),
  },
  {
    given: words('Halil Zeynep Kemal Defne Tariq Salma Yusuf Nadia Ioannis Eleni'),
    family: words('Demirci Karaoğlu Şahinöz Al-Rashdan Haddadin Benyahia Papadakis Yıldızhan Mansouri'),
  },
  {
    given: words('Wei Mei Jun Xin Hao Lan Minh Thu'),
    family: words('Zhangsun Ouyang Lianghua Nguyễn-Trần Quách Szeto'),
  },
  { given: words('陽子 大輔 美咲 健太 直樹 恵'), family: words('中村 高瀬 森川 青木 西園寺'), familyFirst: true },
  { given: words('Ирина Павел Оксана Тимур Светлана'), family: words('Воронцова Белозёр Лучко Ахметов Гринь') },
]

const TITLES =
  `CEO|CFO|CTO|COO|VP Sales|VP Marketing|Head of Procurement|Head of Partnerships|Director of Operations|Product Manager
Senior Product Manager|Software Engineer|Staff Engineer|Data Analyst|Account Executive|Key Account Manager|Managing Director
Founder & CEO|Marketing Manager|HR Business Partner|Finance Director|Supply Chain Manager|Legal Counsel|Design Lead
Customer Success Manager|Geschäftsführer|Directrice commerciale|Gerente de Compras|Responsabile Vendite|営業部長`.split(
    /[|\n]/,
  )

/** An outsider, as listed in an export of connections. */
export type Outsider = { given: string; family: string; title: string; company: string; profile: string; mail: string }

/** Everyone the team may know outside, with the busiest companies having the most people. */
export function makeOutsiders(random: Random, count: number): Outsider[] {
  // The last companies are the least known; Acme Corp should rank above them.
  const companies = [...makeCompanies(random), 'Acme Corp', 'Acme Corp']
  const seen = new Set<string>()
  const people: Outsider[] = []
  while (people.length < count) {
    const { given, family, familyFirst } = random.pick(NAMES)
    const [first, last] = [random.pick(given), random.pick(family)]
    // Skewed: a few companies have many people, most have a few.
    const company = companies[Math.floor(random.next() ** 1.7 * companies.length)] ?? 'Acme Corp'
    const key = `${first} ${last} ${company}`
    if (seen.has(key)) continue
    seen.add(key)
    const plain = `${first}-${last}`
      .normalize('NFKD')
      .replace(/[^\w-]/g, '')
      .toLowerCase()
    people.push({
      given: familyFirst ? last : first,
      family: familyFirst ? first : last,
      title: random.pick(TITLES),
      company,
      profile: `${plain.replace(/^-*$/, 'person')}-${(people.length + 4096).toString(16)}`,
      mail: mailAt(plain, company),
    })
  }
  return people
}

/**
 * Companies with distinct names, the busiest first. Each root names one company, or two in different fields; the roots
 * limit how many companies there are.
 */
export function makeCompanies(random: Random): string[] {
  const roots = BEGINNINGS.flatMap((beginning) => ENDINGS.map((ending) => beginning + ending))
  const companies = shuffle(roots, random).flatMap((root) => {
    const field = random.pick(FIELDS)
    const company = `${root} ${field}${random.pick(FORMS)}`
    // Occasionally two companies share their first word.
    if (!random.chance(0.1)) return [company]
    return [company, `${root} ${random.pick(FIELDS.filter((other) => other !== field))}`]
  })
  return [...companies.slice(0, COMPANIES - NAMED.length), ...NAMED]
}

function shuffle<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value)
}

function mailAt(name: string, company: string): string {
  const plain = company
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
  const domain = company.endsWith('.example') ? company : `${plain}.example`
  return plain === '' || /^-*$/.test(name) ? '' : `${name}@${domain}`
}
