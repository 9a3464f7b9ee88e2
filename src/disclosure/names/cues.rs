//! Words that show their neighbour to be a person. Each list is closed, and holds words in small letters without accents.

use crate::lexicon::WordSet;

/// The ground of a worker's name.
pub(super) const WORKER: &str = "stands after a job or title";
/// The ground of a name that stands with evidence in another place.
pub(super) const ELSEWHERE: &str = "is used as a name elsewhere in this file";
/// The ground of a name that is the subject of a sentence: "X cried".
pub(super) const ACTS: &str = "does what a person does";
/// The ground of a name of two parts: "X Y".
pub(super) const FULL: &str = "is a first and a last name by its form";
/// The ground of a name after "brother" or "the lodger".
pub(super) const RELATION: &str = "stands after a word for a relation or a person";
/// The ground of a name after "called" or "known as".
pub(super) const NAMED: &str = "stands after a word for naming";
/// The ground of a name before "'s teeth".
pub(super) const OWNS: &str = "owns what a person owns";
/// The ground of a name before "family".
pub(super) const FAMILY_NAME: &str = "is a family's name by its form";
/// The ground of a name with a few words that say who it is: "X, who".
pub(super) const EXPLAINED: &str = "is explained as a person";
/// The ground of a name that somebody calls out: "thank you, X,".
pub(super) const SPOKEN_TO: &str = "is spoken to";

/// Words that come before a name: "a boy called X", "real name X".
pub(super) static NAMING: WordSet = WordSet::new(
    "
    aka alias called christened dubbed forename name named names nickname nicknamed renamed signed surname
",
);

/// Adjectives and participles that are said of people: "X was frightened", "X is in custody". Words that are said of
/// things as often, such as "known" or "small", are left out.
pub(super) static HUMAN: WordSet = WordSet::new(
    "
    absent abused admitted adopted afraid aged alive alone angry anxious arrested ashamed asked asleep assaulted
    attending autistic bailed bathed beaten begging believed bitten bleeding born brave breastfed breathing bruised
    bullied burned burnt calling calm carrying cautioned charged cold coming conceived confident confused conscious
    convicted cruel crying dead deaf desperate detained diagnosed dirty disabled discharged discovered distressed
    dragged drinking driven driving drunk eating eldest eleven encouraged engaged escorted evicted examined excluded
    exhausted expelled exploited fearful fed feeling fifteen fostered fourteen frightened getting groomed grounded
    grown happy harmed heard helped hiding hit homeless hungry hurt ill imprisoned incredibly injured interviewed
    invited isolated jailed jealous joking kicked killed kind laughing listening living lonely loved loving lucky
    lying malnourished married met murdered neglected nervous nineteen older oldest orphaned overjoyed pale
    parenting placed playing polite poorly pregnant premature prescribed protected proud punched pushed quiet raped
    referred relieved reluctant remanded removed rude running sad saying scared searched seen sentenced separated
    seventeen shaken shaking shot shouting shy sick silent sitting sixteen slapped sleeping slim smacked smiling
    smoking sober sorry spoken spotted stabbed standing staying strangled streetwise strip struck struggling
    suicidal supposed sure suspended taken talkative talking tall taught taunted tearful telling terrified texting
    thin thirsty thirteen threatened thrilled tired told traced trafficked treated trying unable unaware unconscious
    underweight unhappy unharmed unkempt unresponsive unwell unwilling upset violent visited visiting waiting
    walking wary watched wearing weighed wet willing withdrawn worried young younger youngest
",
);

/// What stands between an auxiliary and what is said.
pub(super) static BETWEEN: WordSet = WordSet::new(
    "
    again allegedly already also always badly barely be been both clearly eventually finally hardly initially just
    later longer never no not now often once only previously quite rarely really recently regularly repeatedly
    reportedly seriously so sometimes soon still subsequently then too usually very
",
);

/// What organisations and documents have done, and a person in such prose seldom: "X had published".
pub(super) static CORPORATE: WordSet = WordSet::new(
    "
    agreed announced become changed closed commissioned created delivered developed found funded grown inspected
    introduced issued judged launched merged offered opened piloted produced provided published rated reached
    released replaced reported revised rolled set trained updated
",
);

