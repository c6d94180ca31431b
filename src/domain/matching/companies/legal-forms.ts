import { distance } from '../edit-distance.ts'
import { applies } from '../rules.ts'

// Legal forms of companies, and the words so common in company names that sharing one says nothing.
// Every entry is folded: lower case, no accents, acronyms without dots (checked by a test).

const lines = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** Forms that follow the name, one word each. */
const FORMS = words(`
  inc incorporated corp corporation co company comp ltd limited unltd llc llp lllp lp plc pllc pc pbc na unlimited ulc
  cic cio dac clg teo teoranta cyf ccc ltee limitee enr cie pty pvt pte nl npc sdn bhd berhad tbk persero perseroan
  gmbh ggmbh gesmbh gesbr mbh ag se kg kgaa ohg og gbr ug gug ek ekfm ev eg partg partgmbb aktiengesellschaft
  sa sas sasu sarl sarlu eurl snc sci sca scs scop gie eirl spa srl srls sagl sapa scarl scrl scpa scpl sprl bvba
  cvba asbl vzw aisbl scsp sicav sicar bv nv vof cv sl slu sau sll slp slne scop lda ltda eireli sgps epp mei sac saa
  sab sapi suarl saic saci saicf saci sacifia cia
  ab abp publ oy oyj oyab ky tmi as asa aps ks amba fmba smba ivs hb kb ehf hf ohf aktiebolag aktiebolaget aktieselskab anpartsselskab
  aksjeselskap allmennaksjeselskap osakeyhtio
  shpk spzoo spj spk ska sro vos kft zrt nyrt bt rt kkt doo jdoo dd ad dooel ood eood ead uab mb sia ou vsi
  sti tas aktsiaselts ooo oao zao pao ojsc cjsc pjsc pjs jsc tov
  ooo оао ооо зао пао ао нао тоо тов прат пат ат ип фоп чп одо чуп оод еоод ад еад доо дд аод
  αε επε οε εε ικε ае
  fze fzco fzc fzllc fzellc dmcc wll bsc bscc ksc kscp kscc qsc qpsc psc saog saoc sal sae sak plcc
  kk gk yk бшд ххк שפס בעמ בעם שפע шпс
  შპს სს սպը փբը`)

