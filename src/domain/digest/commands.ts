import { z } from 'zod'
import { button, form, id, label, opaque, page } from '../commands/define.ts'
import { Channel, Day, DIGEST_PARTS, Hour } from './digest.ts'

// Commands of the weekly digest: its settings, and what readers can do for an ask.

const second = z.coerce.number().int().min(0).max(1e11)

export const DIGEST_COMMANDS = [
  /** Settings of the weekly digest. */
  form('digest', {}),
  /** Log somebody for an ask that stands in the digest; name a teammate who may know somebody. */
  form('log-for', { askId: id }, 'once'),
  form('name', { askId: id }, 'once', 'namings'),
  /** The weekly digest: its settings, their form with current values, a preview, and a pause. */
  button('digest-settings', {}, 'from-overview'),
  button(
    'digest-form',
    { channel: z.union([Channel, z.literal('')]), day: Day, hour: Hour, zone: opaque(40) },
    'opens-form',
  ),
  button('digest-preview', {}),
  button('digest-pause', { paused: z.enum(['yes', 'no']) }, 'in-place', 'from-overview'),
  /** Whether the digest may thank me by name. */
  button('thanks', { named: z.enum(['yes', 'no']) }, 'once', 'from-overview'),
  /** Teammates' asks that still need a way in. */
  button('open-asks', { page }, 'in-place', 'from-overview'),
  /** A page of what a digest only counted, of the week it told of: from and until when, in seconds since 1970. */
  button(
    'digest-rest',
    { part: z.enum(DIGEST_PARTS), since: second, until: second, page },
    'in-place',
    'from-overview',
  ),
  /** Forms of "I know someone" and "I know who knows"; `target` is what the ask looks for. */
  button('log-form', { askId: id, target: label }, 'opens-form'),
  button('know-who', { askId: id, target: label }, 'opens-form'),
  /** Offer the asker an introduction through a tie of mine. */
  button('offer', { askId: id, relationshipId: id }, 'once', 'from-overview'),
] as const
