//! Word lists the scan judges by: words that are also names, what stands before and after names and places, and
//! ordinary words that only look like a misspelt name (practice; English with the Welsh words reports use).

use std::collections::HashSet;
use std::sync::LazyLock;

/// Names that are ordinary words as well. Only context tells which is meant.
const ORDINARY_NAMES: &str = "will mark rose grace hope faith joy bill sue rob pat frank dean church green baker young \
    summer autumn winter winters spring dawn eve art gene jack jasmine ivy holly lily daisy heather olive ruby amber \
    crystal jade pearl penny victor grant guy chase ray rich miles chuck drew hunter mason carter cook walker turner \
    hill hills wood woods hall west north east south king knight bishop pope white black brown gray grey long short \
    little small large strong sharp wise moody gay love day week bush field fields ford lake river rivers brook \
    brooks stone steel banks bank park parks parker street lane close court house gates bell ball cross price rice \
    berry flowers gold golden silver bird wolf fox lamb bull fish page read bond bridge bridges marsh moss heath \
    mills mill miller shepherd potter fisher farmer gardener porter butler chambers marshall marshal major sergeant \
    constable speaker rush swift blunt savage noble power powers best good bright case curry hand head new old poor \
    self snow frost early christian angel mercy patience prudence charity constance verity honor destiny harmony \
    melody carol robin jay finch drake hawk pike ash hazel violet iris poppy myrtle basil ginger rosemary sage sky \
    storm star sunny misty gale cliff glen dale forest rock clay sandy rusty lance pierce nick harry max norm don \
    junior prince duke earl baron barry gill pam dot pip kit dig sonny ward cope hurst nurse singer player driver \
    weaver smith taylor archer bowman draper dyer glover hooper sawyer slater tanner thatcher tyler wright skinner \
    fuller cooper barber chandler coward darling fear fry garland goodman goodwill greenwood hardy hay haywood holder \
    holiday hood hook horn hunt jewel judge justice kettle key keen kind law leaf less lock lord manning mead merry \
    monk nail neighbour nice noon orchard pack paine pain pound pride proud purse quick raven reed root rose rowan \
    sales salt sands seal shore skill slack sparrow spence sparks speed spice squire stable stock street sweet teal \
    temple thorn thorne toll tree tripp trust tuck valentine vale waters webb well wells wheeler whistler wick willow \
    wilder wing worth yard yates ben ed al les jo liv ness tel mo den may april june august march january jan mar \
    january february july september october november december monday friday sunday saturday star mae nan sis art ali \
    rees beck tom dick bob bobby buddy eden ever reason sign sterling story trace tracy victory west bradford";

/// Names that are places as well, met as places in council papers.
const PLACE_NAMES: &str = "preston chester kent lincoln chelsea clifton sydney paris india georgia kenya jordan israel \
    austin dallas brooklyn london florence victoria bradford derby stafford warwick stratford lancaster york \
    richmond hamilton kingston clayton ashton burton barton norton sutton weston carlisle durham wells bath \
    hereford leicester leeds bolton bury burnley blackburn halifax huntingdon hastings kendal melton milton newton \
    rochester selby shelby stanley stockton tamworth wakefield walsall warrington washington wellington whitby \
    wigan windsor worthing cardiff swansea newport bangor conwy cardigan pembroke flint monmouth holland england \
    wales ireland scotland france hampshire devon cornwall essex sussex somerset dorset cumbria";

/// Months and their usual short forms that are also names.
const MONTH_NAMES: &[&str] = &["april", "may", "june", "august", "march", "mar", "jan", "julie", "january", "avril"];

/// What follows a name that has become a street, a building or a service.
const PLACE_AFTER: &str = "street road avenue lane close court drive crescent way terrace square gardens grove row walk \
    view place mews yard rise hospital school primary academy college university surgery clinic centre center ward \
    unit house lodge cottage cottages farm hall park estate station bridge inn arms hotel infirmary hospice library \
    borough council county city town village district parish valley rd ave ln ct cres foundation trust hub team \
    service services project charity paper bill act bay beach green common heath fields island of street's";

/// Of these, the ones that are surnames as well: a name before them may still be a person.
const PLACE_AND_SURNAME: &str = "lane close court way hall park bridge green heath fields yard walk row bill \
    common ward west hill church";

