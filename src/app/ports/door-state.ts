import type { DomainError } from '../../domain/errors.ts'

/** How a platform's connection is: only a `ready` one hears what people say. */
export type DoorState =
  | { is: 'connecting' | 'ready' }
  /** Another process hears what people say; this one takes over when that one ends, and sends messages meanwhile. */
  | { is: 'standing-by' }
  /** The connection broke; the adapter is trying to get it back. */
  | { is: 'degraded' }
  /** It is closed for good: somebody has to do what the refusal says. */
  | { is: 'fatal'; error: DomainError }

/** Told by an adapter whenever its state changes. */
export type TellState = (state: DoorState) => void
