import { fold } from './organization-name.ts'

// What people write in a company field when there is no company.

const NO_COMPANY = new Set(
  `job hunting, job hunt, between gigs, taking time out, housewife, own firm, own company, owner, self owned, self owned business
  confidential employer, undisclosed company, undisclosed employer, undisclosed client, not disclosed yet, something new
  in between, retiree, undergraduate, undergraduate student, graduate student, mba student, mba candidate, fresh graduate, fresher
  looking for internship, looking for an internship, intern, no employer, home maker, contract work, consulting, freelance work
  freelance project, freelance projects, solo entrepreneur, serial entrepreneur, digital nomad, work from home, working from home, wfh
  available for hire, for hire, available immediately, immediate joiner, laid off, relocating, travelling, traveling
  world traveler, world traveller, travelling the world, traveling the world, independent researcher, independent director, 123, xyz
  trabajo por cuenta propia, sin empresa, en recherche d un nouveau poste, a la recherche d un nouveau poste, sans entreprise, 自由職業
  auf der suche nach neuem, senza azienda, sem empresa

  free lance, free lancer, free agent, contract, contracting, self contractor, solopreneur, sole trader, sole proprietor
  sole proprietorship, self representation, own practice, private practice, independent practice, independent consulting
  gig worker, open for work, open to offers, otw, ono, unaffiliated, no company, not currently employed, none currently
  between roles, between opportunities, gap year, maternity leave, parental leave, on leave, garden leave, gardening leave
  taking a break, taking time off, on a break, time off, funemployed, stay at home, full time parent, full time mom
  full time dad, caregiver, ex, former, working for myself, i work for myself, prefer not to say, cannot disclose, nda, under nda, secret, top secret
  anonymous, personal, personal project, personal projects, side project, side projects, my house, my self, me myself and i
  myself and i, self made, ceo of my life, university student, college student, high school student, graduate, recent graduate
  phd student, volunteer, blank, empty, unknown, no, nope, nothing yet, coming soon, xx, x x, abc xyz, asdf, test, company
  company name, your company, my company

  self employed, selfemployed, self, self employment, freelance, freelancer, freelancing, independent, contractor
  consultant, independent consultant, independent contractor, own business, my own business, my own company
  entrepreneur, private, confidential, confidential company, confidential client, company confidential, undisclosed
  not disclosed, startup, retired, semi retired, happily retired, unemployed, not employed, currently unemployed
  not working, student, looking for opportunities, looking for new opportunities, seeking opportunities
  seeking new opportunities, open to new opportunities, open to opportunities, actively looking, open to work
  opentowork, job seeker, between jobs, career break, on a career break, sabbatical, in transition, none, na
  n a, not applicable, nil, null, tbd, tba, to be announced, xxx, various, myself, me, home, homemaker, at home
  my home, stay at home mom, stay at home dad, stay at home parent

  freie journalistin, freier journalist, freischaffend, freischaffende, freischaffender, freier kunstler, freie kunstlerin
  kleinunternehmer, elternzeit, in elternzeit, auszeit, sabbatjahr, hausfrau, hausmann, in ausbildung, schuler, schulerin
  auf der suche, in pension, privatier, ohne, ohne firma, in grundung, auf stellensuche, zurzeit ohne
  selbststandig, selbstandig, selbststaendig, selbstaendig, selbststandige, selbstandige, selbststandiger, selbstandiger
  freiberuflich, freiberufler, freiberuflerin, freiberufliche tatigkeit, freie mitarbeit, freier mitarbeiter
  freie mitarbeiterin, einzelunternehmer, einzelunternehmen, arbeitslos, arbeitssuchend, arbeitsuchend, auf jobsuche
  rentner, rentnerin, ruhestand, im ruhestand, pensioniert, pensionist, pensionistin, privat, privatperson, keine
  keine angabe, vertraulich

  en freelance, a son compte, travail independant, entrepreneur independant, entrepreneuse independante, sans activite, sans
  conge parental, en conge parental, conge sabbatique, en reconversion, reconversion professionnelle, en recherche active
  a l ecoute du marche, a l ecoute d opportunites, en recherche d opportunites, au foyer, mere au foyer, consultant independant
  independant, independante, travailleur independant, travailleuse independante, a mon compte, auto entrepreneur
  auto entrepreneure, autoentrepreneur, micro entrepreneur, micro entreprise, profession liberale, sans emploi
  en recherche d emploi, en recherche demploi, a la recherche d un emploi, demandeur d emploi, retraite, retraitee
  a la retraite, etudiant, etudiante, aucune, neant, confidentiel

  consultor, consultora, freelance autonomo, profesional independiente, trabajador independiente, por mi cuenta, mi empresa
  en busqueda activa, en busqueda activa de empleo, buscando trabajo, busqueda activa, en transicion, en excedencia, sabatico
  ano sabatico, ama de casa, pensionista, sin trabajo, no aplica, en busca de nuevas oportunidades, abierto a oportunidades
  autonomo, autonoma, trabajador autonomo, trabajadora autonoma, por cuenta propia, cuenta propia, independiente
  negocio propio, jubilado, jubilada, desempleado, desempleada, sin empleo, en busca de empleo, busqueda de empleo
  buscando empleo, estudiante, ninguna, ninguno, confidencial

  trabalho autonomo, trabalhador autonomo, trabalhador independente, trabalhadora independente, independente, prestador de servicos
  em transicao, disponivel para o mercado, em busca de novas oportunidades, a procura de emprego, procurando emprego
  disponivel no mercado, dona de casa, sem emprego, nao se aplica, freelancer autonomo, pj, empreendedor, empreendedora, reformado
  profissional autonomo, profissional liberal, conta propria, por conta propria, negocio proprio, aposentado, aposentada
  desempregado, desempregada, em busca de recolocacao, em transicao de carreira, estudante, nenhuma, nenhum

  lavoro autonomo, lavoratore indipendente, ditta individuale, consulente, consulente indipendente, in cerca di lavoro, casalinga
  in cerca di nuove opportunita, alla ricerca di nuove opportunita, inoccupato, inoccupata, a riposo, in pensione, anno sabbatico
  libero professionista, libera professionista, lavoratore autonomo, lavoratrice autonoma, in proprio, partita iva
  disoccupato, disoccupata, in cerca di occupazione, pensionato, pensionata, studente, nessuna, riservato

  eigen bedrijf, eenmanszaak, zelfstandige in bijberoep, freelance journalist, werkzoekende, op zoek naar werk, tussen twee banen
  op zoek naar een nieuwe uitdaging, huisvrouw, tussen banen in
  zzp, zzper, zzp er, zelfstandig, zelfstandige, zelfstandig ondernemer, zelfstandig professional, werkloos, werkzoekend
  gepensioneerd, met pensioen, geen, vertrouwelijk

  enskild firma, eget, frilanser, arbetssokande, foraldraledig, tjanstledig, soker jobb, soker nya utmaningar, jobbsogende
  ledig, pa jobbjakt, barselsorlov, mellem jobs, freelancejournalist, toiminimi, tyonhakija, yksityisyrittaja, opiskelija
  egenforetagare, egen foretagare, eget foretag, frilans, frilansare, arbetslos, pensionar, pensionerad, selvstaendig
  selvstendig, selvstendig naeringsdrivende, selvstaendig erhvervsdrivende, freelancekonsulent, pensioneret, pensjonist
  arbejdslos, arbeidsledig, yrittaja, itsenainen yrittaja, elakkeella, tyoton, vapaa toimittaja

  dzialalnosc gospodarcza, wlasna firma, freelancerka, bez pracy, szukam pracy, w trakcie poszukiwania, studentka, na emeryturze
  brak, urlop macierzynski, na volne noze, samostatne vydelecne cinna, na materske, bez zamestnani, lucrator independent
  liber profesionista, persoana fizica autorizata, pfa, szabaduszo, munkanelkuli, samozaposlen, slobodnjak, svobodnjak, na svobodi
  serbest meslek, serbest meslek erbabi, serbest danisman, bagimsiz, bagimsiz danisman, kendi hesabima, kendi isimi yapiyorum
  is ariyorum, is arayisinda, yeni firsatlara acik, calismiyor, ev hanimi, emekliyim, yok
  samozatrudnienie, samozatrudniony, samozatrudniona, wlasna dzialalnosc, wlasna dzialalnosc gospodarcza
  jednoosobowa dzialalnosc gospodarcza, wolny strzelec, bezrobotny, bezrobotna, emeryt, emerytka, osvc, zivnostnik
  nezamestnany, duchodce, onallo, egyeni vallalkozo, nyugdijas, liber profesionist, pensionar, somer
  serbest calisan, serbest, kendi isim, emekli, issiz, ogrenci, αυτοαπασχολουμενος, ελευθερος επαγγελματιας, συνταξιουχος

  индивидуальныи предприниматель, частныи предприниматель, свободныи художник, без работы, в поиске, в поиске работы, ищу работу
  на пенсии, домохозяика, декрет, в декрете, студент, студентка, сам на себя, работаю на себя, вільнии художник, у пошуку роботи
  безробітня, студентка, на пенсії
  самозанятый, самозанятая, самозанятость, фрилансер, фриланс, ип, частная практика, безработный, безработная, пенсионер
  нет, на себя, самозайнятии, самозаинятии, фрілансер, фоп, безробітнии, пенсіонер

  フリー, フリーランサー, 自由業, 自営, 個人, 求職中, 転職活動中, 就職活動中, 学生, 主婦, 専業主婦, 定年退職, 引退, なし, 非公開, 秘密
  自由业, 自由业者, 自由撰稿人, 自雇, 自雇人士, 自僱, 无, 無, 无业, 個體戶, 個人工作室, 求职中, 求职, 找工作中, 学生, 保密, 暂无, 在家, 已退休, 自己
  프리랜스, 구직중, 구직 중, 취업준비생, 취준생, 은퇴, 학생, 없음, 주부, 휴직중, 비공개
  フリーランス, 自営業, 個人事業主, 無職, 自由职业, 自由职业者, 自由業, 自由工作者, 个体户, 退休, 待业, 무직, 프리랜서, 자영업, 개인사업자

  مستقل, عمل خاص, أعمال خاصة, صاحب عمل, باحث عن عمل, أبحث عن عمل, لا يوجد, طالب, ربة منزل, שכיר לשעבר, בחיפוש עבודה, מחפש עבודה, מחפשת עבודה
  בין עבודות, סטודנט, סטודנטית, बेरोजगार, नौकरी की तलाश, छात्र, गृहिणी, स्वतंत्र, usaha sendiri, pekerja bebas, mencari kerja
  sedang mencari pekerjaan, pelajar, mahasiswa, ibu rumah tangga, kinh doanh tự do, lao động tự do, thất nghiệp, sinh viên, nghỉ hưu
  รับจ้างอิสระ, ว่างงาน, เกษียณ, นักศึกษา, ธุรกิจส่วนตัว, อาชีพอิสระ
  عمل حر, أعمال حرة, متقاعد, عاطل عن العمل, عצמאי, עצמאי, עצמאית, פרילנסר, פנסיונר, स्व रोजगार, स्व रोज़गार, स्वरोजगार, फ्रीलांसर
  wiraswasta, pekerja lepas, belum bekerja, bekerja sendiri, tự do, làm tự do, ฟรีแลนซ์, อาชีพอิสระ`
    .split(/[,\n]/)
    .map(keyOf)
    .filter((entry) => entry !== ''),
)