const TITLES: &str = "mr mrs ms miss mx dr doctor prof professor sir lady dame rev reverend father sister nurse pc dc ds \
    di dci dsu sgt sergeant constable inspector supt superintendent officer cllr councillor uncle aunt auntie nan \
    nana grandad grandma granny nain taid mum dad judge coroner matron midwife";

/// Verbs and the like that follow a person's name and seldom a thing's.
const AFTER_PERSON: &str = "whose has had was is then never always did does would could gave made became got began \
    started stopped used went came left took also";

/// Of these, the ones a thing hardly ever does.
const AFTER_SPEAKER: &str = "said told stated reported disclosed described explained asked replied added denied admitted \
    attended visited phoned telephoned rang texted moved lived married met returned arrived felt thought believed \
    wanted knew saw spoke who died aged confirmed agreed declined refused accepted presented registered worked herself \
    himself drank hit punched kicked threatened assaulted";

/// Words before a name that make it a person's.
const BEFORE_PERSON: &str = "of said told asked with by from to for about that and or between saw met called named victim \
    perpetrator partner husband wife daughter son brother sister mother father friend colleague neighbour cousin \
    contacted visited rang phoned assaulted when because if while whether where against";

/// Words before a word that make it a thing.
const BEFORE_THING: &str = "the a an his her their its this these those any some no every each our your my new old \
    last final own";

/// Words before a month.
const BEFORE_MONTH: &str = "in since during until till by from early mid late last next this to and between before \
    after through on around every bank";

/// Ordinary words that begin sentences and headings and lie one slip away from a name.
const ORDINARY_WORDS: &str = "about above abuse access according across action actions active activity addition address \
    adult adults advice advised after again against agency agencies agreed alcohol alleged allow almost alone along \
    already also although always among amount analysis annual another answer anxiety appear applied appointment area \
    arrest arrested arrived aside asked aspect assault assess assessed assessment attempt attend attended author \
    aware awareness background based basis because become been before began begin behaviour being belief below \
    beside better between beyond birth board body border both brief bring broad brought build built business called \
    calls came cannot capable care career carers carer careful carried carry cases cause caused central centre \
    certain chair chairs chance change changed changes charge charged check chief child children choice city claim \
    claims class clear cleared clearly clerk client clients clinic clinical close closed coercive comment comments \
    common community compare complaint complete concern concerned concerns conclusion conduct confirmed consider \
    considered contact contacts contacted content context control copies could council counsel count county couple \
    court cover covered created crime crisis criteria culture current daily danger daughter deal dealt death debate \
    decided decision depression described despite detail details detective did died different direct disclosed \
    disclosure discuss discussed domestic done doubt draft drink drinking driven drug drugs during duty each earlier \
    easily effect effective effort either elder email employed employer ended enough ensure entered equal equality \
    error escape even event events every evidence example except expect experience explained explore expressed extra \
    faced fact failed fails failure fairly family father fathers fatal felt female figure final finally find findings \
    first five focus following force forced forces form formal former forms forward found four framework friend \
    friends from full further gained gave gender general given gives giving going good grade grand grant granted \
    great greater group groups guidance guide harm harmful have having health heard hearing help helped hence here \
    high higher history home homicide hospital hours house housing however human husband identified impact important \
    improve incident incidents include included including indeed indicated individual info information initial injury \
    inquest inside instead into involved issue issues itself joint judge just justice keeping kept known large later \
    latter lead leading learn learned learning least leave left legal less lessons letter level levels library life \
    like likely line lines links linked list listed little lived lives living local locked look looked made main \
    major make male manage managed manager many marked marker market marriage married mates matter matters meant \
    measure medical medication meeting member members mental merely message method middle might mind minor missed \
    missing model money monitor months more morning most mother moved much multi name named national near need needed \
    needs neither network never next night nine none normal note noted notes nothing notice noticed number nurse \
    nurses offence offender offer offered officer officers often older once only open opened option order other \
    others otherwise outcome outcomes outer outside over overall overview owner page panel parent parents part \
    partner partners party passed past pastor patient patients pattern people perhaps period permanent person phone \
    place placed plan planned plans point points police policy poor possible post practice pregnant prepared present \
    pressure previous primary prior prison private probation problem process professional professionals prompt \
    property protect protected provide provided public purpose question quite raised range rapid rate rather reached \
    read ready real really reason reasons recent record recorded records reduce referral referrals referred refuge \
    regard regular related relation relationship relevant remained report reported reports request required research \
    response rest result results return returned review reviewed reviews right risk risks role room rule rules safe \
    safeguarding safety said same save saved scene school scope score screen second section seek seem seemed seen \
    self send senior sense sent separate separation serious served service services session seven several shall \
    share shared sharing short should show showed shown side sight signed similar simply since single sister site six \
    social some something sons soon sought sound source speak special specific spoke staff stage stalking standard \
    start started state stated statement states stay steps still stopped story strategy strong study subject such \
    suicide summary support supported surgery survey take taken takes taking talk talked task team teams tenancy \
    term terms text than that their them theme themes then there therefore these they thing think third this those \
    thought three threats through throughout time times today together told took topic total touch toward towards \
    town trained training treat treated treatment trial tried trust turn turned twice under unit unknown until update \
    upon urgent used using usual various very victim victims view viewed views village violence violent visit \
    visited visitor voice wait waiting walk walked wales want wanted ward wards warn warned warning watch ways week \
    weeks welfare were what when where whereas whether which while white whole whom whose wide wider wife will wish \
    with within without witness woman women word words work worked worker workers working world worry worse would \
    write written year years yes young younger your youth kindness kinder parish parity polish welsh english british \
    asian christmas easter monday tuesday wednesday thursday friday saturday sunday january february march april june \
    july august september october november december mostly mainly marina marking harms alarm armed army caring daring \
    early yearly barely rarely nearly clean learnt hardly handy harder larger target garden warden harbour labour \
    alike alive olive organ margin martial partial virgin region legion reign foreign raised praise ratio lawyer \
    layer prayer player mayor minor manor tenor senior junior ranger danger manger stranger finger linger ginger \
    singer hinge fringe bring spring string strong among prong plane plain plaint paint faint saint taint \
    tenant tenants remand demand command commend amend amended refer defer infer prefer infant mental rental dental \
    gentle gently simple sample ample maple apple people couple purple temple whistle little bottle battle cattle \
    kettle castle tower abbey priory cathedral museum market gallery theatre stadium beach palace duchess princess queen \
    settle settled nettle title whittled rattle tackle tickle ankle uncle article particle vehicle obstacle \
    bailed bailey batch bench branch brunch bunch lunch launch haunch hutch match patch watch witch switch stitch";

