import { isGeneric } from './legal-forms.ts'
import { normaliseOrganization } from './organization-name.ts'

// Well-known other names of well-known companies: former names, acronyms, what people call them. Written from common
// knowledge for this project, and MIT-licensed as it is; add to it freely. It only helps an ask find what is logged
// under the other name: it never makes two companies one.

/** One company between semicolons, its names with = between. Names that several companies go by are left out. */
const LINES = `
3M = Three M = Minnesota Mining and Manufacturing; A.P. Moller-Maersk = Maersk; ABB = Asea Brown Boveri
Abrdn = Aberdeen Standard Investments = Standard Life Aberdeen; Accenture = Andersen Consulting
AECOM = Architecture Engineering Consulting Operations and Maintenance; Aegon = AEGON Group
AIG = American International Group; Airbus = EADS = European Aeronautic Defence and Space Company; Alphabet = Google
Alstom = Alsthom; Altria = Philip Morris Companies; Amazon = Amazon.com; Amazon Web Services = AWS
AMD = Advanced Micro Devices; American Express = Amex; Andersen = Arthur Andersen
ANZ = Australia and New Zealand Banking Group; AOL = America Online; Aptiv = Delphi Automotive
ArcelorMittal = Mittal Steel; Arup = Ove Arup; Assicurazioni Generali = Generali
AT&T = American Telephone and Telegraph; Atos = Atos Origin; Avangrid = Iberdrola USA; AXA = AXA Group
BAE Systems = British Aerospace; Bain & Company = Bain; Baker Hughes = BHGE; Bank of America = BofA
Bank of New York Mellon = BNY Mellon = BNY; BASF = Badische Anilin und Soda Fabrik
Bausch Health = Valeant Pharmaceuticals; BBC = British Broadcasting Corporation
BBVA = Banco Bilbao Vizcaya Argentaria; BCG = Boston Consulting Group; BD = Becton Dickinson
Berkshire Hathaway = Berkshire; BHP = BHP Billiton = Broken Hill Proprietary; Block = Square
BMW = Bayerische Motoren Werke; BNP Paribas = Banque Nationale de Paris Paribas; Booking Holdings = Priceline Group
BP = British Petroleum; Bristol Myers Squibb = BMS; Brookfield Asset Management = Brascan
BT = BT Group = British Telecom; Caltech = California Institute of Technology
Capgemini = Cap Gemini = Cap Gemini Ernst and Young; Capita = Capita Group; Carnegie Mellon University = CMU
CATL = Contemporary Amperex Technology; Cboe = Chicago Board Options Exchange; CBRE = CB Richard Ellis
CERN = European Organization for Nuclear Research; CGI = Conseillers en Gestion et Informatique
Charles Schwab = Schwab; CIBC = Canadian Imperial Bank of Commerce; Citibank = Citi Bank; Citigroup = Citi
CME Group = Chicago Mercantile Exchange; CNOOC = China National Offshore Oil; CNPC = China National Petroleum
CNRS = Centre National de la Recherche Scientifique; Coca-Cola = Coke; Coforge = NIIT Technologies
Cognizant = Cognizant Technology Solutions; Commonwealth Bank of Australia = CommBank
Conagra = Conagra Brands = ConAgra Foods; Corebridge Financial = AIG Life and Retirement; Crowe = Crowe Horwath
CSIC = Consejo Superior de Investigaciones Científicas; CSIR = Council of Scientific and Industrial Research
CSIRO = Commonwealth Scientific and Industrial Research Organisation; CUNY = City University of New York
CVS Health = CVS Caremark; Daimler Truck = Daimler Truck Holding; Danske Bank = Den Danske Bank
DBS = Development Bank of Singapore; Deloitte = Deloitte Touche Tohmatsu; DESY = Deutsches Elektronen Synchrotron
Deutsche Bahn = DB Bahn; Deutsche Post = DHL Group = Deutsche Post DHL
DLR = Deutsches Zentrum für Luft und Raumfahrt = German Aerospace Center; Dow Chemical = Dow
DTU = Technical University of Denmark = Danmarks Tekniske Universitet; DuPont = E. I. du Pont de Nemours
DXC Technology = DXC = Computer Sciences Corporation; EBRD = European Bank for Reconstruction and Development
ECB = European Central Bank; EDF = Électricité de France; EIB = European Investment Bank; Elevance Health = Anthem
EMBL = European Molecular Biology Laboratory; Enel = Ente Nazionale per l'Energia Elettrica
Engie = GDF Suez = Gaz de France; Eni = Ente Nazionale Idrocarburi; EPFL = École polytechnique fédérale de Lausanne
EPO = European Patent Office; Equinor = Statoil; Ericsson = Telefonaktiebolaget LM Ericsson = LM Ericsson
ESA = European Space Agency; EssilorLuxottica = Essilor
ETH Zurich = Eidgenössische Technische Hochschule Zürich = ETH Zürich = Swiss Federal Institute of Technology Zurich
Evonik = Degussa; ExxonMobil = Exxon; EY = Ernst & Young; Facebook = Meta = Meta Platforms
Fannie Mae = Federal National Mortgage Association
FAO = Food and Agriculture Organization = Food and Agriculture Organization of the United Nations
FDA = Food and Drug Administration = US Food and Drug Administration; Ferrovial = Grupo Ferrovial
FIS = Fidelity National Information Services; Ford = Ford Motor; Freddie Mac = Federal Home Loan Mortgage Corporation
Fujitsu Siemens = Fujitsu Technology Solutions; GE = General Electric; GEA = GEA Group = Metallgesellschaft
GEICO = Government Employees Insurance Company; Gen Digital = NortonLifeLock = Symantec
Georgia Tech = Georgia Institute of Technology; GIZ = Deutsche Gesellschaft für Internationale Zusammenarbeit
GlaxoSmithKline = GSK = Glaxo; Glencore = Glencore Xstrata; GM = General Motors; Goldman Sachs = Goldman
H&M = Hennes & Mauritz; Haleon = GSK Consumer Healthcare; HCL = HCLTech = HCL Technologies = Hindustan Computers
HEC Paris = École des hautes études commerciales de Paris; Hewlett Packard Enterprise = HPE; Hewlett-Packard = HP
HKU = University of Hong Kong; HKUST = Hong Kong University of Science and Technology
Hon Hai = Foxconn = Hon Hai Precision Industry; Honda = Honda Motor; HSBC = Hongkong and Shanghai Banking Corporation
Hyundai = Hyundai Motor; IAEA = International Atomic Energy Agency; IAG = International Airlines Group
IATA = International Air Transport Association; IBM = International Business Machines
ICBC = Industrial and Commercial Bank of China; ICRC = International Committee of the Red Cross
IEA = International Energy Agency; IEEE = Institute of Electrical and Electronics Engineers
IFC = International Finance Corporation; IFF = International Flavors and Fragrances
IIT Bombay = Indian Institute of Technology Bombay = IITB; IIT Delhi = Indian Institute of Technology Delhi = IITD
IIT Kanpur = Indian Institute of Technology Kanpur = IITK; IIT Madras = Indian Institute of Technology Madras = IITM
ILO = International Labour Organization; IMF = International Monetary Fund; Imperial Brands = Imperial Tobacco
InBev = Anheuser-Busch InBev = AB InBev; Infosys = Infosys Technologies
ING = ING Groep = Internationale Nederlanden Groep; INPE = Instituto Nacional de Pesquisas Espaciais
INRIA = Institut national de recherche en informatique et en automatique
INSEE = Institut national de la statistique et des études économiques
Inserm = Institut national de la santé et de la recherche médicale; Instacart = Maplebear
InterContinental Hotels Group = IHG; Invesco = AMVESCAP; IRRI = International Rice Research Institute
ISO = International Organization for Standardization; ITU = International Telecommunication Union
J&J = Johnson & Johnson; JAL = Japan Airlines; JAXA = Japan Aerospace Exploration Agency; JBS = JBS Friboi
JCB = J C Bamford Excavators; JICA = Japan International Cooperation Agency; JLL = Jones Lang LaSalle
JPMorgan = JPMorgan Chase = JPMC = JP Morgan; JR Central = Central Japan Railway; JR East = East Japan Railway
JR West = West Japan Railway; KAIST = Korea Advanced Institute of Science and Technology
KAUST = King Abdullah University of Science and Technology; KCL = King's College London
Kenvue = Johnson and Johnson Consumer Health; KEPCO = Korea Electric Power = Korea Electric Power Corporation
Keurig Dr Pepper = KDP; KFC = Kentucky Fried Chicken; KfW = Kreditanstalt für Wiederaufbau
KIT = Karlsruhe Institute of Technology = Karlsruher Institut für Technologie; KKR = Kohlberg Kravis Roberts
KLM = Koninklijke Luchtvaart Maatschappij = KLM Royal Dutch Airlines; KPMG = Klynveld Peat Marwick Goerdeler
KPN = Koninklijke KPN; KTH = KTH Royal Institute of Technology = Royal Institute of Technology
L3Harris = Harris Corporation = L3 Technologies; LANL = Los Alamos National Laboratory
LBNL = Lawrence Berkeley National Laboratory = Berkeley Lab; LG = Lucky Goldstar; Liberty Global = UnitedGlobalCom
LLNL = Lawrence Livermore National Laboratory; Lloyds = Lloyds Banking Group = Lloyds TSB
LMU = LMU Munich = Ludwig Maximilian University of Munich = Ludwig-Maximilians-Universität München
LSE = London School of Economics = London School of Economics and Political Science
LSEG = London Stock Exchange Group; Lumen = Lumen Technologies = CenturyLink
LVMH = Louis Vuitton Moët Hennessy = Moët Hennessy Louis Vuitton; Marks & Spencer = M&S
Matsushita = Panasonic = Matsushita Electric Industrial; Max Planck Society = Max-Planck-Gesellschaft
Mazda = Toyo Kogyo; McDonald's = McDonalds; McKinsey = McKinsey & Company
Mercedes-Benz = Mercedes = Mercedes-Benz Group = Daimler = DaimlerChrysler; Merck KGaA = E. Merck
Merck Sharp & Dohme = MSD; METI = Ministry of Economy Trade and Industry
Metropolitan Life = MetLife = Metropolitan Life Insurance; MGM = Metro-Goldwyn-Mayer
MIT = Massachusetts Institute of Technology; Mitsubishi UFJ Financial Group = MUFG; Mondelez = Mondelēz International
Morgan Stanley = Morgan Stanley Dean Witter; MSF = Médecins Sans Frontières = Doctors Without Borders
MTN = Mobile Telephone Networks; Munich Re = Münchener Rück = Münchener Rückversicherungs-Gesellschaft
NAB = National Australia Bank; NASA = National Aeronautics and Space Administration
NATO = North Atlantic Treaty Organization; NatWest = National Westminster Bank
NatWest Group = Royal Bank of Scotland Group; NEC = Nippon Electric Company; NHS = National Health Service
NIH = National Institutes of Health; NIO = NextEV; Nissan = Nissan Motor
NIST = National Institute of Standards and Technology; NN Group = Nationale-Nederlanden
NOAA = National Oceanic and Atmospheric Administration; Nokia Networks = Nokia Siemens Networks
Northwell Health = North Shore LIJ; Nouryon = AkzoNobel Specialty Chemicals; Novo Nordisk = Novo Industri
NREL = National Renewable Energy Laboratory; NSF = National Science Foundation
NTNU = Norwegian University of Science and Technology = Norges teknisk-naturvitenskapelige universitet
NTT = Nippon Telegraph and Telephone; NTT DATA = NTT Data Group; NUS = National University of Singapore
NXP = NXP Semiconductors = Philips Semiconductors; NYT = New York Times; NYU = New York University
OCBC = Oversea-Chinese Banking Corporation; Oclaro = Bookham
OECD = Organisation for Economic Co-operation and Development; OMV = Österreichische Mineralölverwaltung
ONGC = Oil and Natural Gas Corporation; Orange = France Télécom; ORNL = Oak Ridge National Laboratory
Orsted = DONG Energy = Dansk Olie og Naturgas; P&G = Procter & Gamble; P&O = Peninsular and Oriental Steam Navigation
Paramount Global = ViacomCBS; PDVSA = Petróleos de Venezuela; Pemex = Petróleos Mexicanos; PepsiCo = Pepsi
Petrobras = Petróleo Brasileiro; Petronas = Petroliam Nasional; Peugeot = PSA = PSA Peugeot Citroën
PG&E = Pacific Gas and Electric; Philips = Koninklijke Philips = Royal Philips
PKO = PKO BP = Powszechna Kasa Oszczędności Bank Polski; PNC = PNC Financial Services
PNNL = Pacific Northwest National Laboratory; POSCO = Pohang Iron and Steel; Prysmian = Pirelli Cavi
PUC-Rio = Pontifícia Universidade Católica do Rio de Janeiro; PwC = PricewaterhouseCoopers = Pricewaterhouse Coopers
Qantas = Queensland and Northern Territory Aerial Services; QNB = Qatar National Bank
Raytheon = RTX = Raytheon Technologies; RBC = Royal Bank of Canada; Reckitt = Reckitt Benckiser
REI = Recreational Equipment Inc; RELX = Reed Elsevier; Renault = Régie Nationale des Usines Renault
RIKEN = Institute of Physical and Chemical Research; RMIT = RMIT University = Royal Melbourne Institute of Technology
RWE = Rheinisch-Westfälisches Elektrizitätswerk
RWTH = RWTH Aachen = Rheinisch-Westfälische Technische Hochschule Aachen; S&P Global = McGraw Hill Financial
Saab = Svenska Aeroplan; Sabanci = Hacı Ömer Sabancı; SABIC = Saudi Basic Industries Corporation; Safran = Snecma
SAP = Systems Applications and Products in Data Processing; SEAT = Sociedad Española de Automóviles de Turismo
SEB = Skandinaviska Enskilda Banken; SGS = Société Générale de Surveillance; Shell = Royal Dutch Shell
Sherwin-Williams = Sherwin Williams; Siemens Healthineers = Siemens Healthcare
Sinopec = China Petroleum and Chemical = China Petroleum & Chemical Corporation
SK Hynix = Hynix = Hyundai Electronics; SKF = Svenska Kullagerfabriken
SLAC = Stanford Linear Accelerator Center = SLAC National Accelerator Laboratory
SMBC = Sumitomo Mitsui Banking Corporation; SMFG = Sumitomo Mitsui Financial Group
SMIC = Semiconductor Manufacturing International = Semiconductor Manufacturing International Corporation
Snap = Snapchat; SNCB = NMBS = National Railway Company of Belgium
SNCF = Société nationale des chemins de fer français; SocGen = Société Générale; Solventum = 3M Health Care
Sony = Tokyo Tsushin Kogyo; SpaceX = Space Exploration Technologies
Stellantis = Fiat Chrysler Automobiles = Fiat Chrysler; STMicroelectronics = ST Micro = SGS-Thomson
SUNY = State University of New York; SVB = Silicon Valley Bank
Swiss Re = Schweizerische Rückversicherungs-Gesellschaft; Sysmex = Toa Medical Electronics
Takeda = Takeda Pharmaceutical; TCS = Tata Consultancy Services; TD Bank = Toronto-Dominion Bank
Telefónica Germany = Telefónica Deutschland; Telstra = Telecom Australia
TEPCO = Tokyo Electric Power = Tokyo Electric Power Company; TfL = Transport for London; Thales = Thomson-CSF
Thomson Reuters = Reuters; ThyssenKrupp = Thyssen Krupp; TIAA = Teachers Insurance and Annuity Association
TNO = Netherlands Organisation for Applied Scientific Research; TotalEnergies = Total SA; Truist = BB&T
TSMC = Taiwan Semiconductor Manufacturing; TU Berlin = Technical University of Berlin = Technische Universität Berlin
TU Delft = Delft University of Technology = Technische Universiteit Delft
TU Dresden = Technische Universität Dresden = Dresden University of Technology
TU Eindhoven = Eindhoven University of Technology = Technische Universiteit Eindhoven
TU Wien = Vienna University of Technology = Technische Universität Wien
TUM = Technical University of Munich = Technische Universität München
UBA = Universidad de Buenos Aires = University of Buenos Aires; UBC = University of British Columbia
UBS = Union Bank of Switzerland; UC Berkeley = University of California Berkeley
UC Davis = University of California Davis; UC Irvine = University of California Irvine = UCI
UCL = University College London; UCLA = University of California Los Angeles = University of California, Los Angeles
UCSD = University of California San Diego = UC San Diego; UCSF = University of California San Francisco
UFMG = Universidade Federal de Minas Gerais = Federal University of Minas Gerais
UFRJ = Universidade Federal do Rio de Janeiro = Federal University of Rio de Janeiro
UIUC = University of Illinois at Urbana-Champaign = University of Illinois Urbana-Champaign
UL = UL Solutions = Underwriters Laboratories; ULB = Université libre de Bruxelles = Free University of Brussels
UNAM = Universidad Nacional Autónoma de México = National Autonomous University of Mexico
UNDP = United Nations Development Programme; UNEP = United Nations Environment Programme
UNESCO = United Nations Educational, Scientific and Cultural Organization
UNESP = Universidade Estadual Paulista = São Paulo State University
UNHCR = United Nations High Commissioner for Refugees
Unicamp = Universidade Estadual de Campinas = State University of Campinas; UNICEF = United Nations Children's Fund
UNIDO = United Nations Industrial Development Organization; UnitedHealth = UnitedHealth Group = United Health
Universal Music Group = UMG; UNSW = University of New South Wales = UNSW Sydney; UOB = United Overseas Bank
UPC = Universitat Politècnica de Catalunya = Polytechnic University of Catalonia; UPenn = University of Pennsylvania
UPS = United Parcel Service; US Bank = U.S. Bancorp; USAID = United States Agency for International Development
USDA = United States Department of Agriculture = US Department of Agriculture
USGS = US Geological Survey = United States Geological Survey
USP = Universidade de São Paulo = University of São Paulo; USPS = United States Postal Service
Vale = Companhia Vale do Rio Doce; Vattenfall = Statens Vattenfallsverk
Veolia = Compagnie Générale des Eaux = Vivendi Environnement; Verizon = Bell Atlantic; Viatris = Mylan
Volkswagen = VW = Volkswagen Group; VTT = VTT Technical Research Centre of Finland; VUB = Vrije Universiteit Brussel
Walgreens = Walgreens Boots Alliance; Walmart = Wal-Mart = Wal-Mart Stores; Warner Bros Discovery = WBD
Warner Music Group = WMG; WEF = World Economic Forum; WFP = World Food Programme; WHO = World Health Organization
Willis Towers Watson = WTW = Towers Watson; WIPO = World Intellectual Property Organization
WMO = World Meteorological Organization; Worldline = Atos Worldline; WTO = World Trade Organization
WWF = World Wide Fund for Nature = World Wildlife Fund; X = Twitter = X Corp; Xerox = Haloid
YMCA = Young Men's Christian Association; Yum = Yum Brands = Tricon Global Restaurants
ZF = ZF Friedrichshafen = Zahnradfabrik Friedrichshafen; Zimmer Biomet = Zimmer Holdings
ZTE = Zhongxing Telecommunication Equipment; Zurich Insurance = Zurich Financial Services = Zurich Insurance Group`