/** Jobs of the self-employed: alone beside one of the above, or after or before "freelance". */
const JOB =
  'designer|developer|consultant|consulting|consultancy|contractor|contract|writer|author|editor|artist|photographer|photography|translator|interpreter|engineer|journalist|illustrator|copywriter|producer|professional|professionals|marketer|freelancer?|coach|coaching|trainer|training|advisor|adviser|business owner|programmer|teacher|tutor|speaker|musician|actor|model|recruiter|analyst|architect|director|filmmaker|videographer|animator|stylist|blogger|creator|manager|journalistin|berater(?:in)?|autor(?:in|a)?|texter(?:in)?|grafiker(?:in)?|ubersetzer(?:in)?|designerin|fotograf(?:in)?|dozent(?:in)?|disenadora?|fotografo|fotografa|arquitecto|arquitecta|abogado|abogada|periodista|jornalista|journaliste|traductora?|traducteur|traductrice|redacteur|redactrice|graphiste|photographe|formateur|formatrice|developpeur|developpeuse|profissional|profesional|consultora?|consultante|consulente|designer grafico|diseno|serbest|danisman'
/** A job written after or before "freelance" in a company field: "Freelance Web Designer". */
const FREELANCE = new RegExp(
  [
    `^(?:self employed|freelancer?|free lancer?|independent|selb(?:st)?standiger?|freiberuflicher?|freier?|freischaffender?) (?:\\w+ ){0,3}(?:${JOB})$`,
    `^(?:\\w+ ){0,2}(?:${JOB}) (?:freelancer?|independ(?:ent|ant|ie?nte)e?|autonom[oa]|self employed|selbststandig|freiberuflich)$`,
    '^(?:\\p{L}+ ){1,4}freelancer$',
    '^freelancer? (?:at|on|via|through|with|for|bei|chez|en|no) (?:\\S+ ?){1,4}$',
  ].join('|'),
  'u',
)
/** Phrases for looking for work: "Available for new opportunities", "Currently seeking a new role". */
const SEEKING =
  /^(?:(?:currently|now|actively|still|presently|i am|im|always|ready|available|open|looking|seeking|searching|exploring|pursuing|hunting|in search|on the lookout|in between)(?: |$))+(?:(?:to|for|of|a|an|my|the|new|next|next big|other|exciting|job|career|full time|remote|interesting|any|better|great|future|work|professional|my next|and)(?: |$))*(?:opportunit(?:y|ies)|roles?|positions?|jobs?|work|challenges?|gigs?|employment|offers?|adventures?|options|projects?)?$/