/// Nouns that one person has: "X's teeth".
pub(super) static BELONGINGS: WordSet = WordSet::new(
    "
    absence absences account accounts address adoptive advocate age alcohol ankle answer answers anxiety appetite
    appointment appointments arm arms arrest ashes assessment asthma attendance aunt autism baby back bag bail
    barrister bed bedroom behaviour benefits best big bike birth birthday birthplace bite bites blanket blazer
    bleeding body book bookbag books boss bottle boyfriend brother brothers bruise bruises burns call calls car care
    carer carers case cash cat chair cheek cheeks chest child childhood children chin chronology class classmates
    clothes clothing coach coat colleagues college condition contact conviction convictions cot cough court cousin
    cousins crying culture current cuts dad daughter day days dealer death debt debts depression desk development
    diagnosis diary disability disappearance disclosure distress doctor dog door drawing drawings drinking drug ear
    early ears elbow elder eldest email employer engagement epilepsy episodes estate evidence ex exams experience experiences
    eye eyes face faith family father father's fear fears feeding feeds feelings feet file finger fingers first fist
    fits flat food foot forehead form former foster four fracture fractures friend friends full funeral future gang
    garden girlfriend glasses gp gran grandfather grandmother grandparents grave growth guardian hair half hamster
    hand hands head health hearing height history home homework hood hoodie hostel house husband hygiene identity
    ill illness imam inhaler injuries injury insulin interview jacket jaw job journey jumper key keys kitten knee
    knife labour landlord language laptop last late laugh leg legs letter letters life lip lips little lived lives
    locker lunch lunchbox manager marks marriage mate mates mattress meals medication meeting mental message messages midwife
    milk missing mobile money mood moods mother mother's mouth mum name nan nappies nappy neck needs neighbour
    neighbours new next night nightmares nose notes nurse nursery offences older online only own pain pals parent
    parents partner passport password past pastor pen pet phone photo photos picture pictures placement placements
    plan planner pram pregnancy presentation previous probation profile progress protection puppy purse pyjamas
    questions rabbit rash real record records referral release rent reply review ribs room safety savings scalp scan
    scar scars school schoolwork scooter screams seat second seizures sentence shoes shoulder siblings side silence
    sister sisters skateboard skin skull sleep smile snapchat social socks solicitor solicitors son spectacles
    speech statement stepdad stepfather stepmother stepmum stomach story street support swelling tablet tablets
    teacher tears teddy teeth temper tenancy text texts thigh three throat toe toes tooth toys trainers trauma trial
    trousers trust tutor twin two uncle uniform version video videos views visit visits voice voicemail wages wallet
    weapon wedding weight welfare wellbeing wheelchair whereabouts whole wife window wishes words worker world worries wound
    wounds wrist younger youngest youth
",
);

/// What authors do in prose about their work.
pub(super) static SCHOLARLY: WordSet = WordSet::new(
    "
    also and argue argued argues asked asks believed called calls coined concluded concludes defined defines
    describe described describes developed explained explains finds found identified identifies identify noted notes
    observed observes pointed points proposed proposes puts recommended recommends reminds reported said says showed
    shows suggest suggested suggests thought used uses warned warns write writes wrote
",
);

/// Nouns that only a person has, and no town or organisation: "Jordan's teeth".
pub(super) static PERSONAL: WordSet = WordSet::new(
    "
    absences ankle arm arms asthma attendance autism back bag bedroom behaviour birthday body bottle boyfriend
    bruise bruises burns cheek cheeks childhood chin clothes coat cot diagnosis diary disclosure drawing drawings
    drinking elbow epilepsy eye eyes face fist forehead fracture girlfriend glasses hair hand hands head homework
    inhaler injuries injury insulin jaw key leg legs lip lips lunchbox medication mobile mouth nappy nightmares own
    phone placement pram pregnancy pyjamas scalp scar scars shoes skin smile social stepfather tears teeth temper
    thigh toe toes tooth twin uniform weight whereabouts wishes wound wounds
",
);

