import type { FileHead } from '../../../domain/imports/file-head.ts'
import type { Format } from './format.ts'
import { linkedinConnections } from './linkedin-connections.ts'
import { otherExports } from './other-exports.ts'
import { targetList } from './target-list.ts'

/** The first to recognise a file reads it; the last accepts everything. */
const FORMATS: Format[] = [otherExports, linkedinConnections, targetList]

export const formatOf = (head: FileHead): Format => FORMATS.find((format) => format.recognises(head)) ?? targetList
