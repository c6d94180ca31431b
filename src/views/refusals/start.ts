import type { SentencesOf } from '../../domain/errors.ts'
import { sayCount } from '../format.ts'

type Start = SentencesOf<'cannot-start'>
type Away = Parameters<Start['database-away']>[0]['why']

const AWAY: Record<Away, string> = {
  refused: 'nothing listens there: start the server, and check the host and the port in DATABASE_URL',
  broken: 'it ended the connection: see its log',
  silent: 'it does not answer: check the host in DATABASE_URL, and the firewall between',
  'host-unknown': 'no such host is known: check the host in DATABASE_URL',
  starting: 'it is starting or stopping',
  crowded: 'it has no connection left: raise its max_connections, or end other programs',
}

const pending = (changes: number) =>
  changes === 1 ? 'one change of its tables is pending' : `${changes} changes of its tables are pending`

/** What keeps the bot from starting besides its settings: one line each, with what to do. */
export const START: Start = {
  'database-away': ({ why, seconds }) =>
    `The database cannot be reached${seconds > 0 ? ` for ${sayCount(seconds, 'second', 'seconds')} now` : ''}: ${AWAY[why]}.`,
  'database-login-refused': ({ said }) =>
    `The database refuses the login (${said}). Check the user and the password in DATABASE_URL.`,
  'database-not-there': ({ said }) =>
    `The server has no such database (${said}). Make it (createdb), or correct DATABASE_URL.`,
  'database-forbids': ({ said }) =>
    `The database does not let this user work there (${said}). Make it the owner of the database: ALTER DATABASE … OWNER TO ….`,
  'database-lacks': ({ said }) =>
    `The database server lacks something (${said}). Install PostgreSQL’s contrib package: the extension btree_gin is needed.`,
  'database-too-old': ({ version }) => `The database server is PostgreSQL ${version}; at least 15 is needed.`,
  'database-newer': ({ migration }) =>
    `The database belongs to a newer Foothold (it has ${migration}). Start that version, or restore a backup made by this one.`,
  'database-behind': ({ lacking }) =>
    `The database is of an older version: ${pending(lacking)}. “foothold migrate” brings it up to date, as the next start of the bot does.`,
  'database-of-other': ({ lacking }) =>
    `The database is of an older version: ${pending(lacking)}, and its tables belong to another user. Run “foothold migrate” with DATABASE_OWNER_URL, then start again.`,
  'database-new': () => 'Nothing is in the database yet: the first start sets it up.',
  'database-half-done': ({ migration }) =>
    `The migration ${migration} was begun by “prisma migrate” and never finished. See “prisma migrate resolve”.`,
  'database-damaged': ({ path, said }) =>
    `The database in ${path} cannot be opened (${said}). Put a backup in its place, or move the folder away to begin anew.`,
  'bot-of-other-version': () =>
    'The bot that runs here is of another version than this program. Stop it and start it anew, then try again.',
  'disk-full': () => 'The disk is full. Make room, then start again: nothing that was accepted is lost.',
  'folder-is-file': ({ path }) => `${path} is a file, not a folder. Set DATA_DIR to a folder.`,
  'folder-forbidden': ({ path }) =>
    `The folder ${path} may not be written to. Give it to the user that runs Foothold (chown -R), or set DATA_DIR to another one.`,
  'folder-impossible': ({ path }) => `The folder ${path} cannot be made. Set DATA_DIR to a folder on a disk.`,
  'folder-open': ({ path }) =>
    `Others may read the folder ${path}, and this user may not change that. As its owner: chmod 700 ${path}`,
  'database-not-empty': () => 'The database holds workspaces already. Restore into an empty one.',
  'backup-unreadable': () => 'This is no backup of Foothold, or it is damaged.',
  'backup-incomplete': () => 'The backup is cut off: its end is missing. Nothing was restored.',
  'backup-differs': ({ table }) => `What was loaded into ${table} is not what the backup holds. Nothing was restored.`,
  'backup-of-other-version': () =>
    'The backup was made by a version whose job queue differs. Restore it with that version, then start this one.',
  'bot-runs': () => 'The bot is running, and what is said meanwhile would be left behind. Stop it first.',
  'bot-holds-key': () => 'The bot is running with the key that is to be replaced. Stop it first.',
  'doctor-found': ({ problems }) =>
    problems === 1 ? 'One thing is to be mended.' : `${problems} things are to be mended.`,
  'key-lost': ({ path }) =>
    `The database holds workspaces, but the key of its secrets is gone: put ${path} back from a backup, or set FOOTHOLD_SECRET_KEY to it.`,
  'key-of-other': ({ path }) =>
    `Secrets of this database were made with another key. ${path ? `Put the one that belongs to it into ${path}.` : 'Add the one that belongs to it to FOOTHOLD_SECRET_KEY, after a comma.'}`,
  'key-damaged': ({ path }) =>
    `The key ${path ? `in ${path}` : 'FOOTHOLD_SECRET_KEY'} is damaged: it must be 32 bytes in base64. Put it back from a backup.`,
}

/** Said while the bot waits for its database, after “Foothold is starting:”. */
export function waitingLine(why: Away): string {
  return `waiting for its database (${AWAY[why]})`
}
