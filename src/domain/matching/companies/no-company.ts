import { fold } from './organization-name.ts'

// What people write where a company belongs when there is none.

const NO_COMPANY = new Set(
  `self employed, selfemployed, self, self employment, freelance, freelancer, freelancing, independent, contractor
  consultant, independent consultant, independent contractor, own business, my own business, my own company
  entrepreneur, private, confidential, confidential company, confidential client, company confidential, undisclosed
  not disclosed, startup, retired, semi retired, happily retired, unemployed, not employed, currently unemployed
  not working, student, looking for opportunities, looking for new opportunities, seeking opportunities
  seeking new opportunities, open to new opportunities, open to opportunities, actively looking, open to work
  opentowork, job seeker, between jobs, career break, on a career break, sabbatical, in transition, none, na
  n a, not applicable, nil, null, tbd, tba, to be announced, xxx, various, myself, me, home, homemaker, at home
  my home, stay at home mom, stay at home dad, stay at home parent

  selbststandig, selbstandig, selbststaendig, selbstaendig, selbststandige, selbstandige, selbststandiger, selbstandiger
  freiberuflich, freiberufler, freiberuflerin, freiberufliche tatigkeit, freie mitarbeit, freier mitarbeiter
  freie mitarbeiterin, einzelunternehmer, einzelunternehmen, arbeitslos, arbeitssuchend, arbeitsuchend, auf jobsuche
  rentner, rentnerin, ruhestand, im ruhestand, pensioniert, pensionist, pensionistin, privat, privatperson, keine
  keine angabe, vertraulich

  independant, independante, travailleur independant, travailleuse independante, a mon compte, auto entrepreneur
  auto entrepreneure, autoentrepreneur, micro entrepreneur, micro entreprise, profession liberale, sans emploi
  en recherche d emploi, en recherche demploi, a la recherche d un emploi, demandeur d emploi, retraite, retraitee
  a la retraite, etudiant, etudiante, aucune, neant, confidentiel

  autonomo, autonoma, trabajador autonomo, trabajadora autonoma, por cuenta propia, cuenta propia, independiente
  negocio propio, jubilado, jubilada, desempleado, desempleada, sin empleo, en busca de empleo, busqueda de empleo
  buscando empleo, estudiante, ninguna, ninguno, confidencial

  profissional autonomo, profissional liberal, conta propria, por conta propria, negocio proprio, aposentado, aposentada
  desempregado, desempregada, em busca de recolocacao, em transicao de carreira, estudante, nenhuma, nenhum

  libero professionista, libera professionista, lavoratore autonomo, lavoratrice autonoma, in proprio, partita iva
  disoccupato, disoccupata, in cerca di occupazione, pensionato, pensionata, studente, nessuna, riservato

  zzp, zzper, zzp er, zelfstandig, zelfstandige, zelfstandig ondernemer, zelfstandig professional, werkloos, werkzoekend
  gepensioneerd, met pensioen, geen, vertrouwelijk

  egenforetagare, egen foretagare, eget foretag, frilans, frilansare, arbetslos, pensionar, pensionerad, selvstaendig
  selvstendig, selvstendig naeringsdrivende, selvstaendig erhvervsdrivende, freelancekonsulent, pensioneret, pensjonist
  arbejdslos, arbeidsledig, yrittaja, itsenainen yrittaja, elakkeella, tyoton, vapaa toimittaja

  samozatrudnienie, samozatrudniony, samozatrudniona, wlasna dzialalnosc, wlasna dzialalnosc gospodarcza
  jednoosobowa dzialalnosc gospodarcza, wolny strzelec, bezrobotny, bezrobotna, emeryt, emerytka, osvc, zivnostnik
  nezamestnany, duchodce, onallo, egyeni vallalkozo, nyugdijas, liber profesionist, pensionar, somer
  serbest calisan, serbest, kendi isim, emekli, issiz, ogrenci, αυτοαπασχολουμενος, ελευθερος επαγγελματιας, συνταξιουχος

  самозанятый, самозанятая, самозанятость, фрилансер, фриланс, ип, частная практика, безработный, безработная, пенсионер
  нет, на себя, самозайнятии, самозаинятии, фрілансер, фоп, безробітнии, пенсіонер

  フリーランス, 自営業, 個人事業主, 無職, 自由职业, 自由职业者, 自由業, 自由工作者, 个体户, 退休, 待业, 무직, 프리랜서, 자영업, 개인사업자

  عمل حر, أعمال حرة, متقاعد, عاطل عن العمل, عצמאי, עצמאי, עצמאית, פרילנסר, פנסיונר, स्व रोजगार, स्व रोज़गार, स्वरोजगार, फ्रीलांसर
  wiraswasta, pekerja lepas, belum bekerja, bekerja sendiri, tự do, làm tự do, ฟรีแลนซ์, อาชีพอิสระ`
    .split(/[,\n]/)
    .map(keyOf)
    .filter((entry) => entry !== ''),
)

/** A job people write behind or before "freelance" where a company belongs: "Freelance Web Designer". */
const FREELANCE =
  /^(?:self employed|freelancer?|independent|selb(?:st)?standiger?|freiberuflicher?|freier?) (?:\w+ ){0,3}(?:designer|developer|consultant|writer|editor|artist|photographer|translator|engineer|contractor|journalist|illustrator|copywriter|producer|professional|marketer|freelancer?|coach|trainer|advisor|business owner|journalistin|berater(?:in)?|autor(?:in)?|texter(?:in)?|grafiker(?:in)?|ubersetzer(?:in)?)$|^(?:consultor|consultora|consultant|consultante|consulente|periodista|jornalista|journaliste|traductor|traductora|traducteur|traductrice|formateur|formatrice|profissional|profesional) (?:freelance|independ(?:ent|ant|ie?nte)e?|autonom[oa])$/

/** A company that hides its name: "Stealth", "Stealth AI Startup", "Startup in stealth mode", "Stealth (YC W24)". */
const STEALTH =
  /^(?:\w+ ){0,3}stealth(?: mode)?(?: \w+){0,2} (?:startup|start up|venture)$|^stealth(?: mode)?(?: (?:ai |\w+tech )?company| yc \w+)?$|^(?:(?:startup|start up|company|building|working|something|currently) )*in stealth(?: mode)?$/

/**
 * Whether a company field names no company ("Self-employed", "Freelance Designer", "Stealth AI Startup", "-"), in the
 * common languages. Such a field never becomes an organization: it would make one company of all who are on their own.
 */
export function isNoCompany(raw: string): boolean {
  // "Freelancer.com" is a company: a dot inside a word is no punctuation.
  if (/\p{L}\.\p{L}{2,}/u.test(raw)) return false
  // "Self-Employed / Freelance", "Freelance (Autónomo)": several of them at once.
  return (
    isNone(keyOf(raw)) ||
    raw.split(/[/|,;&()[\]]|\s(?:or|and|und|et|y|e|o|ou|oder)\s/).every((part) => isNone(keyOf(part)))
  )
}

function isNone(key: string): boolean {
  return key === '' || NO_COMPANY.has(key) || FREELANCE.test(key) || STEALTH.test(key)
}

/** Folded words with one space between. */
function keyOf(text: string): string {
  return (
    fold(text)
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  )
}