/** Forms of several words that follow the name. */
const FORM_PHRASES = lines(`
  public company limited, public limited company, public co ltd, public joint stock company, private limited
  private ltd, p ltd, proprietary limited, limited liability company, limited liability partnership
  limited partnership, general partnership, joint stock company, open joint stock company
  closed joint stock company, joint stock co, limited company, company limited, national association
  community interest company, designated activity company, professional corporation, public benefit corporation
  gmbh co kg, gmbh co kgaa, gmbh co ohg, gmbh cie kg, ag co kg, ag co kgaa, se co kgaa, ug co kg, ges mbh, ges m b h
  ug haftungsbeschrankt, partg mbb, e k, e v, kommanditgesellschaft auf aktien, kommanditgesellschaft
  gesellschaft mit beschrankter haftung, gesellschaft mbh, gesellschaft m b h, eingetragener verein
  eingetragene genossenschaft, offene handelsgesellschaft
  sa rl, s arl, s a rl, s a r l, societe anonyme, societe par actions simplifiee, societe a responsabilite limitee
  societe en nom collectif, societe cooperative
  societa per azioni, societa a responsabilita limitata, societa cooperativa, soc coop, societa semplice
  societa benefit, spa sb, srl sb, scarl onlus
  sociedad anonima, sociedad anonima de capital variable, sociedad limitada, sociedad de responsabilidad limitada
  sociedad anonima cerrada, sociedad por acciones simplificada, compania limitada, compania anonima, cia ltda
  sociedade anonima, sociedade limitada, unipessoal lda, sociedade unipessoal lda, ltda me, ltda epp, s coop, s en c
  sa de cv, sab de cv, s de rl, s de rl de cv, sapi de cv, sofom enr, sa esp, sas esp, sa bic, sas bic
  naamloze vennootschap, besloten vennootschap, besloten vennootschap met beperkte aansprakelijkheid
  i s, p s, sh pk, ab publ, oy ab, as oy, julkinen osakeyhtio, privat aktiebolag, publikt aktiebolag
  sp z oo, sp zoo, sp z o o, spolka z oo, spolka zoo, sp j, sp k, spolka akcyjna, spolka jawna, spolka komandytowa
  spolka z ograniczona odpowiedzialnoscia, spol s ro, spol sro, akciova spolecnost, akciova spolocnost
  spolecnost s rucenim omezenym, spolocnost s rucenim obmedzenym
  korlatolt felelossegu tarsasag, zartkoruen mukodo reszvenytarsasag, nyilvanosan mukodo reszvenytarsasag
  drustvo s ogranicenom odgovornoscu, dionicko drustvo, delniska druzba
  societate pe actiuni, societate cu raspundere limitata, uzdaroji akcine bendrove, akcine bendrove
  akciju sabiedriba, sabiedriba ar ierobezotu atbildibu, osauhing
  anonim sirketi, limited sirketi, ltd sti, tic as, tic ltd sti, san ve tic as, san ve tic ltd sti, san tic as
  san tic ltd sti, sanayi ve ticaret as, sanayi ve ticaret ltd sti, ticaret ve sanayi as, sanayi as, ticaret as
  sanayi ve ticaret limited sirketi, sanayi ve ticaret anonim sirketi, ticaret anonim sirketi, sanayi ticaret as
  ve ticaret as, ve tic as, ve ticaret anonim sirketi, sanayii ve ticaret as, tic ve san as
  kabushiki kaisha, kabushiki gaisha, godo kaisha, goudou kaisha, yugen kaisha, yugen gaisha, k k
  sendirian berhad, perseroan terbatas, fz llc, fz co, fze llc, saudi closed joint stock company
  aktsia selts, anonymi etairia, ανωνυμη εταιρεια, ανωνυμη εταιρια, м б х
  общество с ограниченнои ответственностью, акционерное общество, публичное акционерное общество
  закрытое акционерное общество, открытое акционерное общество, индивидуальныи предприниматель
  товариство з обмеженою відповідальністю, акціонерне товариство, приватне акціонерне товариство
  ش م م, ش م ع, ش م ك, ذ م م, שותפות מוגבלת`)

/** Forms that precede the name and are hardly ever a name themselves. */
const LEADING = lines(`
  pt, ooo, oao, zao, pao, pjsc, ojsc, cjsc, jsc, sarl, eurl, sasu, gmbh, uab, sia, llc, ltd, oyj, pte ltd, pvt ltd
  оао, ооо, зао, пао, ао, нао, тоо, тов, прат, пат, ат, ип, фоп, чп, одо, чуп, оод, еоод
  общество с ограниченнои ответственностью, акционерное общество, публичное акционерное общество
  товариство з обмеженою відповідальністю, акціонерне товариство, приватне акціонерне товариство
  aktiebolaget, aktiebolag, cong ty tnhh, cong ty co phan, cong ty cp, cong ty, cong ty tnhh mtv
  societe anonyme, perseroan terbatas, kabushiki kaisha, شركة, חברת, шпс, შპს, სს`)

/** Forms before the name that may also be its first word: removed only before a distinctive word. */
const LEADING_SHORT = lines('ab, as, nv, bv, oy, cv, ud, zrt, doo, ad, ou, kk, sa')

/** Forms written without a space, in scripts without spaces; longest first. */
const GLUED = words(`
  一般財団法人 一般社団法人 公益財団法人 公益社団法人 特定非営利活動法人 独立行政法人 国立研究開発法人 国立大学法人
  股份有限公司 有限責任公司 有限责任公司 有限会社 株式会社 株式會社 合同会社 合資会社 合名会社 医療法人 学校法人 社会福祉法人
  控股股份有限公司 控股有限公司 控股有限责任公司 有限公司 股份公司 控股公司 控股 公司 주식회사 유한회사 유한책임회사 사단법인 재단법인 บริษัท จํากัด มหาชน`).sort(
  (a, b) => b.length - a.length,
)

