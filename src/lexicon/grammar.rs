//! Small words and the closed lists that rules of names lean on.

use super::flags::Flags;

/// Lists of words, each with what its words are.
pub(super) const GRAMMAR: &[(&str, Flags)] = &[
    (
        "the a an this that these those each every some any no another either neither both all few several many most such
         my your his her its our their whose which what one",
        Flags::DETERMINER.with(Flags::FUNCTION).with(Flags::WORD),
    ),
    (
        "i me you he him she her it we us they them who whom whoever himself herself themselves themself itself myself
         yourself ourselves everyone everybody someone somebody anyone anybody nobody everything nothing something",
        Flags::FUNCTION.with(Flags::WORD),
    ),
    ("he him his she her hers himself herself they them their theirs", Flags::PRONOUN),
    (
        "is are was were be been being am has have had having does do did done will would shall should can could may might
         must ought wasn weren isn aren hasn haven hadn doesn don didn won wouldn shouldn couldn can't cannot",
        Flags::AUXILIARY.with(Flags::FUNCTION).with(Flags::WORD),
    ),
    (
        "of in on at by to from with without for about as into onto over under between among through during before after
         since until till against across around near beside behind below above towards toward within outside inside via
         per despite than like upon off out up down",
        Flags::FUNCTION.with(Flags::WORD),
    ),
    ("in at near from to across around between outside of via towards toward throughout within", Flags::PREPOSITION),
    (
        "and or but nor so yet if when while where because although though unless whether that not also only just even
         then there here how why again once never always often very too more less much still already ever however
         therefore otherwise instead",
        Flags::FUNCTION.with(Flags::WORD),
    ),
    (
        "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron councillor cllr rev reverend fr father sr
         sister imam rabbi sheikh pastor justice judge hhj pc dc ds di dci dcs dsu dsupt psi ci insp sgt supt pcso wpc sgt
         sergeant constable inspector detective superintendent capt captain major colonel lieutenant nurse master
         madam mme auntie aunty aunt uncle nan nanny grandma grandad granny grandpa nana hon mp",
        Flags::TITLE,
    ),
    (
        "mother father mum mummy dad daddy stepmother stepfather stepmum stepdad sibling siblings brother sister baby child
         parent grandmother grandfather grandma grandad gran nan aunt uncle cousin carer partner boyfriend girlfriend twin
         twins adult person family husband wife son daughter infant toddler teenager pupil patient student learner resident
         half step maternal paternal foster young unborn great nephew niece ex guardian godmother godfather lodger friend
         interviewee respondent participant practitioner worker staff",
        Flags::ROLE,
    ),
    (
        "mother father mum mummy dad daddy stepmother stepfather stepmum stepdad brother brothers sister sisters son sons
         daughter daughters grandmother grandfather grandma grandad granddad gran nan nana aunt auntie aunty uncle cousin
         cousins nephew niece husband wife partner boyfriend girlfriend fiance fiancee stepson stepdaughter stepbrother
         stepsister grandson granddaughter granny grandpa twin twins sibling siblings baby toddler boy girl man woman lad
         teenager neighbour lodger friend friends bestfriend mate landlord landlady child pupil student infant godmother
         godfather godson goddaughter guardian ex carer carers",
        Flags::KIN,
    ),
    (
        "nurse doctor gp midwife teacher tutor headteacher head paediatrician psychologist psychiatrist therapist counsellor
         officer constable detective worker practitioner manager supervisor mentor coach solicitor barrister judge
         magistrate guardian advocate interpreter reviewer chair author consultant registrar surgeon dentist paramedic
         clinician receptionist childminder pastor priest imam vicar scrutineer commissioner sergeant inspector
         superintendent lecturer professor volunteer lead adviser advisor keyworker caseworker secretary caretaker",
        Flags::WORKER,
    ),
    (
        "invite chase thank thanked invited ask tell help meet hug feed wash bathe dress collect fetch protect trust believe love hate miss comfort hurt hit harm slap
         punch kick push grab shake weigh examine arrest detain interview warn threaten blame ring phone text message asked told rang
         phoned texted messaged messaging ringing phoning texting telling asking helping hugged fed washed bathed collected fetched",
        Flags::PERSON_OBJECT,
    ),
    (
        "talks says wants needs lives likes loves hates thinks feels knows remembers sleeps cries eats told said asked went came lived slept cried
         wanted liked loved hated thought felt knew believed remembered forgot refused denied disclosed drank smoked swore shouted screamed
         whispered smiled laughed ran hid wept begged attended cared moved returned died stayed stopped started began",
        Flags::PERSON_VERB,
    ),
    ("january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec", Flags::MONTH),
    ("monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue tues wed thu thur thurs fri sat sun", Flags::DAY),
    (
        "trust council foundation police university college service services partnership society association alliance
         network centre institute commission committee board group team charity federation union authority agency office
         department ministry directorate constabulary company ltd limited plc llp cic bank consortium forum inspectorate
         ombudsman tribunal court hospital infirmary hospice press publishing books media times post gazette herald
         guardian telegraph echo chronicle observer helpline line project collective academy academies
         clinic league fund funds hub coalition bureau panel assembly parliament senedd corporation taskforce unit",
        Flags::ORGANISATION,
    ),
    (
        "abc academy afc arms assembly barbers boxing brownies cabin cadets cafe caravan cc centre chapel cheder
         childcare childminder childminders childminding church clinic club college comprehensive congregation
         cottage court creche cubs dance daycare dental dentist farm fc fellowship gospel grammar group guides
         gurdwara gym hall health high home hospice hostel hotel house infant infants inn junior juniors karate
         kebab kids kindergarten lions lodge madrasa madrassah mandir masjid medical ministries minster mission
         mosque nurseries nursery parish park pharmacy playgroup playscheme playschool pool practice preschool
         primary priory pru pub rangers refuge rfc rovers school schools scouts site sixth special squadron
         stables stars sure surgery synagogue tabernacle taekwondo takeaway temple theatre tigers toddlers tots
         unit united villa wanderers ward yeshiva",        Flags::SETTING,
    ),
    (
        "street road avenue lane close drive crescent way court gardens grove terrace hill row walk mews rise view square
         place bank parade croft fold garth end green mount park rd ave dr st ln cl cres gdns tce blvd boulevard quay wharf
         buildings estate flats heights meadow meadows yard gate vale passage alley ginnel snicket wynd brow approach",
        Flags::STREET,
    ),
    (
        "act law bill regulations order rule rules code guidance protocol model theory scale tool test index inventory
         questionnaire checklist framework report review inquiry enquiry programme program project approach method cycle
         profile score hierarchy stages stage pyramid window triangle wheel ladder syndrome disease condition disorder
         competence guidelines criteria principles principle reflex effect paradox award prize bequest lecture
         charter covenant convention declaration plan strategy campaign week day month pledge standard standards case
         judgment ruling inquest maps map star toolkit pathway assessment interview continuum matrix grid schedule
         screening screen examination manoeuvre technique therapy training course formula basket dose curve
         typology taxonomy quadrant iceberg chart diagram lens",
        Flags::WORK,
    ),
    ("al el ap ab bin ibn bint bat ben van von der den de da di du del della dos das la le les mac mc o ó ní nic ui ul ud ad abu umm zu ter ten st y e", Flags::PARTICLE),
    ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety", Flags::NUMBER),
];
