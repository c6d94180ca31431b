import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNoCompany } from '../../../../src/domain/matching/companies/no-company.ts'

describe('isNoCompany', () => {
  it.each(
    `Self-employed|Self - Employed|SELF-EMPLOYED.|Self-Employed Consultant|Freelance|Freelancer|Freelance Designer|Freelance UX/UI Designer
Freelance Writer & Editor|Freelance, Self-employed|Self-Employed / Freelance|Independent Consultant|Independent Contractor|Own business
Stealth|Stealth Startup|Stealth Mode|Stealth Mode Start-up|Stealth AI Startup|Stealth Company|Stealth (YC W24)|Startup in stealth mode
Confidential|Company Confidential|Retired|Retired!|Semi-retired|Unemployed|Student|N/A|n.a.|-|--|...|?|😀||None.|TBD|Looking for new opportunities
#OpenToWork|Between jobs|Career Break|Homemaker|Selbstständig|Selbständig|selbststaendig|Selbstständiger Berater|Freiberuflich|Freiberufler|Rentnerin
im Ruhestand|Arbeitssuchend|Indépendant|Freelance / Indépendante|Auto-entrepreneur|À mon compte|Retraitée|En recherche d’emploi|Autónomo
Freelance (Autónomo)|Consultor independiente|Por cuenta propia|Jubilado|Autônomo|Autônoma|Profissional Autônomo|Conta própria|Aposentada
Em busca de recolocação|Libero Professionista|Pensionato|ZZP'er|Zelfstandig ondernemer|Gepensioneerd|Egenföretagare|Selvstendig næringsdrivende
Yrittäjä|Własna działalność gospodarcza|Emeryt|OSVČ|Serbest Çalışan|Emekli|Самозанятый|ИП|Пенсионер|フリーランス|個人事業主|自由职业|个体户|프리랜서
עצמאי|عمل حر|स्व-रोज़गार|Wiraswasta|Tự do
Freelance / Contract / Self-Employed|Freelancer- Self employed|Free Lancer|Digital Marketing Freelancer|Freelance Writer, Author
Freelancer at Upwork|On Sabbatical|Available for new opportunities|#ONO (Open to New Opportunities)|Private (for now)|Independent Consulting
Consultor|021|自由业|Serbest Meslek|At myself|In transition|Currently seeking new role|Seeking my next challenge|In between jobs
Graphic Designer (Freelance)|Journaliste indépendante|Freiberufliche Beraterin|None at the moment|N/A (retired)|Maternity leave|En transición
À l’écoute du marché|In cerca di lavoro|Em transição|求職中|취준생|Ищу работу|Ev hanımı|Taking a career break|Working for myself|Elternzeit
Job Hunting|Between Gigs|Taking time out|Various Companies|Multiple clients|Verschiedene Kunden|Confidential Employer|Building something new
Working on something exciting|Retired Teacher|Retired (happily)|Happily retired from teaching|MBA Candidate|Fresher|Looking for internship|No employer
Home Maker|Contract work|Freelance projects|Serial Entrepreneur|Digital Nomad|Working from home|Available for hire|Immediate Joiner|Laid off
On sabbatical leave|Traveling the world|Trabajo por cuenta propia|Sin empresa|自由職業|Stealth Startup (AI)|Owner|Own company`.split(
      /[|\n]/,
    ),
  )('“%s” is none', (field) => {
    expect(isNoCompany(field)).toBe(true)
  })
  it.each(
    `Freelancer.com|Freelancers Union|Freelance Informer|Independent News|The Independent|Independent Bank|Independent Consultants Ltd
Stealth Monitoring Inc|Stealth Monitoring|Stealth BioTherapeutics|Stealth Software Technologies|Confidential Records Inc|Retired Brains
Student Beans|Student Loan Corp|Home Depot|Home24|Private Equity Partners|Privatbank|Serbest Bank|Self Financial|Self Magazine|Various Inc
Startup Genome|Career Break Ltd|Me & Em|N26|NA-KD|Nothing|SAS|Open Road|Open Text|OpenWork|Looking Glass|Work & Co|360|42|222|Contract Pharma|New Work SE|At Home Group|Home Instead|On Deck|Remote|Indeed|Coach|Autonomous Inc|Contractor Management Services|X|3M|U|Acme
Retired Racehorse Project|Various Artists Management|Multiple Sclerosis Society|Several Brothers|Own|Xyz Robotics|Intern Group|Owner Operators Union
Building Something Inc|Consulting Group Quorl|Hire Acme|Nomad Health|Travelling Circus Ltd|Undisclosed Records`.split(
      /[|\n]/,
    ),
  )('“%s” is a company', (field) => {
    expect(isNoCompany(field)).toBe(false)
  })
  it('never throws, and cares for neither case nor spaces around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(isNoCompany(`  ${text} `)).toBe(isNoCompany(text))
      }),
    )
  })
})
