import { normaliseOrganization } from './organization-name.ts'

// What a company may be called where its domain is registered: "acme.co.jp" is Acme Japan before Acme.

/** Country domains that stand for no country to those who register them. */
const ANYWHERE = new Set(
  'ac ag ai am bz cc cd cm co cx eu fm gg im io is la ly me ms mu nu pw re sc sh so st sx tk to tv vc ws zz'.split(' '),
)

/**
 * Keys of a name with the country of a domain, in English and the language most spoken there (CLDR); none for a domain
 * of no country.
 */
export function localKeys(key: string, domain: string | null): string[] {
  const code = /\.([a-z]{2})$/.exec(domain ?? '')?.[1]
  if (key === '' || code === undefined || ANYWHERE.has(code)) return []
  const region = code === 'uk' ? 'GB' : code.toUpperCase()
  const { language } = new Intl.Locale(`und-${region}`).maximize()
  const named = ['en', language].flatMap((one) => {
    const country = new Intl.DisplayNames([one], { type: 'region', fallback: 'none' }).of(region)
    return country ? [normaliseOrganization(`${key} ${country}`).key] : []
  })
  return [...new Set(named)].filter((one) => one !== key)
}
