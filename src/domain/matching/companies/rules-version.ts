/**
 * The version of the rules that stored names are keyed and indexed by. Whoever changes these rules raises it, and a job
 * keys what is stored anew: test/domain/matching/companies/rules-version.test.ts notices the change.
 */
export const RULES_VERSION = 3
