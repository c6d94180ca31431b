import { parse } from 'tldts'
import type { Site } from '../../domain/finding/target.ts'

/** Mailboxes anybody may have: they say nothing of where somebody works. */
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
 * Reads a host, URL or e-mail address by the public suffix list; null when the text is none of them. Below a suffix that
 * its owner lets to others (the list's private section: myshopify.com, github.io, us.com) every host is somebody else's:
 * its name alone says too little, so all of it is the label.
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

/** The whole host in one word: in parts, the suffix that all of them share would make them alike. */
const sharedLabel = (domain: string): string => domain.replace(/[.-]/g, '')

/** Names for examples and tests (RFC 2606), which are on no public list. */
function isReserved(domain: string): boolean {
  return /\.(?:example|test)$/.test(domain)
}