pub(super) fn set(list: &'static str) -> HashSet<&'static str> {
    list.split_ascii_whitespace().collect()
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $list:expr;)*) => {$(
        $(#[$doc])*
        pub(super) fn $name(word: &str) -> bool {
            static SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set($list));
            SET.contains(word)
        }
    )*};
}
pub(super) use lists;

lists! {
    /// A name that is an ordinary word as well.
    is_ordinary_name = ORDINARY_NAMES;
    is_place_name = PLACE_NAMES;
    is_place_after = PLACE_AFTER;
    is_place_and_surname = PLACE_AND_SURNAME;
    is_title = TITLES;
    is_after_either = AFTER_PERSON;
    is_after_speaker = AFTER_SPEAKER;
    /// Names that are things one can have or meet.
    is_thing = "bill mark church dean will grant case key ward park bridge bank banks court house street lane judge king \
        bishop baker cook page star drive law green hall hill field mill bell ball cross price gates bond head hand hope \
        trust west north east south summer winter autumn spring dawn light";
    /// What a month has, before "of".
    is_part_of_month = "end start beginning middle half month week weekend day days morning st nd rd th first last";
    /// What is said of hope and grace, and not of people.
    is_said_of_feelings = "expressed lost restored dashed shown raised shared";
    /// Words for people by what they do, before a name.
    is_role = "worker officer nurse teacher manager doctor adviser advisor advocate solicitor landlord landlady visitor \
        midwife therapist counsellor carer boyfriend girlfriend fiance fiancee wife husband mother father boy girl man \
        woman lady teenager suspect witness";
    /// A sort of place that tells nothing, though it may be typed with a capital.
    is_sort_of_place = "at in on by near outside inside kitchen bedroom bathroom garden garage shed room lounge hallway \
        stairs stairwell car vehicle van lorry railway line river canal beach sea cliff cliffs field woodland woods forest \
        hotel hostel prison cell custody refuge outdoors indoors premises residence dwelling property unknown known not \
        victim deceased joint shared matrimonial rented private accommodation workplace work icu itu resus ambulance \
        intensive unit ae temporary";
    is_before_person = BEFORE_PERSON;
    is_before_thing = BEFORE_THING;
    is_before_month = BEFORE_MONTH;
    /// An ordinary word that no misspelling of a name is sought in.
    is_ordinary_word = ORDINARY_WORDS;
    /// Words of relations, roles and particles inside a name entry, no part of the name.
    is_no_part = "mr mrs ms miss mx dr doctor prof professor sir lady dame rev reverend pc dc ds di dci sgt sergeant \
        constable inspector mother father sister brother son daughter aunt uncle cousin nan grandmother grandfather \
        mum dad step half ex husband wife partner friend neighbour of the and de la le van der den von di al el bin \
        bint ap ab ferch big nee aka alias known as formerly nurse social worker gp teacher ltd limited plc llp";
    /// Words in the name of a place, a school or a firm that tell nothing alone.
    is_generic = "primary school academy college university hospital surgery centre center medical practice health \
        junior infant infants nursery high secondary comprehensive catholic church ce rc voluntary aided community \
        st the of and for at in on ltd limited plc llp company co group services service logistics care home house \
        street road avenue lane close court drive crescent way terrace square gardens grove row walk view place mews \
        rise hill park flat apartment unit floor upper lower great little north south east west new old ysgol gynradd \
        care trust council county city town borough supermarket stores store shop cafe restaurant hotel inn bakery";
    is_street_type = "street road avenue lane close court drive crescent way terrace square gardens grove row walk view \
        place mews rise hill park green parade st rd ave ln cl ct dr cres sq tce terr gdns heol ffordd stryd lon";
    /// Two to four capitals that are read as an abbreviation, not as somebody's initials.
    is_abbreviation = "am an as at be by do go he if in is it me my no of on or so to up us we oh ok id \
        gp it tv pc dc ds di ds da dv ma ba mp uk eu us un mh ae ed ot sw cp cps nhs imr dhr csp nfa asb fgm cse csa \
        iopc ipcc dpa foi icb ccg lscb sab mash marac mappa idva isva dash hmp pnc vcs who her his and the for not \
        but all any was has had can did she him our out one two per may see top end old new aa ad bc cc cd cv cctv dna \
        dob dod doa ems ent fao fte hr hv hq ico ii iii iv vi vii ix lgbt la ld ltd mdt mr ms nb np pa pe pm po ps pt \
        qa qc kc rc re rn st ta tbc vat via vs wc ward asc csc sio flo dci pvp tor cpn ptsd adhd asd gcs ect bp";
}

