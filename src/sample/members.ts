/**
 * The fictional team the playground offers. `connections` is the length of their LinkedIn list, `about` the line in
 * which they say who they are.
 */
export const MEMBERS = [
  {
    user: 'ana',
    name: 'Ana',
    timeZone: 'America/Sao_Paulo',
    connections: 210,
    about: 'I run the logistics of three plants near São Paulo.',
  },
  {
    user: 'ben',
    name: 'Ben',
    timeZone: 'Europe/London',
    connections: 415,
    about: 'I look after our freight customers in London.',
  },
  {
    user: 'chiara',
    name: 'Chiara',
    timeZone: 'Europe/Rome',
    connections: 300,
    about: 'I plan what our shops will sell, from Milan.',
  },
  {
    user: 'dara',
    name: 'Dara',
    timeZone: 'Asia/Seoul',
    connections: 190,
    about: 'I build the battery line of our Seoul office.',
  },
  {
    user: 'emre',
    name: 'Emre',
    timeZone: 'Europe/Istanbul',
    connections: 240,
    about: 'I run cold storage for exporters in Izmir.',
  },
  {
    user: 'freya',
    name: 'Freya',
    timeZone: 'Europe/Stockholm',
    connections: 325,
    about: 'I lead our pilots in harbours and on ships.',
  },
  {
    user: 'gus',
    name: 'Gus',
    timeZone: 'Europe/Paris',
    connections: 160,
    about: 'I look after our partners in France.',
  },
  {
    user: 'hana',
    name: 'Hana',
    timeZone: 'Asia/Tokyo',
    connections: 220,
    about: 'I open doors for our team in Osaka.',
  },
  { user: 'ines', name: 'Inês', timeZone: 'Europe/Lisbon', connections: 145, about: 'I build up our sales in Iberia.' },
  {
    user: 'jonas',
    name: 'Jonas',
    timeZone: 'Europe/Berlin',
    connections: 270,
    about: 'I sell and retrofit machines, mostly in Germany.',
  },
  {
    user: 'kofi',
    name: 'Kofi',
    timeZone: 'Africa/Accra',
    connections: 250,
    about: 'I look after sound and music for games, from Accra.',
  },
  {
    user: 'lucia',
    name: 'Lucía',
    timeZone: 'America/Mexico_City',
    connections: 185,
    about: 'I lead forecasting for a team of nine planners.',
  },
] as const

export type User = (typeof MEMBERS)[number]['user']
