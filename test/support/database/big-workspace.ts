import { createHash } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import type { Database } from '../../../src/store/database.ts'

/** How much a big workspace holds. */
export type Size = { members: number; companies: number; relationships: number; asks: number }

/**
 * Fills a workspace by a few set-based statements, without the checks of foreign keys. A company's name is two made-up
 * words and a trade that it shares with every fourteenth; number 0 has 5,000 relationships, all others share the rest;
 * four in five are imported and unconfirmed. As many people as there are companies open another one's door. Each ask is
 * for a company of its own and has an introduction, each introduction a message, each of all these an audited event;
 * one in a hundred asks lives.
 *
 * @param grown fills table and index row by row and gathers no statistics, as if it had grown: made anew, an index tells
 *   the planner how large its table is
 */
export async function fillBigWorkspace(
  { pool }: Database,
  workspaceId: string,
  size: Size,
  { grown = false } = {},
): Promise<void> {
  const client = await pool.connect()
  const run = (statement: string, ...values: unknown[]) => client.query(statement, [workspaceId, ...values])
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    const makeIndexes = grown ? async () => {} : await dropIndexes(client)
    await run(
      `INSERT INTO member (workspace_id, id, platform_user_id, name, created_at)
       SELECT $1, ${id('member', 'n')}, 'user' || n, 'Member ' || n, now() FROM generate_series(0, $2::int - 1) AS n`,
      size.members,
    )
    await run(
      `INSERT INTO organization (workspace_id, id, name, key, compact, terms, created_at)
       SELECT $1, ${id('company', 'n')}, key, key, replace(key, ' ', ''),
         w || ARRAY[w[1] || w[2], w[2] || w[3], replace(key, ' ', ''), left(w[1], 1) || left(w[2], 1) || left(w[3], 1)], now()
       FROM generate_series(0, $2::int - 1) AS n, LATERAL (SELECT ${companyKey('n')} AS key) AS named,
         LATERAL (SELECT string_to_array(key, ' ') AS w) AS split`,
      size.companies,
    )
    // Every second company has another name: its words the other way round.
    await run(
      `INSERT INTO organization_alias (workspace_id, id, organization_id, name, key, origin, terms, created_at)
       SELECT $1, ${id('alias', 'n')}, o.id, other, other, 'written', string_to_array(other, ' '), now()
       FROM generate_series(0, $2::int - 1, 2) AS n JOIN organization o ON o.workspace_id = $1 AND o.id = ${id('company', 'n')},
         LATERAL (SELECT split_part(o.key, ' ', 2) || ' ' || split_part(o.key, ' ', 1) AS other) AS named`,
      size.companies,
    )
    await run(
      `INSERT INTO organization_word (workspace_id, word, organizations)
       SELECT $1, word, count(*) FROM organization, unnest(string_to_array(key, ' ')) AS word
       WHERE workspace_id = $1 GROUP BY word`,
    )
    // The word, it with each letter left out, and without doubled letters, as src/domain/matching/companies/organization-terms.ts has it.
    await run(
      `INSERT INTO organization_word_neighbour (workspace_id, neighbour, word)
       SELECT $1, word, word FROM organization_word WHERE workspace_id = $1
       UNION SELECT $1, regexp_replace(word, '(\\D)\\1+', '\\1', 'g'), word FROM organization_word WHERE workspace_id = $1
       UNION SELECT $1, overlay(word PLACING '' FROM at FOR 1), word
       FROM organization_word, generate_series(1, length(word)) AS at WHERE workspace_id = $1`,
    )
    await run(
      `INSERT INTO person (workspace_id, id, name_key, organization_id, profile_hash, created_at)
       SELECT $1, ${id('person', 'n')}, 'jane doe ' || n, ${id('company', 'CASE WHEN n < 5000 THEN 0 ELSE n % $3::int END')},
         'profile ' || n, now()
       FROM generate_series(0, $2::int - 1) AS n`,
      size.relationships,
      size.companies,
    )
    await run(
      `INSERT INTO relationship (workspace_id, id, member_id, person_id, organization_id, name, title, spelling, domain,
         kind, rating, since, visibility, source, confirmed_at, created_at, updated_at)
       SELECT $1, ${id('tie', 'n')}, ${id('member', 'n % $2::int')}, p.id, p.organization_id, 'Jane Doe ' || n,
         'Title ' || n % 40, 'Spelling ' || n % 3, CASE WHEN n % 10 = 0 THEN 'company-' || n % $4::int || '.test' END, 'colleague',
         CASE WHEN n % 5 = 0 THEN 1 + n % 4 END, date '2000-01-01' + n % 9000,
         CASE n % 50 WHEN 0 THEN 'private' WHEN 1 THEN 'sealed' ELSE 'open' END,
         CASE WHEN n % 5 = 0 THEN 'log' ELSE 'import' END, CASE WHEN n % 5 = 0 THEN now() END, now(), now()
       FROM generate_series(0, $3::int - 1) AS n
       JOIN person p ON p.workspace_id = $1 AND p.profile_hash = 'profile ' || n`,
      size.members,
      size.relationships,
      size.companies,
    )
    await run(
      `INSERT INTO relationship_word (workspace_id, word, relationship_id)
       SELECT workspace_id, word, id FROM relationship, unnest(ARRAY['word' || right(id::text, 3), right(name, 4)]) AS word
       WHERE workspace_id = $1 AND confirmed_at IS NOT NULL`,
    )
    await run(
      `INSERT INTO partner_tie (workspace_id, id, relationship_id, organization_id, spelling, created_at)
       SELECT $1, ${id('partner tie', 'n')}, ${id('tie', 'n')}, ${id('company', 'n * 7 % $2::int')}, 'Spelling ' || n % 3, now()
       FROM generate_series(0, $2::int - 1) AS n`,
      size.companies,
    )
    await run(
      `INSERT INTO ask (workspace_id, id, asker_id, target, organization_id, why, benefit, seen_in, status, expires_at, created_at, updated_at)
       SELECT $1, ${id('ask', 'n')}, ${id('member', 'n % $2::int')}, 'Company', ${id('company', 'n')}, 'Why', 'Benefit', 'connectors',
         CASE n % 200 WHEN 0 THEN 'open' WHEN 1 THEN 'pursued' ELSE 'closed' END, now() + interval '60 days', now(), now()
       FROM generate_series(0, $3::int - 1) AS n`,
      size.members,
      size.asks,
    )
    await run(
      `INSERT INTO introduction (workspace_id, id, ask_id, connector_id, relationship_id, person_id, organization_id, state, asked_at, counts_until,
         created_at, updated_at)
       SELECT $1, ${id('introduction', 'n')}, ${id('ask', 'n')}, r.member_id, r.id, r.person_id, ${id('company', 'n')},
         CASE n % 200 WHEN 1 THEN 'asked' ELSE 'passed' END, now(),
         CASE n % 20 WHEN 1 THEN timestamptz '2026-04-01' ELSE timestamptz '2026-02-01' END, now(), now()
       FROM generate_series(0, $2::int - 1) AS n
       JOIN relationship r ON r.workspace_id = $1 AND r.id = ${id('tie', 'n')}`,
      size.asks,
    )
    await run(
      `INSERT INTO message_reference (workspace_id, id, platform, channel, message, kind, subject_id, member_id, created_at)
       SELECT $1, ${id('message', 'n')}, 'local', 'dm', n::text, 'request', ${id('introduction', 'n')}, ${id('member', '0')}, now()
       FROM generate_series(0, $2::int - 1) AS n`,
      size.asks,
    )
    await run(
      `INSERT INTO audit_event (workspace_id, id, member_id, subject, subject_id, event, origin, created_at)
       SELECT $1, md5(kind || ' event ' || n)::uuid, ${id('member', 'n % $2::int')}, kind,
         md5(CASE kind WHEN 'relationship' THEN 'tie' ELSE kind END || ' ' || n)::uuid, 'made', 'local', now()
       FROM (VALUES ('ask'), ('introduction'), ('relationship')) AS subjects(kind), generate_series(0, $3::int - 1) AS n`,
      size.members,
      size.asks,
    )
    // A card in twenty stands.
    await run(
      `INSERT INTO posted_request (workspace_id, id, ask_id, channel, until, open, posted_at, ended, created_at)
       SELECT $1, ${id('request', 'n')}, ${id('ask', 'n')}, 'channel ' || n % 50, now(), true, now(),
         CASE n % 20 WHEN 1 THEN NULL ELSE 'time' END, now()
       FROM generate_series(0, $2::int - 1) AS n`,
      size.asks,
    )
    await run(
      `INSERT INTO request_helper (workspace_id, request_id, member_id, created_at)
       SELECT $1, ${id('request', 'n')}, ${id('member', 'n % $2::int')}, now() FROM generate_series(0, $3::int - 1) AS n`,
      size.members,
      size.asks,
    )
    await run(
      `INSERT INTO shown_tie (workspace_id, relationship_id, viewer_id, day, asked, created_at)
       SELECT $1, ${id('tie', 'n')}, ${id('member', '(n + 1) % $2::int')}, '2026-03-01', 'Acme', timestamptz '2026-03-03'
       FROM generate_series(0, $3::int - 1) AS n`,
      size.members,
      size.asks,
    )
    await run(
      `INSERT INTO member_use (workspace_id, member_id, hour, name, count)
       SELECT $1, ${id('member', 'n % $2::int')}, timestamptz '2026-03-01' + n / 40 * interval '1 hour', 'company ' || n, 1
       FROM generate_series(0, $3::int - 1) AS n`,
      size.members,
      size.asks,
    )
    await run(
      `INSERT INTO message_place (workspace_id, id, member_id, kind, taken_at)
       SELECT $1, ${id('place', 'n')}, ${id('member', 'n % $2::int')}, 'request', timestamptz '2026-03-01' + n * interval '1 minute'
       FROM generate_series(0, $3::int - 1) AS n`,
      size.members,
      size.asks,
    )
    await run(
      `INSERT INTO bundled_message (workspace_id, id, bundle_id, member_id, kind, subject_id, created_at)
       SELECT $1, ${id('bundled', 'n')}, ${id('bundle', 'n / 5')}, ${id('member', 'n % $2::int')}, 'request', ${id('introduction', 'n')}, now()
       FROM generate_series(0, $3::int - 1) AS n`,
      size.members,
      size.asks,
    )
    // A list in forty is being looked up, half done; all others are forgotten.
    await run(
      `INSERT INTO target_list (workspace_id, id, member_id, file_name, status, total, created_at, updated_at, expires_at)
       SELECT $1, ${id('list', 'n')}, ${id('member', 'n % $2::int')}, 'targets.csv', CASE n % 40 WHEN 1 THEN 'looking' ELSE 'expired' END,
         500, now(), now(), now()
       FROM generate_series(0, $3::int - 1) AS n`,
      size.members,
      size.asks / 10,
    )
    await run(
      `INSERT INTO listed_target (workspace_id, list_id, number, text, outcome, band)
       SELECT $1, l.id, n, 'Company ' || n, CASE n % 2 WHEN 0 THEN 'opened' END, CASE n % 2 WHEN 0 THEN 'good' END
       FROM target_list l, generate_series(1, 500) AS n WHERE l.workspace_id = $1 AND l.status = 'looking'`,
    )
    await makeIndexes()
    await client.query('COMMIT')
    if (!grown) await client.query('VACUUM ANALYZE')
  } finally {
    client.release()
  }
}

