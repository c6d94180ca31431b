import { Hono } from 'hono'
import { doorLine } from '../../app/door-words.ts'
import { onlyOwnPage, refuse } from './guard.ts'
import { page } from './page-files.ts'

/**
 * The playground while the bot starts: a page that names the current step and goes on by itself. Any other request gets
 * a 503 with the same sentence, which a page still open from before displays.
 *
 * @param doing the current step, in words that follow "Foothold is starting:"
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
