// Places in company names: exonyms, and places so common in names that sharing one says little.

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Cities and regions in several languages, folded; the first of each line stands for all. */
export const EXONYMS: readonly string[][] = `
aachen aix
antwerp antwerpen anvers
athens athina athen
barcelona barcelone
basel basle bale
beijing peking
belgrade beograd belgrad
berne bern berna
bologna bologne
bordeaux burdeos
brittany bretagne
bruges brugge
brussels bruxelles brussel bruselas
bucharest bucuresti bukarest bucarest
calcutta kolkata
catalonia catalunya cataluna catalogne katalonien
cologne koln
copenhagen kobenhavn kopenhagen copenhague kobenhavns
cracow krakow krakau cracovia
edinburgh edimbourg edimburgo
florence firenze florenz florencia
frankfurt francfort
geneva geneve genf ginevra ginebra
genoa genova genua
ghent gent gand
gothenburg goteborg goteborgs
hamburg hambourg hamburgo
hague haag haye
hanover hannover
havana habana
helsinki helsingfors
istanbul estambul
jerusalem yerushalayim
kyiv kiev kyjiv
leipzig lipsia
leuven louvain
liege luttich luik
lisbon lisboa lisbonne lissabon
ljubljana laibach
london londres londra
lucerne luzern
lyon lyons
majorca mallorca
malmo malmoe
marseille marseilles
milan milano mailand
moscow moskva moskau moscou moscu
mumbai bombay
munich munchen muenchen munchner
naples napoli neapel
normandy normandie
nuremberg nurnberg
padua padova
piraeus pireas piree
pisa pise
prague praha prag praga
rome roma rom
saxony sachsen
seville sevilla sevilla
sicily sicilia
stockholm estocolmo stockholms
strasbourg strassburg estrasburgo
tashkent toshkent
teheran tehran
thessaloniki salonica
tokyo tokio
trent trento
turin torino
tuscany toscana
uppsala upsala
valencia valenciana
venice venezia venedig
vienna wien vienne viena
vilnius wilna
warsaw warszawa warschau varsovie varsovia
zagreb agram
zurich zuerich`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

/** Regions and cities found in many company names, folded. */
export const COMMON_PLACES: ReadonlySet<string> = words(`
anhui beijing changchun changsha chengdu chongqing dalian fujian gansu guangdong guangxi guangzhou guizhou hainan
hangzhou harbin hebei hefei heilongjiang henan hubei hunan jiangsu jiangxi jilin jinan liaoning nanjing ningbo qingdao
shaanxi shandong shanghai shanxi shenyang shenzhen sichuan suzhou tianjin wuhan wuxi xiamen xinjiang yunnan zhejiang
zhengzhou zhuhai taipei hk nz ny za uae ksa
tokyo osaka kyoto kobe nagoya hokkaido kansai seoul busan
mumbai delhi gujarat kerala punjab bengal bangalore bengaluru chennai hyderabad madras bombay calcutta tamil nadu
london manchester birmingham edinburgh glasgow liverpool leeds bristol oxford cambridge dublin yorkshire
york california texas florida ohio michigan illinois virginia carolina georgia pennsylvania massachusetts boston
chicago houston dallas denver seattle francisco angeles diego minnesota missouri colorado arizona oregon washington
wisconsin indiana kentucky tennessee alabama louisiana maryland jersey nevada utah kansas iowa hawaii alaska
ontario quebec toronto vancouver montreal alberta columbia calgary ottawa sydney melbourne queensland victoria perth
berlin munich hamburg frankfurt cologne stuttgart bavaria bayern sachsen vienna wien zurich basel bern geneva
paris lyon marseille toulouse bordeaux milano milan roma rome torino napoli firenze madrid barcelona valencia sevilla
catalunya andalucia lisboa porto warszawa krakow praha budapest bucuresti sofia athens istanbul ankara izmir moscow
moskva dubai riyadh cairo jakarta bangkok manila hanoi saigon lagos nairobi
sao paulo rio janeiro minas gerais bogota lima santiago buenos aires caracas quito monterrey jalisco nuevo leon
stockholm copenhagen kobenhavn oslo helsinki goteborg amsterdam rotterdam utrecht brussels bruxelles antwerp
caribbean pacific atlantic mediterranean baltic balkan african asian arab arabian gulf andean`)

const PLACE_WORDS: ReadonlySet<string> = new Set([...COMMON_PLACES, ...EXONYMS.flat()])
/** Other words in place names: "New York", "San Diego", "Rio de Janeiro". */
const BESIDES = words('new north south east west upper lower san santa los las de of st')

/** Whether folded words name a city or region known here. */
export const isPlace = (text: string): boolean => {
  const parts = text.split(' ')
  return (
    parts.some((part) => PLACE_WORDS.has(part)) && parts.every((part) => PLACE_WORDS.has(part) || BESIDES.has(part))
  )
}
