import { parse } from 'tldts'
import type { Site } from '../../domain/finding/target.ts'

/** Free mail providers: such an address says nothing of where somebody works. */
const FREE_MAIL = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com
  gmx.de gmx.net gmx.com web.de t-online.de freenet.de mail.com protonmail.com proton.me pm.me fastmail.com zoho.com
  yandex.ru yandex.com mail.ru qq.com 163.com 126.com sina.com naver.com hanmail.net orange.fr wanadoo.fr free.fr
  laposte.net libero.it virgilio.it uol.com.br bol.com.br terra.com.br hotmail.co.uk yahoo.co.uk yahoo.fr yahoo.de
  hotmail.fr hotmail.de hotmail.it yahoo.it yahoo.co.jp comcast.net verizon.net att.net btinternet.com hey.com`.split(
    /\s+/,
  ),
)

/**
 * Reads a host, URL or e-mail address by the public suffix list; null for any other text. Under a suffix whose owner
 * hands out subdomains (the list's private section: myshopify.com, github.io, us.com) every host is somebody else's:
 * its name alone says too little, so the whole host is the label.
 */
export function siteOf(text: string): Site | null {
  const clean = text.trim()
  if (/\s/.test(clean) || !/[^.]\.[^.]/.test(clean)) return null
  const host = clean.includes('@') && !clean.includes('/') ? clean.slice(clean.lastIndexOf('@') + 1) : clean
  const shared = parse(host, { allowPrivateDomains: true })
  if (shared.isPrivate && shared.domain)
    return { domain: shared.domain, label: sharedLabel(shared.domain), freeMail: false }
  const { domain, domainWithoutSuffix, isIcann } = parse(host)
  if (!domain || !domainWithoutSuffix || !(isIcann || isReserved(domain))) return null
  return { domain, label: domainWithoutSuffix.replaceAll('-', ' '), freeMail: FREE_MAIL.has(domain) }
}

/** The whole host as one word: split up, the shared suffix would make them all alike. */
const sharedLabel = (domain: string): string => domain.replace(/[.-]/g, '')

/** Names reserved for examples and tests (RFC 2606), which no public list has. */
function isReserved(domain: string): boolean {
  return /\.(?:example|test)$/.test(domain)
}
