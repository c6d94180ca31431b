import type { Actor, Handle } from './ports/platform.ts'

/** The same handler, for a platform that keeps files: it gives them out by reference. */
export function givingFiles(handle: Handle, openFile: NonNullable<Actor['openFile']>): Handle {
  return (command, actor) => handle(command, { ...actor, openFile })
}