/// Whether a word is a word of the language as well as a name, in the singular or the plural.
pub(super) fn is_ordinary(word: &str) -> bool {
    let known = |word: &str| is_ordinary_name(word) || is_ordinary_word(word) || is_month_name(word);
    known(word) || word.strip_suffix('s').is_some_and(|one| one.len() > 3 && known(one))
}

/// Whether a street's type comes before its name, as in Welsh.
pub(super) fn is_leading_street_type(word: &str) -> bool {
    matches!(word, "heol" | "ffordd" | "stryd" | "lon" | "maes" | "clos")
}

/// Whether a word follows the name of a person, if not only of a person.
pub(super) fn is_after_person(word: &str) -> bool {
    is_after_either(word) || is_after_speaker(word)
}

/// Whether a word names a month.
pub(super) fn is_month_name(word: &str) -> bool {
    MONTH_NAMES.contains(&word)
}

/// The one spelling under which street types, and "saint" with them, are compared.
pub(super) fn canonical(word: &str) -> &str {
    match word {
        "street" | "saint" | "str" => "st",
        "road" => "rd",
        "avenue" | "av" => "ave",
        "lane" => "ln",
        "close" => "cl",
        "court" => "ct",
        "drive" => "dr",
        "crescent" | "cresc" => "cres",
        "square" => "sq",
        "terrace" | "terr" | "ter" => "tce",
        "gardens" | "gdn" => "gdns",
        "place" => "pl",
        "apartment" | "apt" => "flat",
        other => other,
    }
}
