// What is used of yauzl, which comes without types.
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export type Entry = { fileName: string; uncompressedSize: number }
  export type ZipFile = {
    entryCount: number
    readEntry(): void
    on(event: 'entry', listener: (entry: Entry) => void): void
    on(event: 'end', listener: () => void): void
    on(event: 'error', listener: (error: Error) => void): void
    openReadStream(entry: Entry, callback: (error: Error | null, stream: Readable) => void): void
  }
  export function fromFd(
    fd: number,
    options: { lazyEntries: true; autoClose: false },
    callback: (error: Error | null, zip: ZipFile) => void,
  ): void
}