/** The keys of the names of each company. */
export const WELL_KNOWN = LINES.trim()
  .split(/[;\n]/)
  .map((company) => [...new Set(company.split('=').map((name) => normaliseOrganization(name).key))])

const BY_COMPACT = new Map(WELL_KNOWN.flatMap((keys) => keys.map((key) => [key.replaceAll(' ', ''), keys] as const)))
/** The same by names without the trades they end in, where two words are left: what other names begin with. */
const BY_BEGINNING = new Map(
  WELL_KNOWN.flatMap((keys) => keys.map((key) => [withoutTrade(key.split(' ')).join(''), keys] as const)),
)

function withoutTrade(words: string[]): string[] {
  const trades = words.toReversed().findIndex((word) => !isGeneric(word))
  return words.length - trades > 1 && trades > 0 ? words.slice(0, -trades) : words
}

/** Words a known name is looked for among the first of, at most. */
const FIRST_WORDS = 6
/** Letters a known name has at least that others begin with: two or three are the initials of many. */
const LONG = 4

/**
 * The keys of the other names a well-known company goes by: of `procter gamble` it is `p g`. A name that begins with a
 * known one goes by the others so too: `facebook ireland` is `meta ireland`. None for all others.
 */
export function knownNames(key: string): string[] {
  const words = key.split(' ')
  const whole = othersOf(key.replaceAll(' ', ''))
  if (whole.length > 0) return whole
  for (let length = Math.min(words.length - 1, FIRST_WORDS); length > 0; length--) {
    const first = words.slice(0, length).join('')
    const others = first.length < LONG ? [] : othersOf(first, BY_BEGINNING)
    if (others.length > 0) return others.map((other) => [other, ...words.slice(length)].join(' '))
  }
  return []
}

function othersOf(compact: string, names: ReadonlyMap<string, string[]> = BY_COMPACT): string[] {
  return (names.get(compact) ?? BY_COMPACT.get(compact) ?? []).filter((other) => other.replaceAll(' ', '') !== compact)
}
