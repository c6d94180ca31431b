import type { FileHead } from '../../../domain/imports/file-head.ts'
import { isUnclear } from '../../../domain/imports/mapping/is-unclear.ts'
import { calendar } from '../encounters/calendar.ts'
import { linkedin } from '../encounters/linkedin.ts'
import { mailbox } from '../encounters/mailbox.ts'
import type { Format, UnmappedFormat } from './format.ts'
import { peopleTable } from './people-table.ts'
import { targetList } from './target-list.ts'
import { vcard } from './vcard.ts'

const unmapped: UnmappedFormat = { kind: 'unmapped', recognises: isUnclear }

/** The first to recognise a file reads it; the last accepts everything. */
const FORMATS: Format[] = [vcard, calendar, mailbox, linkedin, unmapped, peopleTable, targetList]

export const formatOf = (head: FileHead): Format => FORMATS.find((format) => format.recognises(head)) ?? targetList