/// Ordinary words with capitals that name services and bodies: somebody speaks to Housing.
pub(super) static SERVICES: WordSet = WordSet::new(
    "
    accident addaction admissions adoption advocacy amazon apple argos art assurance athena audit barnados benefits
    bible biology boots cabinet change chemistry commissioning communications compass connect council court crack
    crisis custody dentistry discord drama duty earth east echo education emergency excel families finance fostering
    frank geography god gods governance government governors gp greek health heaven hell highways history horizon
    housing ice immigration inclusion intake intelligence jupiter kooth latin legal leisure libraries licensing lord
    mars maternity maths mediation mercury midwifery mind mosaic music neonatal next niche north now nursery nursing
    orange outlook outreach paediatrics parliament participation payroll performance pharmacy physics physiotherapy
    place police probation procurement prospects psychiatry psychology quality radiology reception reddit refuge
    relate respect revenues reviewing safeguarding saturn school science scope scripture security shell shelter
    signal sky snow social south spar speed spice sport steam storm teams theatre threads three thrive triage
    trustees turning twitter venus virgin visa west windows word zoom
",
);

/// Nouns after a family's name: "the X household".
pub(super) static FAMILY: WordSet = WordSet::new(
    "
    address babies baby boy boys brothers case child children clan families family flat girl girls grandparents home
    house household kids lads parents residence siblings sisters twins
",
);

/// Words before "to", "for", "about" and the like, when a person follows: "a letter to X".
pub(super) static TOWARDS: WordSet = WordSet::new(
    "
    abused abusive according afraid allegation allegations angry apologised appointment appointments arrest arrived
    asked assault assaulted assessment attached attack attacked beaten belonged belonging best birth bitten brother
    call calls came care cared caring case chronology close complaint concern concerned concerns contact
    conversation conversations cried cruel dad daughter death dedicated difficult drawing drawn easy email emails
    evidence explain explained father fear feared fears file files fond friend friends gave given good happened hard
    harm heard help helped hit hurt important injured interview introduced kind known left letter letters lied like
    listen listened listening lived lives living look looked looking made meeting meetings mention message messages
    mother moved mum murder news note notes offered offering parents photo photograph photographs photos picture
    pictures placement plan proud question questions read record records referral referred relationship report
    responsible returned review rude safe said scared search searched sent session sessions shared shouted signed
    similar sister slept son speak speaking spoke spoken statement stayed staying story support supported talk
    talked talking text texts thank thanks told tribute unsafe violent visit visits waited walked went whispered
    work worked worried worse written wrote
",
);

/// Verbs whose object may as well be a thing, so that a word after them is only a question.
pub(super) static THINGS: WordSet = WordSet::new(
    "
    administered adopted affected applied ate attended attending based became becoming began being born bought
    buying called came celebrated celebrating chaired cited coined coming commissioned completed concerning
    considered covered covering created crossed cut delivered designed developed doing done downloaded downloading
    drank drawn drinking driving drove during eating embedded ended entered entering entitled fell following funded
    getting going gone got grew having held hosted included including installed introduced introducing joined
    joining known launched launching lay learned learning learnt leaving led left linked made making meaning meant
    moved named needed opened piloted piloting played playing prescribed produced published quoted raised ran
    reached reaching read reading regarding related replaced required rose running said sat selling serving set
    smoking sold speaking spelling spelt spent spoke started stood studied studying taking tested titled toured
    training updated updating used using visited visiting watched watching went won wore writing written wrote
",
);

/// Past tenses and participles without "-ed".
pub(super) static PAST: WordSet = WordSet::new(
    "
    ate beat beaten became began bent bit bitten bled blew born bought bound broke brought built burnt came caught
    chose chosen clung crept cut dealt done drank dreamt drew driven drove drunk dug eaten fallen fed fell felt fled
    flew forgave forgot forgotten fought found froze frozen gave given gone got grew heard held hid hidden hit hung
    hurt kept knelt knew known laid lay leant learnt led left lent let lost made meant met paid put ran rang rode
    rose said sang sank sat saw seen sent set shaken shook shot shut slept slid sold spat spelt spent spoke spoken
    sprang stole stolen stood struck stuck sung swam swore taken taught thought threw thrown told took tore
    understood went wept woke woken won wore worn written wrote
",
);

