// Words of company names that are written in several ways or languages: one of each line stands for all.

const LINES = `
academy academia akademie academie accademia akademia akademi
agency agencia agence agenzia agentur
agriculture agricultural agricola agricole agri agro agrarian
association assoc assn assn asociacion associacao associazione verband forening
automotive auto autos automobile automobiles
bank banco banca banque banka bankas bancorp bancshares banc
biotechnology biotech biotechnologies biotechnological biotec
biology biological biologics biologicals
brothers bros
building buildings
center centre centro centrum zentrum ctr centers
central centrale
chemical chemicals chem chemie chemistry chimie quimica kimya
city ciudad ville
clinic clinica clinique klinik clinics klinika
college colleges collegium
committee comite
communication communications comm comms
computer computers computing
construction constructions constructora
consulting consultants consultancy consultant consultores
council consejo conseil consiglio
data daten
department dept dpt departamento departement dipartimento
development developments dev desarrollo developers
diagnostics diagnostic dx
electric electrical electrics elektro elec
electronic electronics electronica elektronik
energy energies energia energie enerji energi
engineering engineers engineer eng engg ingenieria ingenierie
enterprise enterprises
entertainment entertainments ent
environment environmental
equipment equipments
exploration explorations
faculty facultad faculte fakultat facolta fakulta
federal bundes
finance financial financials fin finanz
foundation fundacion fondation fundacao fondazione stiftung stichting
general gen generale
government govt gov
group groupe grupo gruppe gruppo grp grup groep gruppen
health healthcare
holding holdings hldg hldgs hld holdco
hospital hopital hospitals krankenhaus ospedale spital hosp hastanesi
hotel hotels
industry industries industrial ind inds industria industrias industrie industriel
information info
innovation innovations innovative
institute institut instituto istituto inst institution institutions instituttet instytut
instrument instruments
insurance ins seguros assurances versicherung versicherungen
international intl internacional internationale internazionale internat int
investment investments invest investors inv
laboratory laboratories lab labs laboratoire laboratoires laboratorio laboratorios labor
library bibliotheque biblioteca bibliothek
limited ltd
logistics logistic logistik logistica
management mgmt mgt
manufacturing mfg mfrs manufacturers manufacturer manufacture manuf
marketing mktg
medical medicine medicina medizin medic med
metal metals metall
ministry ministerio ministere ministerium ministero ministerstvo
motor motors
museum museo musee muzeum
national nacional nationale nazionale nationales natl nat
organization organisation org
partner partners partnership
petroleum petrol petroleo
pharmaceutical pharmaceuticals pharma pharmaceutica pharmaceutique pharm pharmacy farma farmaceutica
photonic photonics
power powers
product products prod
production productions
property properties prop
real
resource resources res
republic republica republique
research recherche investigacion forschung ricerca pesquisa
road rd
saint st sankt santa san
school ecole escuela escola schule scuola skola
science sciences sci scientific ciencias wissenschaft scienze
security securities sec
semiconductor semiconductors semi
service services svc svcs servicios servicos
society soc sociedad societe societa gesellschaft
software softwares
solution solutions soln
south southern sud sur
north northern nord norte
east eastern est este ost
west western ouest oeste
state estatal
steel steels
studio studios
surgery surgical
system systems sys sistemas systemes systeme
technical technique technische tecnica tecnico technik
technology technologies tech technological techno tecnologia technologie tecnologico tec
telecom telecommunication telecommunications telecomunicaciones
textile textiles
therapeutics therapeutic therapies tx therapy
trade trading trades
transport transportation transports
trust trusts
union unions
university universidad universite universitat universita universidade univ universitas uniwersytet universiteit universitet
  universitatea universite universiti univerzita univerzitet uni egyetem universitesi
venture ventures
work works
world mundial
america american americas
australia australian
austria austrian osterreich
belgium belgian belgique
brazil brazilian brasil brasileira
britain british
canada canadian
china chinese
denmark danish danmark
england english
europe european europa
finland finnish suomi
france french francais francaise
germany german deutschland deutsche deutsches
greece greek hellenic hellas
hungary hungarian
india indian
indonesia indonesian
ireland irish
israel israeli
italy italian italia italiana italiano
japan japanese nippon nihon
korea korean
mexico mexican mexicana
netherlands dutch nederland nederlandse
norway norwegian norge
poland polish polska polski
portugal portuguese portuguesa
romania romanian
russia russian
scotland scottish
spain spanish espana espanola
sweden swedish sverige svenska
switzerland swiss schweiz suisse svizzera schweizerische
taiwan taiwanese
turkey turkish turkiye turk
ukraine ukrainian
of de du des del della dell di do da dos das der van von
uk gb
usa us
for fur pour para per pro
and et und y e og och en
1 one i
2 two ii
3 three iii
4 four iv`

const SYNONYMS = new Map(
  LINES.replaceAll('\n  ', ' ')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.trim().split(/\s+/)
      return words.map((word): [string, string] => [word, words[0] ?? word])
    }),
)

/** The word that stands for a folded one and all it is also written as: `intl` for `international`. Idempotent. */
export function standardWord(word: string): string {
  return SYNONYMS.get(word) ?? word
}
