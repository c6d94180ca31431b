import { z } from 'zod'

// How an accepted introduction reaches the person it is about: three grades of consent.

/**
 * `agreed`: the connector asked, and the person agreed. `vouched`: the connector is sure it is welcome. `forwardable`:
 * the connector only passes the words on, and the person decides.
 */
export const CONSENTS = ['agreed', 'vouched', 'forwardable'] as const
export const Consent = z.enum(CONSENTS)
export type Consent = z.infer<typeof Consent>

/** The default until the connector says otherwise: nothing is claimed in anybody's name. */
export const FIRST_CONSENT: Consent = 'forwardable'
