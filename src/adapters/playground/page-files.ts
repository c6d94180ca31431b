import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Context } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** Files the page loads besides itself. */
export const PAGE_FILES = [
  'ahead.js',
  'answers.js',
  'app.js',
  'clock.js',
  'composer.js',
  'dom.js',
  'drafts.js',
  'files.js',
  'forms.js',
  'members.js',
  'reach.js',
  'reading/feed.js',
  'reading/list.js',
  'reading/reactions.js',
  'reading/room.js',
  'reading/rooms.js',
  'reading/seen.js',
  'reading/slot.js',
  'reading/thread.js',
  'render.js',
  'server.js',
  'starts.js',
  'card.css',
  'composer.css',
  'conversation.css',
  'dialog.css',
  'rooms.css',
  'style.css',
  'team.css',
  'views.css',
  'favicon.svg',
]

/** Serves a file from the folder `page`. */
export async function page(c: Context, name: string): Promise<Response> {
  const text = await readFile(new URL(`./page/${name}`, import.meta.url), 'utf8')
  return c.body(text, 200, {
    'content-type': `${TYPES[extname(name)] ?? 'text/plain'}; charset=utf-8`,
    'cache-control': 'no-cache',
  })
}
