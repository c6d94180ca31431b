import type { Language } from '../language.ts'
import { ENGLISH_LOG } from './english-log.ts'
import { ENGLISH_TALK } from './english-talk.ts'

export const ENGLISH: Language = {
  ask: {
    asks: `any1 some1 sb who whom who's what what's how anyone anybody someone somebody does do did can could would need needs want wants know knows known looking look
      searching seeking hoping trying help reach reaching introduce introduces introduction introductions intro intros contact contacts connection
      connections connect connected introduced wanted any has i'd find show closest path paths`,
    starts:
      'who whom anyone anybody someone somebody intro introduction intros introductions contact contacts connection connections introduce introduced wants needs path paths',
    filling: `nobody hi hello hey all team folks everybody everyone please pls is are there has have had got any of you us here on our the
      a an i i'm i'd we we're we'd we've i've be been am 'd like love to get getting being hold meet meeting talk talking speak speaking me my in
      touch put way ways door doors foot warm good best person people works work working worked else that which it for you'd you're
      link links line into at from with about inside anything be able open opening right senior influential decision-maker decision-makers decision maker makers find finding some
      kind quick currently urgently really also ever might may one person's anyone's somebody's inroad inroads relationship
      relationships relation tie ties team's ask asking maybe perhaps so hoping lead leads chance by and or over used friends friendly close acquainted charge front opener openers via happen trying path paths route routes relationship`,
    at: 'at into inside @',
    links: 'at into inside to with of from in know knows for reach reaching meet meeting @',
    articles: 'the a an our your their',
    there: 'there',
    capitals: "i i'm i'd i've",
    between: `at
      @
      from
      of
      in
      with
      over at`,
    sure: `at
      @
      from
      of
      over at`,
    from: 'from',
    inside: `(?:working |ideally |preferably |somewhere |someone |somebody |anyone |based |maybe )?(?:in|from|on|within)
      (?:who|that) (?:does|do|is in|is on|is|works? in|works? on|handles?|runs?|leads?|heads?)
      responsible for`,
    the: 'the the their a an your our',
    team: 'team teams department departments dept side division group people folks guys',
    office: 'office offices branch team site plant area region hq',
    by: `before
      by
      until
      till
      ahead of
      no later than
      not later than`,
    days: `(?:mon|tues|wednes|thurs|fri|satur|sun)day
      (?:mon|tue|wed|thu|fri|sat|sun)
      today
      tonight
      tomorrow
      week
      month
      quarter
      year
      weekend
      eod
      eow
      eom
      christmas
      easter
      (?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \\d{1,2}(?:st|nd|rd|th)?)?`,
    beforeDay: `next
      this
      the
      end of
      the end of
      the middle of
      mid
      coming
      close of`,
    afterDay: `morning
      afternoon
      evening
      noon
      latest
      at the latest`,
    soon: `today
      tomorrow
      tonight
      this week
      next week
      this month
      (?:in|within) (?:the next |the coming )?(?:an?|one|two|three|a few|few|\\d{1,2}|this|the) (?:days?|weeks?|months?)
      asap
      as soon as possible
      urgently`,
    endings: `please
      pls
      thanks
      thanks a lot
      many thanks
      thank you
      thx
      cheers
      yet
      there
      here
      now
      at all
      by (?:any|some) chance
      in our team
      (?:on|in) (?:our|the) team
      if possible
      already
      personally
      (?:,? )?who can help
      any (?:ideas?|leads?|takers|luck|hints?|pointers)
      if (?:any1|anyone|anybody|someone|somebody|any of you|you) (?:knows?|does|do|can|could|happens? to know)(?: \\p{L}+){0,3}
      (?<=^(?:\\S+ ){6,})any(?:one|body|1)
      for (?:us|me)`,
    about: `about
      (?:it['’]?s|it is|this is|that['’]?s) (?:about|for|regarding)
      regarding
      concerning
      because
      as we
      as i
      since we
      since i
      so (?:that )?(?:we|i)
      to (?:discuss|sell|pitch|show) (?:our|my|an?|the|them|it|him|her|some)
      for (?:a|an|our|my|the) (?:pilot|demo|project|deal|pitch|chat|call|meeting|proposal|rfp|tender|partnership)`,
    begins: `we
      i
      it
      they
      our
      my
      this
      there
      thanks
      thank
      please
      would
      need
      he
      she
      happy
      any
      it's
      we're
      i'm`,
    goesOn:
      "you've you're i've we've they've who that which whom please before because is are can could i we you me us it my about there need needs want and maybe",
  },
  log: ENGLISH_LOG,
  talk: ENGLISH_TALK,
  courtesy:
    'please pls hi hey hello ok okay so well oh and just bot foothold then now again thanks sorry um hm dear kindly could can would you',
}
