import type { Command as Program } from 'commander'
import { readConfig } from '../config.ts'
import { DomainError } from '../domain/errors.ts'
import type { Data } from '../open-data.ts'
import { createSecrets, keyList, newKey, writeKeys } from '../store/secrets.ts'

type Tools = {
  withData(work: (data: Data) => Promise<void>): Promise<void>
  print(text: string): void
}

/** `foothold rotate-keys`: everything sealed with an older key is sealed anew with the newest. */
export function addKeyCommand(program: Program, { withData, print }: Tools): void {
  program
    .command('rotate-keys')
    .description(
      'seal stored secrets anew with the first key of FOOTHOLD_SECRET_KEY; where DATA_DIR holds the key, with a new one',
    )
    .action(async () => {
      const { secretKey: given, dataDir } = readConfig()
      await withData(async (data) => {
        const count = given ? await data.rotateKeys(data.secrets) : await rotateInFolder(data, dataDir)
        await data.forgetDeleted()
        print(`Sealed anew: ${count}.`)
        if (given && keyList(given).length > 1)
          print('Only the first key of FOOTHOLD_SECRET_KEY is needed from now on; backups made before need the others.')
      })
    })
}

/** Both keys stay in the folder until everything is sealed anew: cut short, it is finished by running it again. */
async function rotateInFolder(data: Data, dataDir: string): Promise<number> {
  if (data.attached) throw new DomainError('bot-holds-key')
  const old = keyList(data.secretKey)
  const keys = old.length > 1 ? old : [newKey(), ...old]
  await writeKeys(dataDir, keys)
  const count = await data.rotateKeys(createSecrets(keys.join(',')))
  await writeKeys(dataDir, keys.slice(0, 1))
  return count
}
