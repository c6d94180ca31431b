import { createCipheriv, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSecrets, keyedHash, keyInFolder, newKey } from '../../src/store/secrets.ts'

describe('secrets', () => {
  const secrets = createSecrets(newKey())

  it('open to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(secrets.open(secrets.seal(text))).toBe(text)
      }),
    )
  })

  it('never look the same twice', () => {
    expect(new Set(Array.from({ length: 100 }, () => secrets.seal('xoxb-token'))).size).toBe(100)
  })

  it('stay closed to another key', () => {
    expect(() => createSecrets(newKey()).open(secrets.seal('xoxb-token'))).toThrow()
  })

  it('stay closed once a bit is changed or the end is cut off', () => {
    const [name, rest = ''] = secrets.seal('xoxb-token').split('.')
    const sealed = Buffer.from(rest, 'base64')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(sealed)
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at)
        expect(() => secrets.open(`${name}.${changed.toString('base64')}`)).toThrow()
      }),
    )
    for (let length = 0; length < sealed.length; length++)
      expect(() => secrets.open(`${name}.${sealed.subarray(0, length).toString('base64')}`)).toThrow()
  })

  it('open with any key of the list, and are sealed with the first', () => {
    const [old, fresh] = [newKey(), newKey()]
    const before = createSecrets(old).seal('xoxb-token')
    const both = createSecrets(`${fresh}, ${old}`)
    expect(both.open(before)).toBe('xoxb-token')
    expect(both.isNewest(before)).toBe(false)
    const after = both.seal('xoxb-token')
    expect(both.isNewest(after)).toBe(true)
    expect(createSecrets(fresh).open(after)).toBe('xoxb-token')
    expect(() => createSecrets(old).open(after)).toThrow('not among those given')
  })

  it('open where they were sealed before keys had names', () => {
    const key = newKey()
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), iv)
    const sealed = Buffer.concat([cipher.update('xoxb-token'), cipher.final()])
    const old = Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
    const both = createSecrets(`${newKey()},${key}`)
    expect(both.open(old)).toBe('xoxb-token')
    expect(both.isNewest(old)).toBe(false)
    expect(() => createSecrets(newKey()).open(old)).toThrow()
  })

  it('refuse a key that is none', () => {
    for (const key of ['', 'short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')])
      expect(() => createSecrets(key)).toThrow('key-damaged')
  })
})

describe('the key in the data folder', () => {
  it('is made once, for the owner only, by however many ask', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foothold-test-key-'))
    try {
      const keys = await Promise.all(Array.from({ length: 8 }, () => keyInFolder(folder, false)))
      expect(new Set(keys).size).toBe(1)
      expect(await keyInFolder(folder, false)).toBe(keys[0])
      expect(await readdir(folder)).toEqual(['secret.key'])
      expect(Buffer.from(keys[0] ?? '', 'base64')).toHaveLength(32)
      if (process.platform !== 'win32') expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('is not made anew for a database that was filled with another', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foothold-test-key-'))
    try {
      await expect(keyInFolder(folder, true)).rejects.toThrow('key-lost')
      expect(await readdir(folder)).toEqual([])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('is taken as it is, with or without a line end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foothold-test-key-'))
    try {
      const key = newKey()
      await writeFile(join(folder, 'secret.key'), `${key}\n`)
      expect(await keyInFolder(folder, false)).toBe(key)
      expect(await readFile(join(folder, 'secret.key'), 'utf8')).toBe(`${key}\n`)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('a keyed hash', () => {
  it('is HMAC-SHA-256, cut to 128 bits', () => {
    // RFC 4231, test case 2: 5bdcc146bf60754e6a042426089575c7…
    const bytes = Buffer.from(keyedHash('Jefe')('what do ya want for nothing?'), 'base64url')
    expect(bytes.toString('hex')).toBe('5bdcc146bf60754e6a042426089575c7')
  })

  it('differs by key and by value', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const hash = keyedHash(newKey())
        expect(hash(one) === hash(other)).toBe(one === other)
        expect(hash(one)).toMatch(/^[\w-]{22}$/)
      }),
    )
  })
})