const SEEKING_WORD =
  /opportunit|roles?$|position|jobs?$|work$|challenge|gigs?$|employment|offers?$|adventure|options$|^(?:currently |actively |now )*(?:looking|seeking|searching|available)$|projects?$/
/** Away from work: "On Sabbatical", "Taking a career break", "At myself". */
const AWAY =
  /^(?:(?:currently|now|presently) )?(?:on|in|taking|enjoying|having|at|with|by|for)? ?(?:an? |my |the |early |full time |partial )*(?:sabbatical|sabbatical year|sabbatical leave|(?:career |work )?break|gap year|(?:maternity|paternity|parental|family|medical|garden|gardening) leave|retirement|transition|(?:career|job|professional) transition|between (?:jobs|roles|opportunities|positions|things)|myself|self|home|mum|mom|dad)$/
/** Nobody in particular: "Various companies". */
const SEVERAL =
  /^(?:various|multiple|several|different|many|diverse|verschiedene|diverses?|plusieurs|varias|varios|varie) (?:companies|clients|employers|customers|firms|projects|firmen|kunden|entreprises|clientes|empresas|aziende)$|^(?:various|multiple|several)$/
/** At something without a name: "Building something new". */
const SOMETHING =
  /^(?:(?:currently|now) )?(?:building|working on|creating|starting|cooking|brewing) (?:on )?(?:something|my own thing)(?: (?:new|exciting|cool|big|special))?$/