/// What is done to things as often as to people: "X was used".
pub(super) static DONE_TO_THINGS: WordSet = WordSet::new(
    "
    abolished added adopted applied banned based blocked bought built called celebrated chosen cited compared
    completed considered covered criticised cut described designed discussed done drawn embedded explained extended
    given held included installed known linked made measured mentioned named needed played prescribed printed quoted
    read recommended reflected related repeated represented required shared shown sold spelt streamed summarised
    switched tested tried understood used written
",
);

/// Verbs whose object is a thing as often as a person: "to use X".
pub(super) static THINGS_BASE: WordSet = WordSet::new(
    "
    access adopt apply attend avoid be block buy call celebrate change check choose cite come commission complete
    consider contact cook delete deliver develop discuss do download drink drive eat email embed enter explain find
    fit follow fund get go have hold host include install introduce join know launch learn leave like make mean
    mention need observe open pilot play post prefer prescribe print quote reach read replace review run say search
    see sell serve share speak spell start stop stream study support take teach test try update use visit want watch
    wear
",
);

/// Nouns after "was a" that say what a thing is.
pub(super) static THING_NOUNS: WordSet = WordSet::new(
    "
    app approach book brand campaign charity city company condition conference course drama drug failure favourite
    festival film firm framework game group guide hit language medicine method model name network organisation
    partnership pilot place platform practice program programme project provider report resource review scale scheme
    series service shop show site song success syndrome system team technique term theory therapy tool town unit
    village virus way website word
",
);

/// Words before "for" that a thing follows: "training for X".
pub(super) static FOR_THINGS: WordSet = WordSet::new(
    "
    abbreviation account accounts app applied apply campaign code codes controls except funding guidance guide known
    licence name paid pay rated register registered search settings short slang stands term tickets training used
    word
",
);

/// Keys, column headings and row labels of people: a word that nothing explains beside them is a name.
pub(super) static LABELS: WordSet = WordSet::new(
    "
    absent adult alias apologies attendee attendees aunt author brother carer child children contact family father forename
    from grandfather grandmother household interviewee keyword keywords lead manager mother name names officer owner parent
    parents partner patient people perpetrator person practitioner present pupil re relation seen sibling siblings signed
    sister spoken story student study subject surname tag tags to uncle victim who witness worker
",
);

/// Small words between a word for naming and the name: "answers to the name of X".
pub(super) static IDIOM_LINKS: WordSet = WordSet::new("answer answered as by from to");

/// Words before "as" and a name: "known as X".
pub(super) static KNOWN: WordSet = WordSet::new("her him known referred them");

/// Words before "by" and a name: "goes by X".
pub(super) static GOES: WordSet = WordSet::new("go goes going went");

/// Auxiliaries that tell what was, with the first part of "didn't": "X was at home".
pub(super) static PAST_AUXILIARIES: WordSet = WordSet::new("could couldn did didn was wasn were would wouldn");

/// Words after "was" that are said of things as often: "X was used".
pub(super) static AFTER_IS_NO_STATE: WordSet = WordSet::new("at by for in on one used");

/// Words for how a person is found: "X was found asleep".
pub(super) static FOUND: WordSet = WordSet::new("alone as asleep dead home hungry safe unresponsive");

/// Words after "in", "out" or "on" for where a person can be: "X was in hospital".
pub(super) static WHEREABOUTS: WordSet = WordSet::new(
    "
    a bail bed care custody foster her his hospital nursery of pain prison school tears trouble
",
);

/// Words before a verb in its base form: "to see X", "did not hit X".
pub(super) static EXPECTS_VERB: WordSet = WordSet::new(
    "
    can could couldn did didn let might must never not please should to will would wouldn
",
);

/// Words before what a title is about: "Learning from X".
pub(super) static TITLE_LEADS: WordSet = WordSet::new("about for from introducing of remembering with");

/// Nouns before them in a title: "The story of X".
pub(super) static TITLE_NOUNS: WordSet = WordSet::new("case death learning lessons life review story");