const COUNTRIES = lines(`
  usa, us, u s, u s a, uk, u k, eu, uae, united states, united kingdom, united arab emirates, america, americas
  north america, latin america, latam, emea, apac, asia, asia pacific, europe, africa, middle east, mena, dach
  benelux, nordic, nordics, scandinavia, argentina, australia, austria, osterreich, bahrain, bangladesh, belgium
  belgique, brazil, brasil, bulgaria, canada, chile, china, colombia, costa rica, croatia, cyprus, czechia
  czech republic, denmark, danmark, ecuador, egypt, england, estonia, finland, suomi, france, germany, deutschland
  ghana, greece, hellas, hong kong, hungary, iceland, india, indonesia, ireland, israel, italy, italia, japan, jordan
  kazakhstan, kenya, korea, kuwait, latvia, lebanon, lithuania, luxembourg, macau, malaysia, mexico, morocco
  netherlands, nederland, new zealand, nigeria, norway, norge, oman, pakistan, panama, peru, philippines, poland
  polska, portugal, qatar, romania, russia, saudi arabia, ksa, scotland, serbia, singapore, slovakia, slovenia
  south africa, south korea, spain, espana, sri lanka, sweden, sverige, switzerland, schweiz, suisse, taiwan
  thailand, turkey, turkiye, ukraine, uruguay, vietnam, wales, zambia, zimbabwe, cayman, bermuda, iberia
  shanghai, beijing, shenzhen, guangzhou, suzhou, 中国, 上海, 北京, 深圳, 香港, 日本, 中國, россия, украина`)

/** Endings that do not change who is meant. */
const TAIL_WORDS: ReadonlySet<string> = new Set(
  words(`group groupe gruppe grupo gruppo grp holding holdings hldgs international intl global worldwide
    com enterprises companies corporate headquarters hq officially official`),
)

const GENERIC = new Set([
  ...TAIL_WORDS,
  ...COUNTRIES,
  ...words(`
  academy acquisition administration advanced advertising advisors advisory aerospace agency ai air airlines airport
  airways alliance analytics apps architects art arts assets associates association auto automotive aviation banca
  banco bank banking banque beauty bio biosciences biotech biotechnology board brand brands broadcasting building
  bureau business cancer capital care center central centre centro chemical chemicals children church city clinic
  clothing cloud club coffee college commerce commercial commission committee communication communications community
  computer computers computing construction consultancy consultants consulting control cooperative council county
  creative credit culture dairy data defence defense delivery dental department design development devices diagnostics
  digital direct distribution division e ecole economics education educational electric electrical electronic
  electronics energy engineering engineers entertainment environment environmental equipment equity estate events
  exchange express facilities factory family farm farms fashion federal federation film films finance financial first
  fitness food foods foundation freight fund funds furniture games gaming gas general gold government hardware health
  healthcare high home homes hospital hospitality hotel hotels house housing human import imaging industrial industries
  industry information infrastructure ingenieria initiative innovation innovations innovative institut institute
  instituto institution instruments insurance integrated interactive interior interiors investment investments invest
  it jewelry journal lab laboratories laboratory labs law learning legal leisure life limited local logistics london
  machinery management manufacturing mfg marine market marketing markets materials media medical medicine mental metal
  metals micro mining ministry mobile mobility mortgage motor motors museum music mutual network networks new news
  nursing office oil online operations organisation organization outdoor packaging paper park partner partners
  partnership payments pharma pharmaceutical pharmaceuticals photography photonics physical pictures plastics platform
  polytechnic power precision press print printing private production productions products professional program project
  projects properties property public publishing quality quantum radio rail real realty recruitment regional renewable
  renewables rental research resource resources restaurant restaurants retail risk robotics royal safety school schools
  science sciences scientific securities security semiconductor semiconductors service services shipping shop social
  society software solar solution solutions space sport sports state station steel storage store stores strategic
  strategies studio studios supplies supply support surgery sustainable system systems talent tech technical
  technological technologies technology telecom telecommunications television textile textiles textil theatre
  therapeutics therapy tourism tours toys trade trading training transit transport transportation travel trust
  union united universal universidad universidade universita universitat universitas universite university
  urban utilities valley ventures vision water wealth web wellness west western wholesale wine wireless works world
  york sociedad sociedade societe gesellschaft verein stiftung fundacion fundacao fondation hochschule schule bau
  technik handel immobilien versicherung versicherungen sparkasse volksbank dienstleistungen beratung consultoria
  servicos servicios industria comercio industrias laboratoire laboratorio ecole escola escuela ministere ministerio`),
])

