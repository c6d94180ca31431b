import type { Language } from '../language.ts'

/** Sentences about somebody one knows. */
export const ENGLISH_LOG: Language['log'] = {
  times: `(?:today|tonight|yesterday|recently|lately|again|earlier|twice)
      (?:last|this|next) (?:night|week|weekend|month|quarter|year|spring|summer|autumn|fall|winter|time|\\p{L}+day)
      (?:a|an|one|two|three|some|several|many|\\d+) (?:day|week|month|year)s? ago
      (?:for|over) (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twenty|some|several|many|a few|\\d+) (?:month|year|decade)s?
      (?:from|in|since|until|till|between|during|back in) (?:19|20)\\d\\d
      (?:on|in) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)`,
  bonds: `(?:\\p{L}+['’]s )?(?:(?:old|good|best|close|dear|former|ex-?|school|college|university)\\s*)*(?:friend|buddy|colleague|co-?worker|team-?mate|classmate|flatmate|room-?mate|client|customer|cousin|brother|sister|wife|husband|uncle|aunt|mother|father|mum|mom|dad|son|daughter|nephew|niece|neighbou?r|mentor|boss|manager|investor|adviser|advisor|supplier|lawyer|partner)(?:-in-law)?`,
  frames: [
    // "Met Lara Ortiz of Keystone at the fair"
    [
      '(?:(?:i|we) )?(?:have )?(?:just |recently |once |first )*met {full} (?:of|from) {place} {where:at|in|on|through|during|via}{more}',
      '{name} at {place}; met {where}{more}',
    ],
    // "I met Sarah Chen at the SaaStr conference, she runs marketing at Globex"
    [
      "(?:(?:i|we) )?(?:have )?(?:just |recently |once |first )*met (?!(?:at|in|on|up|when|with|through) ){name} {where:at|in|on|through|during|via}(?:[,;.] ?| )(?:and |who |where )?(?:she|he|they)(?: is| are|[’']s|[’']re)? {what}",
      '{name}, {what}; met {where}',
    ],
    // "met Sarah Chen at SaaStr": the place is not certain to be a company
    [
      '(?:(?:i|we) )?(?:have )?(?:just |recently |once |first )*met (?!(?:at|in|on|up|when|with|through) ){name} {where:at|in|on|through|during|via}{more}',
      '{name}; met {where}{more}',
    ],
    // "my brother-in-law Piet de Vries is CFO at Initech", "my friend Jane Doe at Acme"
    [
      '(?<whose>my|our) {bond},? {name},? (?:is(?: now)?|works(?: as)?|runs|who is|who works) (?:the |an? )?{what}',
      '{name}, {what}; {whose} {bond}',
    ],
    [
      '(?<whose>my|our) {bond},? (?!(?:is|works|at|from|who) ){name},? {what:at|from|of|@}',
      '{name}, {what}; {whose} {bond}',
    ],
    // "Piet de Vries is my brother-in-law, CFO at Initech"
    [
      "{name},? is (?:my|an?) {bond}(?: of mine)?(?: and|,|;) (?:(?:now|she is|he is|who is|she[’']s|he[’']s|is) )*(?:the |an? )?{what}",
      '{name}, {what}; my {bond}',
    ],
    ['{name} \\({place}\\) is (?:my|an?) {bond}(?: of mine)?', '{name} at {place}; my {bond}'],
    ['{name} (?:from|at|of|@) {place} is (?:my|an?) {bond}(?: of mine)?', '{name} at {place}; my {bond}'],
    // "I’m friends with Sarah Chen from Globex"
    [
      "(?:i[’']?m|i am|we are|we[’']re) (?:good |old |best |close )*friends with {name},? {what:at|from|of|@}",
      '{name}, {what}; friends',
    ],
    // "we're neighbours with Lara Ortiz who's CFO at Keystone"
    [
      "(?:i[’']?m|i am|we are|we[’']re) (?:good |old |best |close )*(?<how>friends|neighbou?rs|colleagues|classmates|flatmates|room-?mates|team-?mates) with {full}(?:,? who|, (?:she|he|they))(?:[’']s|[’']re| is| are| works as)? (?:now )?{what}",
      '{name}, {what}; {how}',
    ],
    // "I used to work with Lara Ortiz (Keystone), she's CFO"
    [
      '(?:i|we) (?:have )?(?<how>used to (?:work|study|live)|worked|studied|went to (?:school|university|college)) (?:together )?with {full} \\({place}\\){more}',
      '{name} at {place}; {how} together{more}',
    ],
    // "I worked with Jane Doe, she is now CFO at Acme"
    [
      "(?:i|we) {how:used to work|worked|studied|went to (?:school|university|college)|grew up} with {name}(?:[,;.] (?:and |who )*(?:(?:she|he|they)(?: is| are|[’']s|[’']re)? )?(?:is )?(?:now )?| who (?:is )?(?:now )?){what}",
      '{name}, {what}; {how} together',
    ],
    // "Ravi Menon from Globex and I worked together 2016–20"
    ['{name} (?:from|at|of|@) {place} and (?:i|we|me) {how}', '{name} at {place}; {how}'],
    ['{name} \\({place}\\) and (?:i|we|me) {how}', '{name} at {place}; {how}'],
    // "Sarah Chen and I studied together, she is CFO at Globex now"
    [
      "{name} and (?:i|me) {told}, (?:and )?(?:she|he|they)(?: is| are|[’']s|[’']re)? (?:now )?{what}",
      '{name}, {what}; {told}',
    ],
    // "Just had lunch with Sarah Chen of Globex"
    [
      '(?:(?:i|we) )?(?:just |recently |once )*(?:had|did|grabbed) (?:an? )?(?<how>(?:[^\\s,]+ ){0,2}?(?:lunch|coffee|dinner|call|chat|beers?|drinks?|breakfast|meeting)) with {name} (?:(?:from|of|at|@) {place}|\\((?<inside>[^()]+)\\)(?<late>[^,;]*)){more}',
      '{name} at {place}{inside}; had {how}{late}{more}',
    ],
    // "I know the CFO of Globex, Sarah Chen"
    ['i know the {job} (?:at|of) {place}, {name}(?<more>(?:,.*)?)', '{name}, {job} at {place}{more}'],
    // "Kim Lee formerly at Samsung now at LG", "Jane Doe, ex-Stripe now at Ramp"
    [
      '{name},? (?<how>(?:formerly|previously|once|ex)(?:-| )(?:at |of |with )?[^,;]+?),? (?:and )?(?:now|currently) (?:at |with |@ ?){what}',
      '{name} at {what}; {how}',
    ],
    // "I used to work with Lara Ortiz at Keystone"
    [
      '(?:i|we) (?:have )?(?<how>used to (?:work|study|live)|worked|work|studied|lived|went to (?:school|university|college)) (?:together )?with {full},? (?:back |when we were )?{what:at|from|of|in|@}',
      '{name}, {what}; {how} together',
      'company',
    ],
    // "I've known Lara Ortiz of Keystone for ten years"
    [
      "(?:i|we)(?:[’']ve| have) known {full} (?:from|at|of|@) {place} (?<how>(?:for|since|from) [^,;]+){more}",
      '{name} at {place}; known {how}{more}',
    ],
    // "I played football with Lara Ortiz, now at Keystone"
    [
      "(?:i|we) (?<how>[^,;]+?) with {full}(?:[,;.] (?:and |who )*(?:(?:she|he|they)(?: is| are|[’']s|[’']re)? )?(?:is )?(?:now )?| who (?:is )?(?:now )?){what:at|with|for|the|an?|head|vp|c[a-z]o}",
      '{name}, {what}; {how} together',
    ],
    // "a friend of mine, Lara Ortiz, is CFO at Keystone"
    [
      '(?:an? |my ){bond} of mine,? {full},? (?:is(?: now)?|works(?: as)?|runs|who is|who works) (?:the |an? )?{what}',
      '{name}, {what}; my {bond}',
    ],
    // "The CFO of Keystone, Lara Ortiz, is a client"
    [
      '(?:the )?{job} (?:at|of) {place}, {full},? (?<how>(?:is|was) (?:an?|my|our) {bond}(?: of mine)?){more}',
      '{name}, {job} at {place}; {how}{more}',
    ],
    // "Just spoke to Lara Ortiz from Keystone"
    [
      '(?:(?:i|we) )?(?:just |recently |once )*(?<how>spoke|talked|chatted|met up|met) (?:to|with) {full} (?:(?:from|of|at|@) {place}|\\((?<inside>[^()]+)\\)(?<late>[^,;]*)){more}',
      '{name} at {place}{inside}; {how}{late}{more}',
    ],
    // "Lara Ortiz, who is CFO at Keystone, was my client"
    [
      '{full}, who (?:is|works as) (?:the |an? )?{job}, (?<how>(?:is|was) (?:my|our|an?) {bond}.*)',
      '{name}, {job}; {how}',
    ],
    // "Lara Ortiz was my client at Keystone until 2020"
    ['{full} (?<how>is|was) (?:my|our) {bond} (?:at|from|@) {place}{more}', '{name} at {place}; {how} my {bond}{more}'],
    // "Lara Ortiz invested in us, she is at Keystone Ventures"
    [
      "{full} (?<told>(?:invested|sold|bought|worked|studied|taught|managed|hired|reported|introduced|went|grew|lived|is my|was my)(?: [^,;]*)?)[,;] (?:and )?(?:she|he|they)(?: is| are|[’']s|[’']re)? (?:now )?(?:the |an? )?{what}",
      '{name}, {what}; {told}',
    ],
    // "Lara Ortiz is the CFO of Keystone", "Lara Ortiz works for Keystone", "Lara Ortiz heads up marketing at Keystone"
    [
      '{full},? (?:(?:is|works|working)(?: now| currently)?(?: as)?|runs|heads(?: up)?|leads|manages|oversees) (?:the |an? )?(?!(?:my|our|friend|good|old|great|nice) )(?<what>(?:[^,;]*? )?(?:at|of|for|with|@) [^,;]+){more}',
      '{name}, {what}{more}',
    ],
  ],
  nameless: ['my {bond},? (?:is(?: the| an?)?|works(?: as)?(?: the| an?)?|runs|at) {what}'],
}
