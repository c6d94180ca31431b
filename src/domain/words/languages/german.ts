import type { Language } from '../language.ts'

export const GERMAN: Language = {
  ask: {
    asks: `wer wen kennt kennst kennen jemand jemanden jemandem irgendwer irgendjemand suche suchen sucht brauche brauchen braucht hat habt haben
      kann konnte konntet konnt kontakt kontakte mochte will wollen wurde wurden gesucht gibt`,
    starts: 'wer jemand jemanden kontakt kontakte einfuhrung vorstellung',
    filling: `hallo bitte mich mir uns ich wir eine einen einer einem ein die der dem den das zu zum zur bei beim von vom aus im in
      leute mitarbeiter draht einfuhrung vorstellung intro ansprechpartner ansprechpartnerin weg dort hier da euch vorstellen bekannt machen einen
      guten moin servus hi zusammen team ihr du es irgendwie schon mal vielleicht dringend gerade auch schon einstieg zugang tur turen offnen sprechen reden mit
      reinkommen kommen komme an einfuhren helfen hilfe hatte habe bekannten bekannte verbindung verbindungen beziehung beziehungen person personen nach gern gerne treffen kennenlernen erreichen`,
    links: 'bei beim zu zum zur von aus im in mit kennt kennst kenne fur treffen kennenlernen erreichen @',
    at: 'bei beim @',
    articles: 'der die das dem den einen eine einem unser unsere',
    there: 'dort da',
    capitals: `kontakt kontakte einfuhrung vorstellung draht ansprechpartner ansprechpartnerin leute mitarbeiter weg einstieg zugang tur
      turen hilfe bekannten bekannte verbindung verbindungen beziehung beziehungen person personen intro team`,
    between: `bei
      beim
      von
      vom`,
    sure: `bei
      beim`,
    from: 'bei',
    inside: `(?:am besten |idealerweise |möglichst |vielleicht |gern |gerne )?(?:im|in der|in|aus der|aus dem|aus|vom)
      für den
      für die
      (?:der|die) (?:sich um|im|in der)`,
    the: 'der die das den dem einen eine einem',
    team: 'team abteilung bereich',
    office: 'büro standort niederlassung werk',
    by: `bis
      bis zum
      bis zur
      vor
      vor dem
      spätestens
      noch vor`,
    days: `(?:mon|diens|donners|frei|sams|sonn)tag
      mittwoch
      heute
      morgen
      übermorgen
      woche
      wochenende
      monat
      monatsende
      jahresende
      quartalsende
      quartal
      jahr
      weihnachten
      ostern
      ende (?:der|des) (?:woche|monats|jahres|quartals)
      ende (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)`,
    beforeDay: `nächsten?
      nächster
      kommenden?
      kommender
      diese[nr]?
      ende
      anfang
      mitte`,
    afterDay: `früh
      mittag
      abend
      vormittag
      nachmittag`,
    soon: `heute
      heute noch
      diese woche
      noch diese woche
      nächste woche
      so bald wie möglich
      schnellstmöglich`,
    endings: `bitte
      danke
      vielen dank
      vorstellen
      bekannt ?machen
      kennt
      kennen
      weiterhelfen
      helfen
      herstellen
      verbinden
      vermitteln
      gesucht
      dort
      da
      lg
      reden
      sprechen
      öffnen
      aufmachen
      kennen ?lernen
      treffen
      kommen
      verschaffen
      machen
      geben
      organisieren
      anbieten
      gearbeitet
      zusammengearbeitet
      arbeiten
      verkaufen
      zu tun
      erreichen
      aus dem team
      im team`,
    about: `wegen
      bezüglich
      weil
      da wir
      zum thema
      für (?:ein|eine|einen|unser|unsere) (?:projekt|pilot|pilotprojekt|demo|gespräch|angebot|kooperation)`,
    begins: `wir
      ich
      es
      das
      danke
      bitte
      unser
      unsere
      gerne`,
    goesOn: 'oder und weil der die das den dem wer wir ich mir mich uns ist sind',
  },
  log: {
    times: `(?:heute|gestern|vorgestern|neulich|kürzlich|letztens)
      (?:letzte[nrs]?|diese[nrs]?|vorige[nrs]?|vergangene[nrs]?) (?:nacht|woche|wochenende|monat|quartal|jahr|frühjahr|sommer|herbst|winter|mal|\\p{L}+tag)
      vor (?:ein(?:em|er)|zwei|drei|einigen|\\d+) (?:tag|woche|monat|jahr)(?:en|n)?`,
    bonds: `(?:(?:alte[rn]?|gute[rn]?|beste[rn]?|enge[rn]?|liebe[rn]?|frühere[rn]?|ehemalige[rn]?|ex-?)\\s*)*(?:schwager|schwägerin|bruder|schwester|cousine?|vetter|mann|frau|onkel|tante|mutter|vater|sohn|tochter|neffe|nichte|schwiegervater|schwiegermutter|freund(?:in)?|kolleg(?:e|in|en)|kund(?:e|in|en)|chef(?:in)?|nachbar(?:in)?|studienfreund(?:in)?|schulfreund(?:in)?|kommiliton(?:e|in)|mentor(?:in)?|arbeitskolleg(?:e|in)|mitbewohner(?:in)?)`,
    frames: [
      // Or a name: "Karl Theodor von Stein".
      [
        '(?:ich kenne|wir kennen) {full} von (?!.*\\s(?:bei|beim|at|@)\\s){place}{more}',
        '{name} bei {place}{more}',
        'company',
      ],
      [
        '(?:ich |wir )?(?:hab|habe|haben) {name} {where:auf|bei|beim|in|im|am|an|über|während|durch} (?:getroffen|kennengelernt|kennen gelernt)(?:[,;.] ?| )(?:und |wo )?(?:sie|er) (?:ist |arbeitet (?:als )?)?(?:jetzt |heute )?{what}',
        '{name}, {what}; getroffen {where}',
      ],
      [
        '(?:ich |wir )?(?:hab|habe|haben) {name} {where:auf|bei|beim|in|im|am|an|über|während|durch} (?:getroffen|kennengelernt|kennen gelernt){more}',
        '{name}; getroffen {where}{more}',
      ],
      [
        '(?<whose>mein[er]?) {bond},? {name},? (?:ist(?: jetzt)?|arbeitet(?: als)?|leitet) (?:der |die |ein |eine )?{what}',
        '{name}, {what}; {whose} {bond}',
      ],
      [
        '(?<whose>mein[er]?) {bond},? (?!(?:ist|arbeitet|bei|von) ){name},? {what:bei|beim|von|@}',
        '{name}, {what}; {whose} {bond}',
      ],
      [
        '{name},? ist (?:mein|meine|ein|eine) {bond}(?: von mir)?(?: und|,|;) (?:(?:jetzt|sie ist|er ist|ist|arbeitet) )*{what}',
        '{name}, {what}; {bond}',
      ],
      [
        '{name} (?:von|bei|vom|beim|@) {place} ist (?:mein|meine|ein|eine) {bond}(?: von mir)?',
        '{name} bei {place}; {bond}',
      ],
      [
        '{name} (?:von|bei|vom|beim|@) {place} und ich (?:haben |kennen uns |sind |waren )?{how}',
        '{name} bei {place}; {how}',
      ],
      [
        '(?:ich|wir) (?:hab|habe|haben) mit {name} (?<how>(?:zusammen ?gearbeitet|gearbeitet|studiert|zusammen studiert)[^,;]*), (?:(?:sie|er) )?(?:ist )?(?:jetzt |heute )*{what}',
        '{name}, {what}; {how}',
      ],
      [
        '{name},? (?<how>(?:früher|ehemals|zuvor|vorher|ex)(?:-| )(?:bei |von )?[^,;]+?),? (?:und )?(?:jetzt|heute|nun) (?:bei |beim ){what}',
        '{name} bei {what}; {how}',
      ],
      [
        '(?:ich|wir) (?:hab|habe|haben) (?:früher )?mit {full} (?:zusammen )?(?:bei|beim|in der|im) {place} (?<how>(?:zusammen ?)?(?:gearbeitet|studiert))(?: .*)?',
        '{name} bei {place}; zusammen {how}',
        'company',
      ],
      [
        '{full} war (?<whose>mein|meine) {bond} (?:bei|beim|von|@) {place}{more}',
        '{name} bei {place}; war {whose} {bond}{more}',
      ],
      [
        '{full},? (?:die|der) (?:ist )?(?<what>[^,;]+ (?:bei|beim) [^,;]+?)(?: ist)?, (?<how>(?:ist|war) (?:mein|meine|ein|eine) {bond}.*)',
        '{name}, {what}; {how}',
      ],
      [
        '{full},? (?:(?:ist|arbeitet)(?: jetzt| heute)?(?: als)?|leitet) (?:der |die |das |den |ein |eine )?(?<what>(?:[^,;]*? )?(?:bei|beim|von|vom|für|der|des) [^,;]+){more}',
        '{name}, {what}{more}',
      ],
    ],
    nameless: ['mein[er]? {bond},? (?:ist|arbeitet(?: als)?|leitet|bei) (?:der |die |ein |eine )?{what}'],
  },
  talk: {
    thanks: `danke|dankeschon|merci *
      vielen|herzlichen|besten|tausend dank *
      super|toll|prima|perfekt|klasse`,
    hello: `hallo|moin|servus|gruezi|hi|tach zusammen|team|alle|foothold?
      guten morgen|tag|abend
      wie geht's|gehts *
      wie geht es *`,
    start: `wie fange|starte|beginne ich *
      wie fange|fang ich an
      wie funktioniert|geht *
      was kannst|machst|tust du *
      was kann|soll|muss ich *
      was ist das|foothold *
      wer bist du
      was bist du
      hilfe *
      hilf mir *
      wo fange ich an
      wie benutze|nutze|verwende ich *
      wie kann|soll ich * benutzen|nutzen|verwenden|anfangen|starten
      ich brauche hilfe`,
    quiet: `bitte? frag|frage|fragt|kontaktier|schreib|nerv mich nicht|nie|weniger *
      hor|hore bitte? auf *
      nicht mehr fragen|schreiben|kontaktieren *
      lass|lasst mich in ruhe
      stopp|stop|aufhoren|pause|ruhe|abmelden|abbestellen *
      ich will|mochte nicht|keine *
      ich bin im urlaub *
      keine anfragen|fragen|nachrichten mehr? *
      zu viele anfragen|fragen|nachrichten *
      einstellungen|meine einstellungen?`,
    privacy: `was weisst|weiss|speicherst|speichert|kennst du|ihr uber|von mich|mir *
      was weisst|weiss|speicherst|speichert du|ihr|foothold uber|von mich|mir *
      welche daten|informationen *
      wer kann|darf sehen|was|das|meine *
      wer sieht *
      losche|losch|vergiss meine|mich|alles|alle *
      meine daten *
      datenschutz|dsgvo *`,
    people: `wen|wer habe|hab ich eingetragen|geloggt|erfasst|gespeichert|angegeben|hinzugefugt|importiert *
      wen kenne ich
      meine kontakte|leute|beziehungen|verbindungen *
      zeig|zeige mir? alle? meine kontakte|leute|beziehungen|verbindungen *
      welche kontakte|leute|personen habe ich *`,
    mine: `was habe|hab ich gefragt|angefragt *
      meine offenen? anfragen|fragen *
      zeig|zeige mir? meine anfragen|fragen *
      gibt es neues|neuigkeiten *
      was ist aus meiner|mit *  anfrage|frage *
      was wartet|steht *`,
  },
  courtesy:
    'bitte hallo hey hi ok also und mal denn eigentlich bot foothold danke nun jetzt lieber liebe doch kannst du',
}
