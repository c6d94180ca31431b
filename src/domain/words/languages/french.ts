import type { Language } from '../language.ts'

export const FRENCH: Language = {
  ask: {
    asks: `qui quelqu'un connait connaissez connaitrait connaissent cherche cherchons recherche besoin peut pourrait pouvez contact presenter
      voudrais voudrait aimerais aimerait cherchant j'aimerais j'aimerions j'ai`,
    starts: "qui quelqu'un contact contacts introduction intro",
    filling: `bonjour salut coucou est-ce que qu'il y a-t-il a un une des du de d'un d'une le la les chez au aux avec me nous je j'ai j'aurais
      s'il vous plait svp introduction intro dans presentation personnes gens equipe mettre relation entrer ai contacts personne tous toutes
      avons aurait avez entree porte parler rencontrer joindre vers en on ici parmi parle comment puis-je faire mise aupres mettre qu'un se faire tout monde m'introduire m'aider m'ouvrir m'aiderait`,
    links: 'chez aupres en a au aux de du dans avec connait connaissez presenter parler rencontrer joindre pour @',
    at: 'chez @',
    articles: 'le la les un une notre',
    there: 'la-bas la',
    capitals: '',
    between: `chez
      de chez
      de la
      de l'
      de
      du`,
    sure: `chez
      de chez`,
    from: 'chez',
    inside: `(?:de préférence |idéalement |si possible )?(?:dans|au|aux|à la|à|côté|du côté|qui travaille (?:au|aux|dans|à la))
      qui s['’]occupe (?:de|des|du|de la)
      qui (?:gère|dirige)`,
    the: 'le la les un une leur',
    team: 'équipe service département',
    office: 'bureau site agence',
    by: `avant
      avant la
      avant le
      d'ici
      d’ici
      d'ici à
      d’ici à
      jusqu'à
      jusqu’à
      pour`,
    days: `lundi
      mardi
      mercredi
      jeudi
      vendredi
      samedi
      dimanche
      aujourd['’]hui
      demain
      semaine
      mois
      trimestre
      année
      noël
      pâques`,
    beforeDay: `la fin de
      la fin du
      la fin de la
      fin de
      fin du
      fin
      fin de la
      début
      le
      la
      la semaine
      cette
      ce`,
    afterDay: `prochaine?
      matin
      soir`,
    soon: `cette semaine
      la semaine prochaine
      aujourd['’]hui
      demain
      dès que possible
      au plus vite`,
    endings: `svp
      s['’]il (?:vous|te) pla[iî]t
      merci
      merci d['’]avance
      merci beaucoup`,
    about: `au sujet de
      à propos de
      parce que
      concernant
      pour (?:un|une|notre) (?:projet|pilote|démo|rendez-vous)`,
    begins: `nous
      je
      c'est
      merci
      on
      notre`,
    goesOn: 'que qui je nous mon notre est sont parce et',
  },
  log: {
    times: `(?:aujourd['’]hui|hier|récemment|dernièrement)
      (?:la semaine|le mois|l['’]année|l['’]an|le week-end|l['’]été|l['’]hiver|le trimestre) (?:dernière?|passée?)
      il y a (?:une?|deux|trois|quelques|\\d+) (?:jours?|semaines?|mois|ans?)`,
    bonds: `(?:(?:vieil|vieux|vieille|bon|bonne|meilleur|meilleure|ancien|ancienne|cher|chère|ex-?)\\s*)*(?:beau-frère|belle-s(?:œ|oe)ur|beau-père|belle-mère|frère|s(?:œ|oe)ur|cousine?|mari|femme|oncle|tante|mère|père|fils|fille|neveu|nièce|amie?|copain|copine|collègue|cliente?|patronne?|voisine?|mentor|camarade)`,
    frames: [
      [
        "(?:j[’']ai |nous avons |on a )?rencontré {name} {where:à|au|aux|lors|pendant|dans|sur|en|chez}(?:[,;.] ?| )(?:et |où )?(?:elle|il) (?:est |travaille (?:comme )?)?(?:maintenant )?{what}",
        '{name}, {what}; rencontré {where}',
      ],
      [
        "(?:j[’']ai |nous avons |on a )?rencontré {name} {where:à|au|aux|lors|pendant|dans|sur|en|chez}{more}",
        '{name}; rencontré {where}{more}',
      ],
      [
        '(?<whose>mon|ma) {bond},? {name},? (?:est(?: maintenant)?|travaille(?: comme)?|dirige) (?:le |la |une? )?{what}',
        '{name}, {what}; {whose} {bond}',
      ],
      [
        '(?<whose>mon|ma) {bond},? (?!(?:est|travaille|chez|de) ){name},? {what:chez|de chez|@}',
        '{name}, {what}; {whose} {bond}',
      ],
      [
        '{name},? est (?:mon|ma|une?) {bond}(?:,|;| et) (?:(?:elle|il) est |est |maintenant )*{what}',
        '{name}, {what}; {bond}',
      ],
      ['{name} (?:chez|de chez|de|@) {place} est (?:mon|ma|une?) {bond}', '{name} chez {place}; {bond}'],
      [
        '{name} (?:chez|de chez|de|@) {place} et moi,? (?:nous |on )?(?:avons |a |sommes )?{how}',
        '{name} chez {place}; {how}',
      ],
      [
        "(?:j[’']ai|nous avons) (?<how>(?:travaillé|étudié)) avec {name}[^,;]*, (?:(?:elle|il) est |est )?(?:maintenant )?{what}",
        '{name}, {what}; {how} ensemble',
      ],
      [
        "{name},? (?<how>(?:anciennement|autrefois|ex)(?:-| )(?:chez |de )?[^,;]+?),? (?:et )?(?:maintenant|aujourd[’']hui|désormais) chez {what}",
        '{name} chez {what}; {how}',
      ],
      [
        "(?:j[’']ai|nous avons) (?<how>(?:travaillé|étudié)) avec {full} (?:chez|à|au|@) {place}{more}",
        '{name} chez {place}; {how} ensemble{more}',
        'company',
      ],
      [
        '{full} (?:était|fut) (?<whose>mon|ma) {bond} (?:chez|de|@) {place}{more}',
        '{name} chez {place}; {whose} {bond}{more}',
      ],
      [
        "{full},? (?:(?:est|travaille)(?: maintenant| aujourd[’']hui)?(?: comme)?|dirige|gère) (?:le |la |l[’']|un |une )?(?<what>(?:[^,;]*? )?(?:chez|de|du|pour) [^,;]+){more}",
        '{name}, {what}{more}',
      ],
    ],
    nameless: ['(?:mon|ma) {bond},? (?:est|travaille(?: comme)?|dirige|chez) (?:le |la |une? )?{what}'],
  },
  talk: {
    thanks: `merci *
      super|parfait|genial
      je te|vous remercie`,
    hello: `bonjour|salut|coucou|bonsoir a? tous?
      ca va`,
    start: `comment commencer|demarrer *
      comment je|on commence|demarre *
      comment ca|cela marche|fonctionne *
      comment fonctionne *
      comment utiliser *
      comment puis-je commencer
      que|qu'est-ce peux-tu|que faire|tu *
      que peux-tu faire *
      que sais-tu faire
      c'est quoi *
      qui es-tu|etes-vous
      aide *
      aidez-moi|aide-moi *
      par ou commencer`,
    quiet: `arrete|arretez|cesse|cessez de|d' *
      arrete|arretez|stop|pause
      ne me demande|demandez|contactez|contacte|derangez|derange *
      laisse-moi|laissez-moi tranquille *
      je suis en vacances|conge *
      trop de demandes|messages *
      parametres|reglages`,
    privacy: `que|qu'est-ce sais-tu|savez-vous|que de|sur|tu|vous *  moi
      que sais-tu|savez-vous sur|de moi
      quelles donnees *
      qui peut|voit voir? *
      supprime|supprimez|efface|effacez mes|tout|moi *
      mes donnees *
      confidentialite|rgpd *`,
    people: `qui ai-je enregistre|ajoute|saisi|note|importe *
      qui est-ce que j'ai *
      mes contacts|relations|gens *
      montre|montrez|montre-moi|montrez-moi moi? mes contacts|relations *`,
    mine: `qu'ai-je demande *
      mes demandes *
      montre|montrez|montre-moi|montrez-moi mes demandes *
      des nouvelles *`,
  },
  courtesy: "svp s'il vous te plait bonjour salut hey ok alors et merci bot foothold donc bien maintenant",
}
