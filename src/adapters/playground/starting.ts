import { Hono } from 'hono'
import { doorLine } from '../../app/door-words.ts'
import { onlyOwnPage, refuse } from './guard.ts'
import { page } from './page-files.ts'

/**
 * What the playground shows while the bot starts: a page that says what is being done and goes on by itself. Everything
 * else is answered with 503 and the same sentence, which a page left open from before shows.
 *
 * @param doing what is being done now, in words that follow "Foothold is starting:"
 */
export function createStartingPage(doing: () => string): Hono {
  const routes = new Hono()
  routes.use(onlyOwnPage)
  routes.get('/', (c) => page(c, 'starting.html'))
  for (const name of ['starting.js', 'dom.js', 'starting.css', 'style.css', 'favicon.svg'])
    routes.get(`/${name}`, (c) => page(c, name))
  routes.all('*', (c) => refuse(c, 503, doorLine({ starting: doing() })))
  return routes
}