/** Whether a folded word is so common in company names that sharing it says nothing. */
export const isGeneric = (token: string): boolean => applies('words common in names') && GENERIC.has(token)

/** Whether a word after a name does not change who is meant: "Group", "Holdings", "com", or a legal form. */
export const changesNothing = (token: string): boolean => TAIL_WORDS.has(token) || isLegalForm(token)

/** Forms long enough to be known by one slip of the pen: "Limted", "Corporaion". */
const LONG_FORMS = words('limited corporation incorporated company aktiengesellschaft limitada anonima sirketi')
/** Whether a word is a long legal form but for a slip. */
export const isFormMisspelled = (token: string): boolean =>
  token.length >= 6 && LONG_FORMS.some((form) => distance(token, form, 1) <= 1)

/** Parenthesised words that belong to the name: "Acme (India)", "Acme (Pty) Ltd", "Acme (Group)", "(주)새벽소프트". */
const KEPT = new Set([...COUNTRIES, ...TAIL_WORDS, ...FORMS, '주', '株'])
export const belongsToName = (content: string): boolean => KEPT.has(content)

const byEdge = (phrases: string[], edge: 0 | -1): ReadonlyMap<string, string[][]> => {
  const map = new Map<string, string[][]>()
  for (const phrase of phrases) {
    const tokens = words(phrase)
    const key = tokens.at(edge) ?? ''
    map.set(
      key,
      [...(map.get(key) ?? []), tokens].sort((a, b) => b.length - a.length),
    )
  }
  return map
}
const TRAILING_BY_LAST = byEdge([...FORMS, ...FORM_PHRASES], -1)
const LEADING_BY_FIRST = byEdge([...LEADING, ...LEADING_SHORT], 0)

const SHORT: ReadonlySet<string> = new Set(LEADING_SHORT)
const ALONE_GLUED: ReadonlySet<string> = new Set(GLUED)
const ALONE = new Set([...FORMS, ...LEADING.filter((form) => !form.includes(' ')), ...GLUED])

/** Forms written without a space, anywhere in a text. */
export const GLUED_FORMS = new RegExp(GLUED.join('|'), 'g')

/** Whether a folded word is a legal form by itself. */
export const isLegalForm = (token: string): boolean => ALONE.has(token)

/** Number of legal-form words at this end of a folded name; 0 for none, or if nothing else would be left. */
export function legalFormLength(tokens: string[], end: 'start' | 'end'): number {
  const edge = end === 'end' ? tokens.at(-1) : tokens[0]
  if (edge === undefined || tokens.length < 2 || !applies('legal forms')) return 0
  // Forms glued to the name in scripts without spaces are separate words by now.
  if (ALONE_GLUED.has(edge)) return 1
  if (end === 'end') return longest(TRAILING_BY_LAST.get(edge), tokens, (phrase) => tokens.length - phrase.length)
  // "AB Volvo" is Volvo, but "NV Energy" is not "Energy".
  if (SHORT.has(edge) && tokens.slice(1).every(isGeneric)) return 0
  return longest(LEADING_BY_FIRST.get(edge), tokens, () => 0)
}

/** Length of the first (longest) phrase found at its position in the name, with something left beside it. */
function longest(phrases: string[][] | undefined, tokens: string[], startOf: (phrase: string[]) => number): number {
  const found = phrases?.find((phrase) => {
    const start = startOf(phrase)
    return start >= 0 && phrase.length < tokens.length && phrase.every((word, index) => tokens[start + index] === word)
  })
  return found?.length ?? 0
}
