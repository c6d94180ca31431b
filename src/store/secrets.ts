import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '../domain/errors.ts'

/** Encrypts stored secrets. */
export type Secrets = {
  seal(text: string): string
  open(sealed: string): string
  /** Whether it was sealed with the newest key: what was not is sealed anew when keys are rotated. */
  isNewest(sealed: string): boolean
}

const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
/** Without this, a tag truncated to 4 bytes would pass. */
const GCM = { authTagLength: TAG_BYTES }

/**
 * AES-256-GCM with a random 96-bit nonce per value (NIST SP 800-38D). A sealed value begins with the name of its key, and a
 * point; one without was sealed before keys had names.
 *
 * @param keys of 32 bytes in base64 each, the newest first, with commas or spaces between: the first seals, all of them open
 * @param path the file they were read from, for the refusal
 * @throws DomainError cannot-start for an invalid key; `open` throws for anything not sealed with these keys, or altered since
 */
export function createSecrets(keys: string, path: string | null = null): Secrets {
  const known = keyList(keys).map((key) => Buffer.from(key, 'base64'))
  const [newest] = known
  if (!newest || known.some((key) => key.length !== KEY_BYTES)) throw new DomainError('key-damaged', { path })
  const named = new Map(known.map((key) => [nameOf(key), key]))
  const first = nameOf(newest)
  return {
    seal: (text) => `${first}.${encrypt(newest, text)}`,
    open(sealed) {
      const [name, rest] = parts(sealed)
      const key = named.get(name)
      if (key) return decrypt(key, rest)
      if (name !== '') throw new Error('A secret was sealed with a key that is not among those given.')
      const opened = known.map((one) => attempt(() => decrypt(one, rest))).find((text) => text !== null)
      if (opened === undefined || opened === null)
        throw new Error('A secret was not sealed with any of the keys given.')
      return opened
    },
    isNewest: (sealed) => parts(sealed)[0] === first,
  }
}

/** The keys of a list, the newest first. */
export function keyList(keys: string): string[] {
  return keys.split(/[\s,]+/).filter((key) => key !== '')
}

/** Names a key without telling anything of it. */
function nameOf(key: Buffer): string {
  return createHash('sha256').update('foothold key').update(key).digest('base64url').slice(0, 8)
}

function parts(sealed: string): [name: string, rest: string] {
  const point = sealed.indexOf('.')
  return point < 0 ? ['', sealed] : [sealed.slice(0, point), sealed.slice(point + 1)]
}

function encrypt(key: Buffer, text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv, GCM)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

function decrypt(key: Buffer, sealed: string): string {
  const all = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, IV_BYTES), GCM)
  decipher.setAuthTag(all.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(all.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}

function attempt(open: () => string): string | null {
  try {
    return open()
  } catch {
    return null
  }
}

/** A new key of 32 random bytes, in base64. */
export function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64')
}

/** Where the data folder holds its key. */
export function keyPath(dataDir: string): string {
  return join(dataDir, 'secret.key')
}

/**
 * The key in the data folder, created on first use and readable only by its owner.
 *
 * @param isNeeded whether the database holds secrets already, which a new key could not open
 * @throws DomainError cannot-start when the key is gone that they were made with
 */
export async function keyInFolder(dataDir: string, isNeeded: boolean): Promise<string> {
  const path = keyPath(dataDir)
  if (isNeeded && !existsSync(path)) throw new DomainError('key-lost', { path })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  if (!existsSync(path)) {
    // Linked only once complete: nobody reads half a key, and if two processes create one, one wins.
    await writeFile(draft, newKey(), { mode: 0o600 })
    try {
      await link(draft, path)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    } finally {
      await rm(draft, { force: true })
    }
  }
  return (await readFile(path, 'utf8')).trim()
}

/** Puts other keys into the data folder, the newest first: whole or not at all. */
export async function writeKeys(dataDir: string, keys: string[]): Promise<void> {
  const draft = `${keyPath(dataDir)}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, keys.join('\n'), { mode: 0o600 })
  await rename(draft, keyPath(dataDir))
}

/** HMAC-SHA-256 (RFC 2104) truncated to 128 bits, as 22 characters of base64url. */
export function keyedHash(key: string): (value: string) => string {
  return (value) => createHmac('sha256', key).update(value).digest('base64url').slice(0, 22)
}
