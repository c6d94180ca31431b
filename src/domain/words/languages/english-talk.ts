import type { Language } from '../language.ts'

/** What is said to the bot itself. */
export const ENGLISH_TALK: Language['talk'] = {
  thanks: `thanks|thx|ty|cheers|thankyou
    thank you
    many|great|perfect|ok|awesome|super thanks
    thanks|cheers a lot|million|ton|bunch
    thanks|cheers mate|all|team|everyone|everybody|folks|guys|buddy
    thanks so|very much
    thank you *
    great|perfect|awesome|super|cool|nice|brilliant|amazing thanks|cheers|thank *
    thanks *
    much appreciated
    you rock
    appreciate it
    great|perfect|awesome|brilliant|cool|nice`,
  hello: `hi|hello|hey|hiya|yo|howdy|greetings there|all|team|bot|foothold|everyone|everybody|folks?
    hi|hello|hey hi|hello|hey
    good morning|afternoon|evening|day all|team|everyone|everybody|folks?
    hi|hello|hey how are you
    how are you
    anyone|anybody there
    are you there
    test|ping`,
  start: `how do|can|should|would i|we|one start|begin|use *
    how do|can|should i|we get started
    how does|do this|it|that|foothold thing|bot|app|tool? actually|even? work
    how to start|begin|use *
    how do i use *
    what can|do you do
    what can i do|ask|type|say|write *
    what do i do *
    what is this|foothold|it
    what's this
    what are you *
    who are you
    where do|should i start|begin
    get|getting started
    i need|want|would? like? some? help
    i? am|i'm new *
    i? am|i'm lost
    help|info|instructions|tutorial|docs|manual|commands|usage|start|menu *
    show|give me? the? commands|help|instructions
    can|could you explain *
    explain *
    what now
    how do|can i import|upload *
    how do|can i log|add *
    how do|can i ask *`,
  quiet: `please? stop|quit asking|messaging|bothering|pinging|contacting|dming|writing|sending me? *
    please? don't|dont|never send|give|forward|show me *
    please? stop
    stop it|this|that
    please? dont|don't|never|not ask|message|bother|ping|contact|dm|write me? *
    do not ask|message|bother|ping|contact|dm me *
    leave me alone|be|out *
    unsubscribe|mute|snooze|pause|silence|quiet|shush *
    i don't|dont|do|cannot|can't not? want|like to? be? asked *
    ask me less|later|never|rarely *
    too many asks|requests|messages|questions|favours|favors *
    fewer|less asks|requests|messages|questions *
    i? am|i'm busy|away|sick|off|swamped *
    i? am|i'm on|in holiday|vacation|leave|holidays *
    i'll|i be? away|off *
    how do|can i opt out *
    opt|count me? out
    don't|dont disturb *
    do not disturb
    how often|many *  asked|ask *
    change|open|show|edit my? settings
    settings`,
  privacy: `what|which of? my data|information *
    what|which do|does|did you|foothold|it|this|bot know|store|keep|hold|save|have|remember about|on|of me *
    what data|information do you have|store|keep|hold *
    show|tell|give|send|let me? see? everything|all|what|whatever you've|you|it? have? saved|stored|kept|got|know|collected|hold about|on|of me
    what is|data stored|known|kept|saved about me
    who can|could|may see|read|view *
    who sees *
    can|could|do everyone|everybody|anyone|others|people|teammates|colleagues|they see *
    is|are this|it|my *  private|visible|public|secret|confidential *
    delete|erase|remove|forget me
    delete|erase|remove|forget|export|download|show|give|see my|me|all *  data|information|account|everything *
    privacy|gdpr|dsgvo *
    where is|are my data *
    what happens|happened with|to my|the data *
    how do|can i delete|erase|export|download|hide *
    hide *  my *
    your? privacy policy`,
  people: `who|whom have|did|do i log|logged|log|add|added|know|entered|imported *
    who are my people|contacts|connections|relationships
    who|who's is? in|on my list|network|contacts|people *
    show|list|see|view me? all? my|the|everyone|everybody people|contacts|connections|relationships|logs|network|ties *
    show|list|see me? everyone|everybody|who|whom|all|people i? have? know|logged|log|added *
    my people|contacts|connections|relationships|network|logs
    what|which people? have|did i log|logged|add|added|enter|entered *
    which contacts|people|relationships have|did i *`,
  mine: `what did|have i ask|asked *
    what|which are my open? asks|requests|favours|favors|introductions|intros *
    whom|who did|have i ask|asked *
    show|list|see me? all? my|the|open asks|requests|favours|favors|introductions|intros *
    my|open asks|requests|favours|favors|introductions|intros
    any news|updates|update|answer|answers|reply|replies *
    what's|what is? happening|going|new on? with my|the ask|request|intro|introduction *
    what happened|became to|of|with my|the ask|request|intro|introduction *
    how is|are|did my|the ask|asks|request|intro|introduction *
    status *
    what is|am|i am? asked|waiting|open|pending *
    what|who is|are waiting for me
    where are we|is * ask|asks|request *
    did|has anyone|anybody|somebody|someone|they answer|answered|reply|replied|respond *`,
}
