import { describe } from 'vitest'
import { databases } from '../support/database/database.ts'
import { openWalled } from '../support/database/walled.ts'
import { testAsks } from './contract/asks.ts'
import { testMergedOrganizations } from './contract/companies/merged-organizations.ts'
import { testOrganizations } from './contract/companies/organizations.ts'
import { testSpellings } from './contract/companies/spellings.ts'
import { testImports } from './contract/imports.ts'
import { testInstallations } from './contract/installations.ts'
import { testIntroductions } from './contract/introductions.ts'
import { testLedger } from './contract/ledger.ts'
import { testMemberData } from './contract/member-data.ts'
import { testMembers } from './contract/members.ts'
import { testMessages } from './contract/messages.ts'
import { testPartners } from './contract/partners.ts'
import { testProtection } from './contract/protection.ts'
import { testRelationships } from './contract/relationships.ts'
import { testScoping } from './contract/scoping.ts'
import { testJoinWishes, testSharedAsks } from './contract/shared-asks.ts'
import { useStage } from './contract/stage.ts'
import { testTargetLists } from './contract/target-lists.ts'
import { testTrackRecords } from './contract/track-records.ts'
import { testTransactions } from './contract/transactions.ts'
import { testOpenedWays, testWatches } from './contract/watches.ts'

// The contract of src/app/ports/store.ts, on both databases.

describe.each(databases)('the store on the $name database', ({ open }) => {
  const stage = useStage(open)
  testMembers(stage)
  testOrganizations(stage)
  testPartners(stage)
  testSpellings(stage)
  testMergedOrganizations(stage)
  testRelationships(stage)
  testImports(stage)
  testAsks(stage)
  testIntroductions(stage)
  testLedger(stage)
  testMessages(stage)
  testTrackRecords(stage)
  testProtection(stage)
  testMemberData(stage)
  testSharedAsks(stage)
  testJoinWishes(stage)
  testWatches(stage)
  testOpenedWays(stage)
  testTransactions(stage)
  testTargetLists(stage)
  testScoping(stage)
  testInstallations(stage)
})

// The Store as a user who owns nothing, whom PostgreSQL shows only what belongs to the workspace that is spoken for.
describe('the store behind the second wall', () => {
  const stage = useStage(async () => {
    const database = await openWalled()
    // Tests look at tables as their owner.
    return { ...database, pool: database.owner.pool }
  })
  testMemberData(stage)
  testTransactions(stage)
  testScoping(stage)
  testInstallations(stage)
})
