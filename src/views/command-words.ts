// What a platform shows of the commands themselves, in the languages it shows them in: descriptions, options, choices,
// and the names in the menu of a message. The words people type after a slash stay the same everywhere.

/** The languages beside English. */
export const LANGUAGES = ['de', 'fr', 'es'] as const
type Language = (typeof LANGUAGES)[number]

export type CommandWords = { readonly en: string } & { readonly [L in Language]: string }

export const COMMAND_WORDS = {
  'about-whoknows': {
    en: 'Who can introduce me there?',
    de: 'Wer kann mich dort vorstellen?',
    fr: 'Qui peut me présenter là-bas ?',
    es: '¿Quién puede presentarme allí?',
  },
  'after-whoknows': {
    en: 'Acme Corp, acme.com, “Jane Doe at Acme” or “CFO at Acme”; leave empty for help',
    de: 'Acme Corp, acme.com, „Jane Doe bei Acme“ oder „CFO bei Acme“; leer lassen für Hilfe',
    fr: 'Acme Corp, acme.com, « Jane Doe chez Acme » ou « CFO chez Acme » ; vide pour l’aide',
    es: 'Acme Corp, acme.com, «Jane Doe en Acme» o «CFO en Acme»; vacío para la ayuda',
  },
  'about-iknow': {
    en: 'Log somebody you know, or import your connections',
    de: 'Jemanden eintragen, den du kennst, oder deine Kontakte importieren',
    fr: 'Noter quelqu’un que vous connaissez, ou importer vos contacts',
    es: 'Anotar a alguien que conoces, o importar tus contactos',
  },
  'after-iknow': {
    en: 'Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5; leave empty for a form',
    de: 'Jane Doe, CFO bei Acme Corp — Kollegen 2019–22, 4/5; leer lassen für ein Formular',
    fr: 'Jane Doe, CFO chez Acme Corp — collègues 2019–22, 4/5 ; vide pour un formulaire',
    es: 'Jane Doe, CFO en Acme Corp — colegas 2019–22, 4/5; vacío para un formulario',
  },
  'about-file': {
    en: 'Contacts as CSV or vCard (LinkedIn, Google, Outlook, …), or a list of target companies',
    de: 'Kontakte als CSV oder vCard (LinkedIn, Google, Outlook, …), oder eine Liste von Zielfirmen',
    fr: 'Contacts en CSV ou vCard (LinkedIn, Google, Outlook, …), ou une liste d’entreprises visées',
    es: 'Contactos en CSV o vCard (LinkedIn, Google, Outlook, …), o una lista de empresas objetivo',
  },
  'about-touch': {
    en: 'Note that you were in touch with somebody you know',
    de: 'Festhalten, dass du mit jemandem Kontakt hattest',
    fr: 'Noter que vous avez été en contact avec quelqu’un',
    es: 'Anotar que estuviste en contacto con alguien',
  },
  'after-touch': {
    en: '“Jane Doe lunch”, “called Jane Doe yesterday”; leave empty for a form',
    de: '„Jane Doe Mittagessen“, „Jane Doe Anruf“; leer lassen für ein Formular',
    fr: '« Jane Doe déjeuner », « Jane Doe appel » ; vide pour un formulaire',
    es: '«Jane Doe almuerzo», «Jane Doe llamada»; vacío para un formulario',
  },
  'about-swap': {
    en: 'What a partner and we can open for each other',
    de: 'Welche Türen ein Partner und wir einander öffnen können',
    fr: 'Les portes qu’un partenaire et nous pouvons nous ouvrir',
    es: 'Las puertas que un socio y nosotros podemos abrirnos',
  },
  'after-swap': {
    en: '“Jane Doe”, “Jane opens Acme, Globex”, “Jane looks for Initech”; leave empty for all partners',
    de: '„Jane Doe“, „Jane opens Acme, Globex“, „Jane looks for Initech“; leer lassen für alle Partner',
    fr: '« Jane Doe », « Jane opens Acme », « Jane looks for Initech » ; vide pour tous les partenaires',
    es: '«Jane Doe», «Jane opens Acme», «Jane looks for Initech»; vacío para todos los socios',
  },
  'about-intros': {
    en: 'What I asked, and what I am asked',
    de: 'Worum ich bat, und worum ich gebeten werde',
    fr: 'Ce que j’ai demandé, et ce qu’on me demande',
    es: 'Lo que pedí, y lo que me piden',
  },
  'after-intros': {
    en: 'What to show; leave empty for my asks and favours',
    de: 'Was gezeigt wird; leer lassen für meine Bitten und Gefallen',
    fr: 'Ce qu’il faut montrer ; vide pour mes demandes et mes services',
    es: 'Qué mostrar; vacío para mis peticiones y favores',
  },
  'after-people': {
    en: 'Whom I know, narrowed: Acme, “cold clients at Acme”, “strong colleagues”',
    de: 'Wen ich kenne, eingegrenzt: Acme, „cold clients at Acme“, „strong colleagues“',
    fr: 'Qui je connais, en détail : Acme, « cold clients at Acme », « strong colleagues »',
    es: 'A quién conozco, en detalle: Acme, «cold clients at Acme», «strong colleagues»',
  },
  'show-help': {
    en: 'How it works, with examples',
    de: 'Wie es geht, mit Beispielen',
    fr: 'Comment ça marche, avec des exemples',
    es: 'Cómo funciona, con ejemplos',
  },
  'show-people': {
    en: 'The people I logged or imported',
    de: 'Die Leute, die ich eingetragen oder importiert habe',
    fr: 'Les personnes que j’ai notées ou importées',
    es: 'Las personas que anoté o importé',
  },
  'show-history': {
    en: 'Everything I asked',
    de: 'Alles, worum ich bat',
    fr: 'Tout ce que j’ai demandé',
    es: 'Todo lo que pedí',
  },
  'show-digest': {
    en: 'The weekly digest',
    de: 'Die Wochenübersicht',
    fr: 'Le résumé de la semaine',
    es: 'El resumen semanal',
  },
  'show-coverage': {
    en: 'My lists of target companies',
    de: 'Meine Listen von Zielfirmen',
    fr: 'Mes listes d’entreprises visées',
    es: 'Mis listas de empresas objetivo',
  },
  'show-settings': { en: 'My settings', de: 'Meine Einstellungen', fr: 'Mes réglages', es: 'Mis ajustes' },
  'show-privacy': {
    en: 'Who sees what of mine',
    de: 'Wer was von mir sieht',
    fr: 'Qui voit quoi de moi',
    es: 'Quién ve qué de lo mío',
  },
  'who-knows-them': {
    en: 'Who knows them?',
    de: 'Wer kennt sie?',
    fr: 'Qui les connaît ?',
    es: '¿Quién los conoce?',
  },
  'log-them': {
    en: 'Log who this is about',
    de: 'Eintragen, um wen es geht',
    fr: 'Noter de qui il s’agit',
    es: 'Anotar de quién se trata',
  },
} as const satisfies Record<string, CommandWords>

export type CommandWord = keyof typeof COMMAND_WORDS
