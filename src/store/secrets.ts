import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '../domain/errors.ts'

/** Encrypts stored secrets, and hashes with a workspace's own key. */
export type Secrets = { seal(text: string): string; open(sealed: string): string }

const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
/** Without this, a tag truncated to 4 bytes would pass. */
const GCM = { authTagLength: TAG_BYTES }

/**
 * AES-256-GCM with a random 96-bit nonce per value (NIST SP 800-38D).
 *
 * @param key 32 bytes in base64
 * @param path the file it was read from, for the refusal
 * @throws DomainError cannot-start for an invalid key; `open` throws for anything not sealed with this key, or altered since
 */
export function createSecrets(key: string, path: string | null = null): Secrets {
  const bytes = Buffer.from(key, 'base64')
  if (bytes.length !== KEY_BYTES) throw new DomainError('key-damaged', { path })
  return {
    seal(text) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', bytes, iv, GCM)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open(sealed) {
      const all = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', bytes, all.subarray(0, IV_BYTES), GCM)
      decipher.setAuthTag(all.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(all.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
    },
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

/** HMAC-SHA-256 (RFC 2104) truncated to 128 bits, as 22 characters of base64url. */
export function keyedHash(key: string): (value: string) => string {
  return (value) => createHmac('sha256', key).update(value).digest('base64url').slice(0, 22)
}