/// Words before "from", when a person follows: "a letter from X".
pub(super) static SENDERS: WordSet = WordSet::new(
    "
    away call calls email emails evidence heard learning lesson lessons letter letters message messages removed
    separated statement story taken text texts
",
);

/// Words that begin to say who somebody is: "X, who", "X, aged 7".
pub(super) static RELATIVE: WordSet = WordSet::new("aged dob who whom whose");

/// Words that begin what somebody says after a colon: "X: I waited".
pub(super) static SPEAKERS: WordSet = WordSet::new("he i my she we");

/// Pronouns that a name before them explains: "X and his brothers".
pub(super) static PRONOUNS: WordSet = WordSet::new("he her hers herself him himself his she");

/// Relations that stand before a name as a title does: "Auntie X".
pub(super) static KIN_TITLES: WordSet =
    WordSet::new("aunt auntie aunty gran grandad grandma granddad granny mama nan nana nanna nanny papa uncle");

/// Who says what stands in quotation marks: `"I waited," said X`.
pub(super) static SAYING: WordSet = WordSet::new(
    "added answered asked cried explained recalled repeated replied said says shouted told whispered wrote",
);

/// What stands right after a name and is said of one person: "saw X alone".
pub(super) static ONESELF: WordSet = WordSet::new("alone herself himself themself");

/// Titles before a name that is an ordinary word: "Miss X".
pub(super) static TITLES: WordSet =
    WordSet::new("cllr dc di dr ds imam insp miss mr mrs ms mx pc pcso prof rabbi rev sgt");

/// Words that make a thing of the word after them: "the X", "no X".
pub(super) static ARTICLES: WordSet =
    WordSet::new("a an any each every her his its my no our some the their these this those your");

/// Nouns after a family's name that is an ordinary word: "the X twins".
pub(super) static KINDRED: WordSet = WordSet::new("boys brothers family girls household siblings sisters twins");

/// Words that begin a clause, so that its subject follows: "that X was".
pub(super) static CLAUSES: WordSet =
    WordSet::new("after and because before but how if that until when where whether while why");

/// Verbs in front of a person or a place: "drove X", where a place makes it a question.
pub(super) static HANDLING: WordSet = WordSet::new(
    "
    brought carried did does drove found gave heard helped kept left let made saw sending sent told took
",
);

/// Words for giving and telling, before "to" or "about": "a message to X".
pub(super) static TELLING: WordSet = WordSet::new(
    "
    apologised call explained gave happened harm letter lied message messages note said spoke statement text texts
    visit whispered worried wrote
",
);

/// Words before a first and a last name: "spoke about X Y".
pub(super) static BEFORE_FULL_NAME: WordSet = WordSet::new(
    "
    about against and between by describe described for knew of on that to when with
",
);

/// Words before two ordinary words, when these name a person: "with X Y".
pub(super) static BEFORE_PERSON: WordSet = WordSet::new("about between knew to with");

/// Verbs in the past tense that look like others: "X hit his brother".
pub(super) static ACTIONS: WordSet = WordSet::new("did hit hurt was wet would");

/// Places and people of a child's life: "X ran from school".
pub(super) static CHILD_PLACES: WordSet = WordSet::new("bed home hospital nurse nursery police prison school teacher");

/// Words for people together, which a capital makes no name of: "Children".
pub(super) static CROWDS: WordSet = WordSet::new("adults children men people women");

/// Months that are first names.
pub(super) static NAME_MONTHS: WordSet = WordSet::new("april august june may");

/// Words for the papers of a case, beside a name in an address: "x-chronology".
pub(super) static CASE_PAPERS: WordSet =
    WordSet::new("chronology drawing genogram inquest letter statement story timeline");

/// Parts of addresses that machines put there: "jpg", "utm".
pub(super) static TECHNICAL: WordSet = WordSet::new(
    "
    api ashx asp aspx assets cdn com css docx doi gov htm html http https img imgs isbn jpeg jpg js json mailto md
    nhs org pdf php png pptx preheader sch src svg tel toml uploads uri url utm webp wp www xlsx
",
);
