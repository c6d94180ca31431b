import { normaliseOrganization } from './organization-name.ts'

// Well-known other names of well-known companies: former names, acronyms, what people call them. Written from common
// knowledge for this project, and MIT-licensed as it is; add to it freely. It only helps an ask find what is logged
// under the other name: it never makes two companies one.

/** One company between semicolons, its names with = between. Names that several companies go by are left out. */
const LINES = `
3M = Three M = Minnesota Mining and Manufacturing; A.P. Moller-Maersk = Maersk; ABB = Asea Brown Boveri
Abrdn = Aberdeen Standard Investments = Standard Life Aberdeen; Accenture = Andersen Consulting
AECOM = Architecture Engineering Consulting Operations and Maintenance; AIG = American International Group
Airbus = EADS = European Aeronautic Defence and Space Company; Alphabet = Google; Amazon = Amazon.com
Amazon Web Services = AWS; AMD = Advanced Micro Devices; American Express = Amex
ANZ = Australia and New Zealand Banking Group; AOL = America Online; ArcelorMittal = Mittal Steel; Arup = Ove Arup
Assicurazioni Generali = Generali; AT&T = American Telephone and Telegraph; AXA = AXA Group
BAE Systems = British Aerospace; Bain & Company = Bain; Bank of America = BofA
Bank of New York Mellon = BNY Mellon = BNY; BASF = Badische Anilin und Soda Fabrik
BBC = British Broadcasting Corporation; BBVA = Banco Bilbao Vizcaya Argentaria; BCG = Boston Consulting Group
BD = Becton Dickinson; Berkshire Hathaway = Berkshire; BHP = BHP Billiton = Broken Hill Proprietary; Block = Square
BMW = Bayerische Motoren Werke; BNP Paribas = Banque Nationale de Paris Paribas; Booking Holdings = Priceline Group
BP = British Petroleum; Bristol Myers Squibb = BMS; BT = BT Group = British Telecom
Capgemini = Cap Gemini = Cap Gemini Ernst and Young; CATL = Contemporary Amperex Technology; CBRE = CB Richard Ellis
CERN = European Organization for Nuclear Research; CGI = Conseillers en Gestion et Informatique
Charles Schwab = Schwab; CIBC = Canadian Imperial Bank of Commerce; Citibank = Citi Bank; Citigroup = Citi
CNRS = Centre National de la Recherche Scientifique; Coca-Cola = Coke; Cognizant = Cognizant Technology Solutions
Commonwealth Bank of Australia = CommBank; Conagra = Conagra Brands = ConAgra Foods; CVS Health = CVS Caremark
Daimler Truck = Daimler Truck Holding; Danske Bank = Den Danske Bank; DBS = Development Bank of Singapore
Deloitte = Deloitte Touche Tohmatsu; Deutsche Bahn = DB Bahn; Deutsche Post = DHL Group = Deutsche Post DHL
Dow Chemical = Dow; DuPont = E. I. du Pont de Nemours; EDF = Électricité de France; Elevance Health = Anthem
Eni = Ente Nazionale Idrocarburi; EPFL = École polytechnique fédérale de Lausanne; Equinor = Statoil
Ericsson = Telefonaktiebolaget LM Ericsson = LM Ericsson; ESA = European Space Agency; EssilorLuxottica = Essilor
ETH Zurich = Eidgenössische Technische Hochschule Zürich = ETH Zürich = Swiss Federal Institute of Technology Zurich
ExxonMobil = Exxon; EY = Ernst & Young; Facebook = Meta = Meta Platforms
Fannie Mae = Federal National Mortgage Association; FIS = Fidelity National Information Services; Ford = Ford Motor
Freddie Mac = Federal Home Loan Mortgage Corporation; Fujitsu Siemens = Fujitsu Technology Solutions
GE = General Electric; GEICO = Government Employees Insurance Company
GIZ = Deutsche Gesellschaft für Internationale Zusammenarbeit; GlaxoSmithKline = GSK = Glaxo
Glencore = Glencore Xstrata; GM = General Motors; Goldman Sachs = Goldman; H&M = Hennes & Mauritz
HCL = HCLTech = HCL Technologies = Hindustan Computers; Hewlett Packard Enterprise = HPE; Hewlett-Packard = HP
Hon Hai = Foxconn = Hon Hai Precision Industry; Honda = Honda Motor
HSBC = Hongkong and Shanghai Banking Corporation; Hyundai = Hyundai Motor; IAG = International Airlines Group
IBM = International Business Machines; ICBC = Industrial and Commercial Bank of China
ICRC = International Committee of the Red Cross; IFF = International Flavors and Fragrances
Imperial Brands = Imperial Tobacco; InBev = Anheuser-Busch InBev = AB InBev; Infosys = Infosys Technologies
ING = ING Groep = Internationale Nederlanden Groep
INRIA = Institut national de recherche en informatique et en automatique
INSEE = Institut national de la statistique et des études économiques
Inserm = Institut national de la santé et de la recherche médicale; Instacart = Maplebear
InterContinental Hotels Group = IHG; J&J = Johnson & Johnson; JAL = Japan Airlines; JCB = J C Bamford Excavators
JLL = Jones Lang LaSalle; JPMorgan = JPMorgan Chase = JPMC = JP Morgan; Keurig Dr Pepper = KDP
KFC = Kentucky Fried Chicken; KfW = Kreditanstalt für Wiederaufbau; KKR = Kohlberg Kravis Roberts
KLM = Koninklijke Luchtvaart Maatschappij = KLM Royal Dutch Airlines; KPMG = Klynveld Peat Marwick Goerdeler
KPN = Koninklijke KPN; L3Harris = Harris Corporation = L3 Technologies; Liberty Global = UnitedGlobalCom
Lloyds = Lloyds Banking Group = Lloyds TSB
LSE = London School of Economics = London School of Economics and Political Science
LSEG = London Stock Exchange Group; LVMH = Louis Vuitton Moët Hennessy = Moët Hennessy Louis Vuitton
Marks & Spencer = M&S; Matsushita = Panasonic = Matsushita Electric Industrial; Mazda = Toyo Kogyo
McDonald's = McDonalds; McKinsey = McKinsey & Company
Mercedes-Benz = Mercedes = Mercedes-Benz Group = Daimler = DaimlerChrysler; Merck Sharp & Dohme = MSD
Metropolitan Life = MetLife = Metropolitan Life Insurance; MGM = Metro-Goldwyn-Mayer
MIT = Massachusetts Institute of Technology; Mitsubishi UFJ Financial Group = MUFG
Mondelez = Mondelēz International; Morgan Stanley = Morgan Stanley Dean Witter; MTN = Mobile Telephone Networks
Munich Re = Münchener Rück = Münchener Rückversicherungs-Gesellschaft; NAB = National Australia Bank
NASA = National Aeronautics and Space Administration; NatWest = National Westminster Bank
NatWest Group = Royal Bank of Scotland Group; NEC = Nippon Electric Company; NHS = National Health Service
NIH = National Institutes of Health; NIO = NextEV; Nissan = Nissan Motor; NN Group = Nationale-Nederlanden
Nokia Networks = Nokia Siemens Networks; Novo Nordisk = Novo Industri; NTT = Nippon Telegraph and Telephone
NTT DATA = NTT Data Group; NXP = NXP Semiconductors = Philips Semiconductors; NYT = New York Times
NYU = New York University; OCBC = Oversea-Chinese Banking Corporation
OECD = Organisation for Economic Co-operation and Development; OMV = Österreichische Mineralölverwaltung
Orange = France Télécom; Orsted = DONG Energy = Dansk Olie og Naturgas; P&G = Procter & Gamble
P&O = Peninsular and Oriental Steam Navigation; Paramount Global = ViacomCBS; PepsiCo = Pepsi
Peugeot = PSA = PSA Peugeot Citroën; PG&E = Pacific Gas and Electric; Philips = Koninklijke Philips = Royal Philips
PKO = PKO BP = Powszechna Kasa Oszczędności Bank Polski; PNC = PNC Financial Services
PwC = PricewaterhouseCoopers = Pricewaterhouse Coopers; Qantas = Queensland and Northern Territory Aerial Services
QNB = Qatar National Bank; Raytheon = RTX = Raytheon Technologies; RBC = Royal Bank of Canada
Reckitt = Reckitt Benckiser; REI = Recreational Equipment Inc; RELX = Reed Elsevier
Renault = Régie Nationale des Usines Renault; RWE = Rheinisch-Westfälisches Elektrizitätswerk
RWTH = RWTH Aachen = Rheinisch-Westfälische Technische Hochschule Aachen; S&P Global = McGraw Hill Financial
Saab = Svenska Aeroplan; SABIC = Saudi Basic Industries Corporation; Safran = Snecma
SAP = Systems Applications and Products in Data Processing; SEAT = Sociedad Española de Automóviles de Turismo
SEB = Skandinaviska Enskilda Banken; SGS = Société Générale de Surveillance; Shell = Royal Dutch Shell
Sherwin-Williams = Sherwin Williams; SK Hynix = Hynix = Hyundai Electronics; SKF = Svenska Kullagerfabriken
Snap = Snapchat; SNCF = Société nationale des chemins de fer français; SocGen = Société Générale
Sony = Tokyo Tsushin Kogyo; SpaceX = Space Exploration Technologies
Stellantis = Fiat Chrysler Automobiles = Fiat Chrysler; STMicroelectronics = ST Micro = SGS-Thomson
SVB = Silicon Valley Bank; Swiss Re = Schweizerische Rückversicherungs-Gesellschaft; Takeda = Takeda Pharmaceutical
TCS = Tata Consultancy Services; TD Bank = Toronto-Dominion Bank; Telefónica Germany = Telefónica Deutschland
Telstra = Telecom Australia; Thales = Thomson-CSF; Thomson Reuters = Reuters; ThyssenKrupp = Thyssen Krupp
TIAA = Teachers Insurance and Annuity Association; TotalEnergies = Total SA
TSMC = Taiwan Semiconductor Manufacturing; TUM = Technical University of Munich = Technische Universität München
UBS = Union Bank of Switzerland; UCL = University College London
UCLA = University of California Los Angeles = University of California, Los Angeles
UL = UL Solutions = Underwriters Laboratories
UNESCO = United Nations Educational, Scientific and Cultural Organization
UNHCR = United Nations High Commissioner for Refugees; UNICEF = United Nations Children's Fund
UnitedHealth = UnitedHealth Group = United Health; UOB = United Overseas Bank; UPS = United Parcel Service
USPS = United States Postal Service; Vattenfall = Statens Vattenfallsverk
Veolia = Compagnie Générale des Eaux = Vivendi Environnement; Verizon = Bell Atlantic; Viatris = Mylan
Volkswagen = VW = Volkswagen Group; Walgreens = Walgreens Boots Alliance; Walmart = Wal-Mart = Wal-Mart Stores
Warner Bros Discovery = WBD; WHO = World Health Organization; WWF = World Wide Fund for Nature = World Wildlife Fund
X = Twitter = X Corp; Xerox = Haloid; Yum = Yum Brands = Tricon Global Restaurants
ZF = ZF Friedrichshafen = Zahnradfabrik Friedrichshafen`

const GROUPS = LINES.trim()
  .split(/[;\n]/)
  .map((company) => [...new Set(company.split('=').map((name) => normaliseOrganization(name).key))])

const BY_COMPACT = new Map(GROUPS.flatMap((keys) => keys.map((key) => [key.replaceAll(' ', ''), keys] as const)))

/** The keys of the other names a well-known company goes by: of `procter gamble` it is `p g`. None for all others. */
export function knownNames(key: string): string[] {
  const compact = key.replaceAll(' ', '')
  return (BY_COMPACT.get(compact) ?? []).filter((other) => other.replaceAll(' ', '') !== compact)
}
