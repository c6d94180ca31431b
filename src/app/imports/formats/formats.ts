import type { FileHead } from '../../../domain/imports/file-head.ts'
import { calendar } from '../encounters/calendar.ts'
import { linkedin } from '../encounters/linkedin.ts'
import { mailbox } from '../encounters/mailbox.ts'
import type { Format } from './format.ts'
import { peopleTable } from './people-table.ts'
import { targetList } from './target-list.ts'
import { vcard } from './vcard.ts'

/** The first to recognise a file reads it; the last accepts everything. */
const FORMATS: Format[] = [vcard, calendar, mailbox, linkedin, peopleTable, targetList]

export const formatOf = (head: FileHead): Format => FORMATS.find((format) => format.recognises(head)) ?? targetList
