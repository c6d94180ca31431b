import type { Language } from '../language.ts'

export const SPANISH: Language = {
  ask: {
    asks: `quien quienes alguien conoce conoceis conocen conoces busco buscamos necesito necesitamos puede podria pueden contacto quiero queremos
      quisiera buscando gustaria`,
    starts: 'quien alguien contacto contactos presentacion',
    filling: `hola por favor me nos a al un una el la los las en con de del tiene tienen presentar presentarme presentarnos presentacion presenteis entrar
      alguna algun ayuda ayudarme ayudar hay contactos gente equipo buenas buenos dias tardes todos hablar llegar alguien persona aqui que trabaje trabaja
      ponerme contactar contacte poner entrada relacion conexion acceso manera forma mi como puedo intro conocer`,
    links: 'en a al hasta con de del conocer conoce conoces me presentar para contactar @',
    at: 'en @',
    articles: 'el la los las un una nuestro',
    there: 'alli ahi',
    capitals: '',
    between: `en
      de la
      del
      de
      con`,
    sure: 'en',
    from: '',
    inside: `(?:preferiblemente |a ser posible |mejor )?(?:en|de|del|en el|en la|de la|del departamento de|que trabaje en|que está en)
      que (?:lleve|gestione|dirija)`,
    the: 'el la los las un una su',
    team: 'equipo departamento',
    office: 'oficina sede',
    by: `antes de
      antes del
      antes de la
      hasta
      hasta el
      para
      para el
      para la`,
    days: `lunes
      martes
      mi[eé]rcoles
      jueves
      viernes
      s[aá]bado
      domingo
      hoy
      mañana
      semana
      mes
      trimestre
      año
      navidad`,
    beforeDay: `el
      la
      este
      esta
      fin de
      fines de
      finales de
      final de`,
    afterDay: `próxim[oa]
      que viene`,
    soon: `esta semana
      la próxima semana
      hoy
      mañana
      cuanto antes
      lo antes posible`,
    endings: `por favor
      gracias
      muchas gracias
      porfa`,
    about: `sobre
      acerca de
      porque
      para (?:un|una|nuestro|hablar)`,
    begins: `nosotros
      es
      gracias
      queremos
      necesitamos
      nuestro`,
    goesOn: 'que quien y mi nuestro es son porque',
  },
  log: {
    times: `(?:hoy|ayer|anteayer|anoche|recientemente)
      (?:la semana|el mes|el año|el fin de semana|el verano|el invierno|el trimestre) (?:pasad[oa])
      hace (?:una?|dos|tres|unos|unas|\\d+) (?:días?|semanas?|mes(?:es)?|años?)`,
    bonds: `(?:(?:viejo|vieja|buen|buena|mejor|antiguo|antigua|gran|ex-?)\\s*)*(?:cuñad[oa]|suegr[oa]|herman[oa]|prim[oa]|marido|espos[oa]|mujer|tí[oa]|madre|padre|hij[oa]|sobrin[oa]|amig[oa]|compañer[oa]|colega|cliente|jef[ea]|vecin[oa]|mentor[a]?)(?: de trabajo| de clase| del trabajo)?`,
    frames: [
      [
        '(?:conocí|conocimos) a {name} {where:en|durante|por|a través de}[,;.]? (?:y |ella |él )?(?:(?:ella|él) )?(?:es |trabaja (?:como )?)?(?:ahora )?{what}',
        '{name}, {what}; conocí {where}',
      ],
      ['(?:conocí|conocimos) a {name} {where:en|durante|por|a través de}{more}', '{name}; conocí {where}{more}'],
      [
        'mi {bond},? {name},? (?:es(?: ahora)?|trabaja(?: como)?|dirige) (?:el |la |una? )?{what}',
        '{name}, {what}; mi {bond}',
      ],
      ['mi {bond},? (?!(?:es|trabaja|en|de) ){name},? {what:en|de|@}', '{name}, {what}; mi {bond}'],
      ['{name},? es (?:mi|una?) {bond}(?:,|;| y) (?:(?:es|ahora) )*{what}', '{name}, {what}; {bond}'],
      ['{name} (?:de|en|@) {place} es (?:mi|una?) {bond}', '{name} at {place}; {bond}'],
      ['{name} (?:de|en|@) {place} y yo {how}', '{name} at {place}; {how}'],
      [
        '(?:trabajé|estudié) con {name}[^,;]*, (?:(?:ella|él) )?(?:es )?(?:ahora )?(?:es )?{what}',
        '{name}, {what}; trabajamos juntos',
      ],
      [
        '{name},? (?<how>(?:antes|anteriormente|ex)(?:-| )(?:en |de )?[^,;]+?),? (?:y )?ahora en {what}',
        '{name} at {what}; {how}',
      ],
      [
        '(?<how>trabajé|estudié|trabajamos|estudiamos) con {full} en {place}{more}',
        '{name} at {place}; {how} juntos{more}',
        'company',
      ],
      ['{full} (?:era|fue) mi {bond} (?:en|@) {place}{more}', '{name} at {place}; mi {bond}{more}'],
      [
        '{full},? (?:(?:es|trabaja)(?: ahora)?(?: como)?|dirige|lleva) (?:el |la |un |una )?(?<what>(?:[^,;]*? )?(?:en|de|para) [^,;]+){more}',
        '{name}, {what}{more}',
      ],
    ],
    nameless: ['mi {bond},? (?:es|trabaja(?: como)?|dirige|en) (?:el |la |una? )?{what}'],
  },
  talk: {
    thanks: `gracias *
      muchas|mil gracias *
      genial|perfecto|estupendo`,
    hello: `hola|buenas a? todos?
      buenos|buenas dias|tardes|noches
      que tal`,
    start: `como empiezo|empezar|comienzo|comenzar *
      como funciona|se *
      como uso|usar *
      que puedes|haces hacer? *
      que puedo hacer *
      que es esto|foothold
      quien eres
      ayuda *
      ayudame *
      necesito ayuda
      por donde empiezo`,
    quiet: `deja|dejad|para de *
      no me preguntes|pregunteis|escribas|contactes|molestes *
      dejame en paz|tranquilo|tranquila
      basta|para|stop|pausa
      estoy de vacaciones *
      demasiadas preguntas|peticiones *
      ajustes|configuracion`,
    privacy: `que sabes|sabe|sabeis|guardas|tienes de|sobre mi *
      que datos|informacion *
      quien puede|ve ver? *
      borra|elimina|olvida mis|todo|me *
      mis datos *
      privacidad|rgpd *`,
    people: `a? quien|quienes he registrado|anadido|guardado|apuntado|importado *
      mis contactos|relaciones|personas *
      muestrame|ensename|muestra mis|los contactos|relaciones *`,
    mine: `que he pedido|preguntado *
      mis peticiones|preguntas|solicitudes *
      hay novedades|noticias *`,
  },
  courtesy: 'por favor hola hey ok entonces y gracias bot foothold pues bueno ahora',
}
