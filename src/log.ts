import { type DestinationStream, type Logger, pino } from 'pino'

/** Fields that may hold a secret or identify somebody: ids are enough to find a row. */
const PRIVATE = ['token', 'secret', 'password', 'authorization', 'text', 'name', 'email', 'values', 'view']

/** pino's number of the level warn. */
const WARN = 40

/**
 * Logs JSON lines to standard error, keeping standard output for answers; secrets and names are redacted.
 *
 * @param fields what each line says besides
 * @param to where the lines go, if not there
 * @param onFault called for each line from warn on, with the code of its error: an SQLSTATE, a platform's, or its class
 */
export function createLog(
  level: string,
  options: {
    onFault?(level: string, code: string): void
    fields?(): object
    to?: DestinationStream
  } = {},
): Logger {
  const { onFault = () => {}, fields = () => ({}), to = pino.destination({ fd: 2, sync: true }) } = options
  return pino(
    {
      level,
      base: null,
      mixin: () => fields(),
      hooks: {
        logMethod(args, method, at) {
          if (at >= WARN) onFault(pino.levels.labels[at] ?? 'warn', codeOf(args[0]))
          method.apply(this, args)
        },
      },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => plainError(error) },
      redact: { paths: PRIVATE.flatMap((field) => [field, `*.${field}`]), censor: '…' },
    },
    to,
  )
}

/** What else an error says of itself that is a name of ours or a platform's, never somebody's words. */
const TELLING = ['code', 'reason', 'statusCode', 'severity', 'schema', 'table', 'column', 'constraint', 'routine']
/** How far causes are followed. */
const DEPTH = 5

/**
 * An error as the log shows it. What libraries hang on theirs besides is left out: PostgreSQL's `detail` holds the values of
 * the row, a request its headers.
 */
function plainError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error
  const more = TELLING.flatMap((name) => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : []
  })
  const cause = error.cause instanceof Error && depth < DEPTH ? { cause: plainError(error.cause, depth + 1) } : {}
  const { name, message, stack } = error
  return { type: name, message: redacted(message), stack: redacted(stack ?? ''), ...Object.fromEntries(more), ...cause }
}

/** Tokens of Slack and Discord, bearer headers and passwords in addresses, wherever a library quotes them. */
function redacted(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+/g, 'x…')
    .replace(/\b(Bearer|Bot) [\w.~+/=-]+/g, '$1 …')
    .replace(/:\/\/([^\s:/@]+):[^\s/@]+@/g, '://$1:…@')
}

function codeOf(fields: unknown): string {
  const error = typeof fields === 'object' && fields !== null && 'err' in fields ? fields.err : null
  if (!(error instanceof Error)) return 'none'
  return 'code' in error && /^[\w-]{1,40}$/.test(String(error.code)) ? String(error.code) : error.name
}
