import type { FileRefusal, RowRefusal } from '../../domain/imports/refusal.ts'
import { sayNumber } from '../format.ts'

// A sentence or two for each reason a file or one of its rows is refused: what is wrong and what to do.

const WHERE =
  'In LinkedIn, open Settings & Privacy, Data privacy, Get a copy of your data, tick Connections, and send the Connections.csv you get.'
const EITHER = 'send contacts as CSV or vCard, or a list of companies as CSV or text.'

const FILES: { [R in FileRefusal['reason']]: (refusal: Extract<FileRefusal, { reason: R }>) => string } = {
  empty: () => 'This file is empty: send contacts as CSV or vCard, or a list with one company per line.',
  page: () => `This is a web page, perhaps a sign-in page saved by mistake: ${EITHER}`,
  document: () => 'This is a text document: save the list as CSV or plain text, and send that.',
  json: () => 'This is JSON: save the list as CSV or plain text, one company per line, and send that.',
  vcard: () => `This is a vCard: ${EITHER}`,
  calendar: () => `This is a calendar: ${EITHER}`,
  zip: () =>
    'This is a zip archive or an Excel workbook, and I find no Connections.csv or contacts in it: unzip it, or save it as CSV, and send the CSV.',
  'zip-broken': () => 'This zip archive is broken or locked: download it again, or unzip it and send the CSV.',
  'empty-zip': () => 'This is an empty zip archive: send the CSV.',
  workbook: () => 'This is an Excel workbook: save it as CSV, and send the CSV.',
  pdf: () => 'This is a PDF: send the CSV.',
  archive: () => 'This is a compressed archive: unpack it and send the CSV.',
  picture: () => 'This is a picture: send the CSV.',
  'not-text': () => 'This is not a text file. Send the CSV itself, as it was exported or saved.',
  'too-large': ({ bytes }) => `This file is larger than ${bytes / 1024 / 1024} MB: split it and send the parts.`,
  'too-many': ({ what, most }) =>
    what === 'rows'
      ? `This file has more than ${sayNumber(most)} rows: split it and send the parts.`
      : `This list has more than ${sayNumber(most)} targets: split it and send the parts.`,
  'row-too-long': ({ line, bytes }) => broken(`The row that starts on line ${line} is longer than ${bytes / 1024} KB`),
  'quote-open': ({ line }) => broken(`A quote opened in the row that starts on line ${line} is never closed`),
  'columns-missing': ({ columns }) =>
    `This is a list of people, but its header lacks ${columns.join(' and ')}: nobody is found by a name alone. Give the columns these names, and send it again.`,
  'no-people': () =>
    `This is no list of people: I found no line with First Name, Last Name, Company and Position. LinkedIn’s Connections.csv, contacts from Google, Outlook or a phone, and exports of HubSpot, Salesforce, Pipedrive and Airtable are read as they are. ${WHERE}`,
  'columns-unsaid': ({ columns }) =>
    `I cannot tell which column of this table is what.${hasColumns(columns)} Say it with --columns, like name=Wer,company=Firma,email=Mail: name and company, or name and email, are needed; name may be First+Last.`,
  'no-such-column': ({ said, columns }) => `This table has no column “${said}”.${hasColumns(columns)}`,
  'no-company-column': ({ columns }) => noCompanyColumn(columns.filter((name) => name !== '')),
  'entry-too-long': ({ most }) =>
    `An entry of this file is longer than ${most} characters, so it is no list of companies: send one company per line.`,
  'no-companies': () =>
    'I find no companies in this file: send one company per line, or a CSV with a column “company”.',
}

/** Why a file is refused. */
export function fileRefusal<R extends FileRefusal['reason']>(refusal: Extract<FileRefusal, { reason: R }>): string {
  const sentence: (refusal: Extract<FileRefusal, { reason: R }>) => string = FILES[refusal.reason as R]
  return sentence(refusal)
}

/** Why a row of an accepted file is refused. */
export function rowRefusal(refusal: RowRefusal): string {
  switch (refusal.reason) {
    case 'short-row':
      return `The row stops after ${refusal.fields} of ${refusal.columns} columns: the file may be cut off here.`
    case 'wide-row':
      return `The row has ${refusal.fields} columns, the header only ${refusal.columns}: a text with a comma in it needs quotes.`
    case 'long-text':
      return `The ${refusal.what} is longer than ${refusal.most} characters.`
    case 'no-name':
      return 'No name: LinkedIn blanks people who closed their account.'
    case 'nameless':
      return 'No name, so nobody to know.'
    case 'not-a-person':
      return 'A company or group, not a person.'
    case 'card-open':
      return 'The card lacks its beginning or end: the file may be cut off here.'
    case 'event-open':
      return 'The event lacks its beginning or end: the file may be cut off here.'
  }
}

function broken(said: string): string {
  return `${said}: the file is broken or cut off. Nothing was imported; export it again and send it as it is.`
}

/** Maximum columns named in a sentence. */
const NAMED = 6

function noCompanyColumn(columns: string[]): string {
  return `I find no column “company” in this table.${hasColumns(columns)} Call the column with the companies “company”, or send one company per line.`
}

function hasColumns(columns: string[]): string {
  const named = columns.slice(0, NAMED).map((name) => `“${name.slice(0, 40)}”`)
  const more = columns.length > NAMED ? ' and others' : ''
  return named.length > 0 ? ` It has ${named.join(', ')}${more}.` : ''
}