/**
 * Drops the indexes of all tables but those of their keys: made anew they are sorted once, which takes a fraction of
 * filling them row by row.
 *
 * @returns makes them as they were
 */
async function dropIndexes(client: pg.PoolClient): Promise<() => Promise<void>> {
  const { rows } = await client.query(
    `SELECT c.oid::regclass::text AS name, pg_get_indexdef(c.oid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = c.oid)`,
  )
  const indexes = z.array(z.object({ name: z.string(), definition: z.string() })).parse(rows)
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`)
  return async () => {
    for (const { definition } of indexes) await client.query(definition)
  }
}

/** Small workspaces beside the big one: two members, ten companies and twenty relationships each. */
export async function fillSmallWorkspaces({ pool }: Database, count: number): Promise<void> {
  const client = await pool.connect()
  const small = (kind: string, n: string) => id(`small ${kind}`, `w * 100 + ${n}`)
  const rows = (each: number) => `generate_series(0, $1::int - 1) AS w, generate_series(0, ${each - 1}) AS n`
  const run = (statement: string) => client.query(statement, [count])
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    await run(
      `INSERT INTO workspace (id, platform, platform_id, name, hash_key, created_at)
       SELECT ${id('workspace', 'w')}, 'slack', 'T' || w, 'Team ' || w, '', now() FROM generate_series(0, $1::int - 1) AS w`,
    )
    await run(
      `INSERT INTO member (workspace_id, id, platform_user_id, name, created_at)
       SELECT ${id('workspace', 'w')}, ${small('member', 'n')}, 'user' || n, 'Member ' || n, now() FROM ${rows(2)}`,
    )
    await run(
      `INSERT INTO organization (workspace_id, id, name, key, compact, terms, created_at)
       SELECT ${id('workspace', 'w')}, ${small('company', 'n')}, key, key, replace(key, ' ', ''),
         string_to_array(key, ' '), now() FROM ${rows(10)}, LATERAL (SELECT ${companyKey('n')} AS key) AS named`,
    )
    await run(
      `INSERT INTO person (workspace_id, id, name_key, organization_id, created_at)
       SELECT ${id('workspace', 'w')}, ${small('person', 'n')}, 'jane doe', ${small('company', 'n % 10')}, now()
       FROM ${rows(20)}`,
    )
    await run(
      `INSERT INTO relationship (workspace_id, id, member_id, person_id, organization_id, name, spelling, kind, visibility,
         source, created_at, updated_at)
       SELECT ${id('workspace', 'w')}, ${small('tie', 'n')}, ${small('member', 'n % 2')}, ${small('person', 'n')},
         ${small('company', 'n % 10')}, 'Jane Doe', 'Spelling', 'colleague', 'open', 'import', now(), now()
       FROM ${rows(20)}`,
    )
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

const TRADES =
  'bakery bank capital energy foods freight health labs logistics media motors partners robotics works'.split(' ')
const LETTERS = 'ghijklmnop'

/** The key of the n-th company, as SQL: two words like no other's, and a trade. */
function companyKey(n: string): string {
  const trades = TRADES.map((trade) => `'${trade}'`).join(', ')
  const words = `substr(md5(${n}::text), 1, 7) || ' ' || substr(md5('w' || ${n}), 1, 6)`
  return `translate(${words}, '0123456789', '${LETTERS}') || ' ' || (ARRAY[${trades}])[1 + ${n} % ${TRADES.length}]`
}

/** The same here. */
export function companyName(n: number): string {
  const word = (text: string, length: number) =>
    md5(text)
      .slice(0, length)
      .replace(/\d/g, (digit) => LETTERS[Number(digit)] ?? '')
  return `${word(`${n}`, 7)} ${word(`w${n}`, 6)} ${TRADES[n % TRADES.length]}`
}

/** A company's name with two letters exchanged. */
export const withSlip = (name: string): string => name.replace(/(?<=^..)(.)(.)/, '$2$1')

/** The id of the row that `id` below makes. */
export function idOf(name: string): string {
  return md5(name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

/** The id of the n-th row of a kind, as SQL. */
function id(kind: string, n: string): string {
  return `md5('${kind} ' || (${n}))::uuid`
}