/** "Retired Teacher", "Happily retired from teaching". */
const RETIRED =
  /^(?:\w+ly )?retired(?: \w+ly| teacher| engineer| professor| officer| executive| nurse| lawyer| banker| from .+)$/
/** Filler numbers: "021", "00000", "123456". "42" and "360" are names. */
const NUMBERS = /^(?:0\d*|(\d)\1{3,}|12345?6?7?8?9?0?|\d{7,})$/
const FOR_NOW_BEHIND = / (?:at the moment|for now|for the moment|right now|currently|at present)$/
/** Qualifiers of time: "Private (for now)". */
const FOR_NOW =
  /^(?:for now|for the moment|at the moment|currently|at present|now|today|since \d{4}|zurzeit|derzeit|actuellement|actualmente|atualmente)$/

/** A company that hides its name: "Stealth", "Stealth AI Startup", "Startup in stealth mode", "Stealth (YC W24)". */
const STEALTH =
  /^(?:\w+ ){0,3}stealth(?: mode)?(?: \w+){0,2} (?:startup|start up|venture)$|^stealth(?: mode)?(?: (?:ai |\w+tech )?company| yc \w+| startup \w+)?$|^(?:(?:startup|start up|company|building|working|something|currently) )*in stealth(?: mode)?$/

/**
 * Whether a company field names no company ("Self-employed", "Freelance Designer", "Stealth AI Startup", "-"), in the
 * common languages. It never becomes an organization: that would put all the self-employed in one company.
 */
export function isNoCompany(raw: string): boolean {
  // "Freelancer.com" is a company: a dot inside a word is not punctuation.
  if (/\p{L}\.\p{L}{2,}/u.test(raw)) return false
  if (isNone(keyOf(raw).replace(FOR_NOW_BEHIND, ''))) return true
  // "Self-Employed / Freelance", "Freelance (Autónomo)", "Freelance Writer, Author": several of them at once.
  const parts = raw
    .replace(/\bn\/a\b/gi, 'na')
    .split(/[/|,;&()[\]+•·:]|\s*[-–—]\s+|\s+[-–—]\s*|\s(?:or|and|und|et|y|e|o|ou|oder)\s/)
    .map(keyOf)
    .filter((key) => key !== '')
  return parts.some(isNone) && parts.every((key) => isNone(key) || JOB_ALONE.test(key) || FOR_NOW.test(key))
}

const JOB_ALONE = new RegExp(`^(?:\\p{L}+ ){0,2}(?:${JOB})$`, 'u')

function isNone(key: string): boolean {
  return (
    key === '' ||
    NO_COMPANY.has(key) ||
    FREELANCE.test(key) ||
    STEALTH.test(key) ||
    AWAY.test(key) ||
    NUMBERS.test(key) ||
    SEVERAL.test(key) ||
    SOMETHING.test(key) ||
    RETIRED.test(key) ||
    (SEEKING.test(key) && SEEKING_WORD.test(key))
  )
}

/** Folded words separated by one space. */
function keyOf(text: string): string {
  return (
    fold(text)
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  )
}
