import { DomainError } from '../domain/errors.ts'

// What an operator can set right, told apart from bugs: by PostgreSQL's SQLSTATE (its manual, appendix A) and by the
// names of operating system errors.

/** Why a database cannot be reached for the moment: waiting may help. */
const AWAY = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'broken',
  EPIPE: 'broken',
  ENOENT: 'refused',
  EHOSTUNREACH: 'silent',
  ENETUNREACH: 'silent',
  ETIMEDOUT: 'silent',
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'host-unknown',
  // cannot_connect_now: it is starting, or stopping.
  '57P03': 'starting',
  '57P01': 'broken',
  // too_many_connections, and what connection poolers say.
  '53300': 'crowded',
} as const
export type DatabaseAway = (typeof AWAY)[keyof typeof AWAY]

/** Why waiting for the database may help; null if it will not. */
export function awayOf(error: unknown): DatabaseAway | null {
  const code = codeOf(error)
  const known = Object.entries(AWAY).find(([name]) => name === code)
  if (known) return known[1]
  // What `pg` says without a code of its own.
  if (error instanceof Error && /timeout|terminated unexpectedly/i.test(error.message)) return 'silent'
  return null
}

/** What Prisma says where the database went away (its own codes, and PostgreSQL's within its sentences). */
const LOST =
  /P10(?:01|02|08|17)|57P0[123]|closed the connection|reach database server|not queryable|terminating connection/

/** Whether work failed because the database went away under it: what it had begun may be done all the same. */
export function hasLostDatabase(error: unknown): boolean {
  if (awayOf(error)) return true
  return error instanceof Error && (LOST.test(codeOf(error)) || LOST.test(error.message))
}

/** The refusal that an ordinary fault of a database or its disk stands for; anything else is returned as it is. */
export function databaseFault(error: unknown): unknown {
  if (error instanceof DomainError) return error
  const said = error instanceof Error ? error.message : String(error)
  switch (codeOf(error)) {
    case '28P01':
    case '28000':
      return new DomainError('database-login-refused', { said, cause: error })
    case '3D000':
      return new DomainError('database-not-there', { said, cause: error })
    case '42501':
      return new DomainError('database-forbids', { said, cause: error })
    case '58P01':
    case '0A000':
      return new DomainError('database-lacks', { said, cause: error })
    case '53100':
    case 'ENOSPC':
      return new DomainError('disk-full', { cause: error })
    default: {
      const why = awayOf(error)
      return why ? new DomainError('database-away', { why, seconds: 0, cause: error }) : error
    }
  }
}

/** The refusal that a fault of a file or folder stands for; anything else is returned as it is. */
export function folderFault(error: unknown, path: string): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new DomainError('disk-full', { cause: error })
    case 'ENOTDIR':
    case 'EEXIST':
      return new DomainError('folder-is-file', { path, cause: error })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new DomainError('folder-forbidden', { path, cause: error })
    case 'ENOENT':
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'EINVAL':
      return new DomainError('folder-impossible', { path, cause: error })
    default:
      return error
  }
}

/** An SQLSTATE or the name of an operating system error; of several addresses tried, the first one's. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
