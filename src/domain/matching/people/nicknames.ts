// Full names for nicknames. Written for Foothold from common knowledge; licensed like the rest of it.
// One entry per name: the full one, then its short forms. A short form may belong to several names: Alex is
// Alexander or Alexandra, but those two are never the same.

const NAMES = `
aaron ron ronnie; abigail abby abbie gail; abraham abe bram; adelaide addie adele heidi; agnes aggie nessie;
albert al bert bertie; alejandro alex ale jandro; alejandra alex ale sandra; aleksandr alex sasha sascha;
alexander alex al xander sandy sasha sascha lex alec aleks; alexandra alex lexi sandra sandy sasha sascha;
alexei alex alyosha; alfonso alf fonzie poncho; alfred al fred freddie alf; alison ali allie; allison ali allie;
amanda mandy; amelia millie amy; anastasia ana stacy nastya; andrea andi andy; andreas andi andy; andrew andy drew;
angela angie; angelika angie geli; ann annie nan nancy; anna annie ania anya anni; anne annie nan; anthony tony;
antoine toni; anton toni tony; antonia toni tonia; antonio toni tony; archibald archie; arnold arnie;
arthur art artie; augustine gus augie; augustus gus augie; barbara barb babs barbie bobbie; bartholomew bart;
beatrice bea trixie bee; beatrix bea trixie; benedict ben; benedikt ben; benjamin ben benny benji;
bernard bernie barney; bernhard bernie bernd; bethany beth; bradford brad; bradley brad; bridget bridie biddy;
calvin cal; cameron cam; carl charlie; carlos charly carlito; carol carrie; caroline carrie caro lina;
carolyn carrie lyn; cassandra cass cassie sandra; catherine cathy kate cat katie kitty cate;
cecilia cece celia cissy; charles charlie chuck chas chaz; charlotte charlie lottie lotte char; chester chet;
christian chris; christina chris tina chrissy christy; christine chris tina chrissy christy;
christoph chris stoffel; christopher chris kit topher; clarence clare; clifford cliff; clinton clint;
constance connie; cornelia nelly corrie; cornelius neil corny con; cynthia cindy; daniel dan danny; daniela dani;
danielle dani; david dave davy davey; deborah deb debbie debby; denise denny; dennis den denny; desmond des;
diana di; dmitri dima mitya; dmitry dima mitya; dominic dom nick; dominik dom nick; donald don donnie;
dorothea dora thea dorle; dorothy dot dottie dotty dolly dora; douglas doug; eduard edi ed; eduardo edu lalo;
edgar ed eddie; edith edie; edmund ed eddie ned ted; edward ed eddie ned ted teddy; edwin ed eddie win;
eleanor ellie nell nora lenore; elias eli; elijah eli lige; elisabeth lisa lisbeth elsa lis beth sissi liz;
elizabeth liz beth betty eliza lizzie lisa betsy bess libby elsie bette; ellen nell nellie; emanuel manny manu;
emily em emmy millie; emma em emmy; emmanuel manny manu; enrique kike quique; ernest ernie; esther essie hettie;
eugene gene; eugenia genie; evangeline eva evie angie; evelyn eve evie; ezekiel zeke; florence flo flossie;
frances fran frannie francie; francesca fran chesca; francesco franco cesco checco; francis frank fran;
francisco paco pancho frank cisco; franklin frank; franz franzl; frederic fred freddy;
frederick fred freddy rick fritz; friederike rike fritzi; friedrich fritz fred friedl; gabriel gabe; gabriela gabi;
gabriele gabi; gabrielle gabby gabi; gareth gary gaz; garrett gary; genevieve gen viv; geoffrey geoff jeff;
georg schorsch; george georgie; gerald gerry jerry; geraldine gerry; gerard gerry; gerhard gerd hardy;
gertrud trude gerti; gertrude trudy gert gertie; gilbert gil bert; giovanni gianni vanni;
giuseppe beppe peppe pino; gregor greg; gregory greg; griselda zelda; guglielmo memo; guillermo memo willy;
gustav gus gustl; gwendolyn gwen wendy; hannah hanna annie; hans hansi; harold hal harry; harrison harry;
harriet hattie harry; heather hettie; heinrich heinz heiner; helen nell nellie lena; helena lena leni;
helene lena leni; henrietta etta hettie hetty; henry hank harry hal; herbert herb bert bertie; herman manny;
hermann manni; horst hotte; howard howie; hubert bert hugh; ignacio nacho; ignatius iggy; igor gosha;
ingeborg inge; irene rene; isaac ike zac; isabel bella izzy belle isa; isabella bella izzy isa;
isabelle belle izzy isa; ivan vanya; jackson jack; jacob jake; jacqueline jackie jacqui; jakob jake köbi;
james jim jimmy jamie jem; jane janie jenny; janet jan; janice jan; jason jay; jasper jas; jean jeannie;
jeanette jean nettie; jeffery jeff; jeffrey jeff; jennifer jen jenny jenni; jeremiah jerry; jeremy jerry jem;
jerome jerry; jessica jess jessie; jesus chuy; joachim jochen jo achim; joan joanie; joann jo; joanna jo;
joanne jo; johann hans hannes; johanna hanna jo; johannes hannes hans jo joe; john jack johnny jon;
jonathan jon jonny nathan; jonathon jon jonny; jordan jordy; jorge coque; jose pepe chepe; josef sepp joe jo;
josefa pepa; josefina pepa fina josie; joseph joe joey jo; josephine jo josie fifi; joshua josh; joyce joy;
juan juanito; judith judy judi; julia jules; julian jules; juliana jules; julie jules; juliet jules; justin jus;
karl kalle charly; karoline caro lina; katarina kat kata rina; katarzyna kasia; katharina kathi käthe kat tina;
katharine kate kathy kat katie kay; katherine kate kathy kat katie kay kitty; kathleen kathy kate kay;
kathryn kate kathy kat katie kay; katrina kat trina; kenneth ken kenny; kimberly kim; konrad conny kurt;
konstantin kostya; kristen kris; kristian kris chris; kristin kris; kristina kris tina; kristine kris tina;
kristopher kris chris; laura laurie; lauren laurie; lawrence larry laurie lars; leonard leo len lenny;
leonardo leo nardo; leonid lenya; leopold leo poldi; leslie les; lester les; lewis lew; lillian lily lil;
lorenzo renzo enzo; loretta etta; lorraine lori; louis lou louie; louisa lou; louise lou; lucas luke; lucia lucy;
lucille lucy; lucinda cindy lucy; ludwig lutz lu; luigi gigi gino; lukas luke luki; lydia lyddie;
mackenzie mac kenzie; madeleine maddie; madeline maddie; magdalena lena magda leni; malcolm mal;
manfred manni fred; manuel manny manolo; marcus marc mark;
margaret maggie meg peggy margie marge greta rita daisy madge; margarete grete gretel gitta; margarita rita;
margot margo; maria mia mary mitzi mimi; marianne mary anne; marie mary; marilyn mary; marjorie marge margie;
marshall marsh; martha marty mattie; martin marty; martina tina; mary molly polly mae; mathew matt;
matilda tilly mattie; matthew matt matty; matthias matze matt; mauricio mau; maurice mo; maximilian max maxi;
maxine max; maxwell max; megan meg; melanie mel; melinda mel mindy linda; melissa mel missy lissa; mercedes merche;
meredith merry; michael mike mick mickey mikey micha mitch; michaela micha ela; michail misha; michal misha;
michelle shelly; miguel migue; mikhail misha; mildred millie; millicent millie; miranda randy mandy; miriam mimi;
mitchell mitch; mohamed mo; mohammad mo; mohammed mo; muhammad mo; monica moni; monika moni; montgomery monty;
mordechai motti; morris mo; moses mo; muriel mimi; nadezhda nadia nadya; nancy nan; natalia natasha nat talia;
natalie nat; natalya natasha; nathan nat nate; nathaniel nat nate nathan; nicholas nick nicky; nickolas nick;
nicodemus nick; nicola nicky nic; nicolas nick nico; nicole nicky nic nikki; nikita nik; niklas nik;
nikolai kolya nick; nikolaus klaus niko; nora norie; norbert bert; norman norm; octavia tavi; oliver ollie;
olivia liv livvy; oswald ozzy oz; otto otti; pamela pam; pasquale pat lino; patricia pat patty tricia trish patsy;
patrick pat paddy rick; patrizia pat; paul paulie; paula pauli; pauline polly; pavel pasha; penelope penny;
percival percy; peter pete petey; petronella nell; philip phil pip; philipp phil; phillip phil; philippa pippa pip;
phoebe bee; phyllis phyl; piotr piotrek; priscilla cilla prissy; prudence pru; rachel rach rae; rafael rafa;
rafaela rafa; ralph ralphie; ramon moncho; randall randy; randolph randy dolph rand; raphael raph rafe;
raymond ray; rebecca becky becca reba; reginald reg reggie; regina gina reggie; reinhard reini hardy;
reinhold reini; rene ren; reuben rube; ricardo rick richie ricky; richard rick dick rich richie ricky;
roberta bobbie robbie; robert bob rob bobby robbie bert robb; roberto beto rob; rochelle shelly;
roderick rod rick roddy; rodney rod; rodolfo rudy fito; roger rodge; roland roly; roman roma; ronald ron ronnie;
rosabel rosa rose; rosalind rosa roz; rosemarie rosi rose; rosemary rose rosie; rowena ro; roxanne roxy;
rudolf rudi rolf; rudolph rudy dolph; rupert ru; russell russ rusty; salvador chava sal; salvatore sal toto;
samantha sam sammy; samson sam; samuel sam sammy; sandra sandy; sarah sally sadie; sara sally;
sebastian seb basti bas; serena rena; sergei serge seryozha; sergio checo; shirley shirl; siegfried sigi fred;
sigismund sigi; sigmund sigi; silvester sly; silvia syl; simon si; sofia sophie fia; solomon sol;
sophia sophie fia; stanislav stas slava; stanislaw stas staszek; stanley stan; stefan steff steve; stefanie steffi;
stella ella; stephan steff steve; stephanie steph steffi; stephen steve stevie; steven steve stevie; stuart stu;
susan sue susie suzy suzie; susanna sue susie sanna; susanne susi sanne; suzanne sue suzy; sybil syb;
sylvester sly; sylvia syl; tabitha tabby; tamara tammy tama; tatiana tanya tania; terence terry;
teresa terry tess tessa tere; thaddeus thad tad; theodor theo; theodora theo dora thea; theodore ted teddy theo;
theresa terry tess tessa; therese resi tess; thomas tom tommy thom; tiffany tiff; timothy tim timmy;
tobias tobi toby; torsten toto; tracey trace; tracy trace; ulrich uli; ulrike uli rike; ursula uschi ulla;
valentin val; valentina val tina; valerie val; vanessa nessa; vera verochka; veronica ronnie vero roni;
veronika vroni vera; victor vic; victoria vicky tori vic; viktor vitya vik; viktoria vicky vika;
vincent vin vince vinny; vincenzo enzo; viola vi; violet vi; virginia ginny ginger; vivian viv; viviane viv;
vladimir vova vlad volodya; volodymyr vova; waldemar waldi; wallace wally; walter walt wally; wendell wendy;
wilfred will fred wilf; wilhelm willi willy helmi; wilhelmina mina minnie billie willa; willard will;
william will bill billy willie liam; winifred win winnie freda; winston win; wolfgang wolf wolfi; xavier xavi javi;
javier javi; yevgeny zhenya; evgeny zhenya; yitzhak itzik; yolanda yoli; yosef yossi; yuri yura;
zachariah zach zak; zachary zach zak; zachery zach
`

/** Freddy and Freddie, Katy and Kati are the same short form. */
const ending = (short: string) => (short.length > 3 ? short.replace(/(?:ie|ey|i)$/, 'y') : short)

const FULL = new Map<string, Set<string>>()
for (const entry of NAMES.split(';')) {
  const [full = '', ...short] = entry.trim().normalize('NFKD').replace(/\p{M}/gu, '').split(' ')
  for (const name of [full, ...short.map(ending)]) FULL.set(name, (FULL.get(name) ?? new Set()).add(full))
}

/** Whether two folded given names may be the same: equal, or short forms of one full name. Symmetric. */
export function sameGivenName(a: string, b: string): boolean {
  if (a === b) return true
  const full = fullNames(b)
  return fullNames(a).some((name) => full.includes(name))
}

function fullNames(given: string): string[] {
  return [...(FULL.get(given) ?? []), ...(FULL.get(ending(given)) ?? [])]
}

/** A given name and all its possible variants, for searching names by word. */
export function otherNames(given: string): string[] {
  return [given, ...[...FULL.keys()].filter((name) => name !== given && sameGivenName(given, name))]
}
