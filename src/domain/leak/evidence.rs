//! Word lists of what is said of people, families and things: what decides whether a word beside them is a name.

use super::words::{lists, set};
use std::collections::HashSet;
use std::sync::LazyLock;

lists! {
    /// What "the Marsh ..." makes a family.
    is_of_family = "family families household households home house address residence flat children child kids kid siblings \
        sibling parents brothers sisters boys girls sons daughters twins baby babies couple grandchildren grandparents \
        relatives clan";
    /// What "home" and the like begin, and no family has.
    is_after_home = "visit visits visiting visitor visitors office care help carer team treatment leave secretary support \
        address help helper curfew detention";
    /// Cases, deaths and what else a case is called by.
    is_of_case = "case cases murder killing death deaths homicide inquest trial matter affair attack assault stabbing \
        shooting incident tragedy file records notes woman man lady girl boy lad \
        teenager victim perpetrator brother sister mother father wife husband son daughter";
    /// What is said of people after "was" and seldom of things.
    is_of_people = "not asked told seen heard known arrested charged bailed released interviewed spoken referred admitted \
        discharged taken frightened scared afraid found murdered stabbed assaulted hit attacked threatened strangled \
        injured hurt living staying working sleeping drinking crying shouting married separated divorced born aged \
        brought given offered visited contacted advised assessed supported helped believed thought alleged convicted \
        sentenced detained sectioned diagnosed prescribed registered unable willing keen able using trying never always \
        often also still now then very again already later being seeing going leaving moving making having getting \
        getting doing talking speaking telling asking calling saying worried allowed invited encouraged followed \
        killed punched kicked slapped pushed bruised he she her his their who";
    /// The state somebody is noted to be in.
    is_state = "upset tearful angry drunk intoxicated crying distressed unwell pregnant injured missing asleep scared \
        frightened anxious suicidal unhappy abusive aggressive bruised sober worried agitated reluctant adamant ill \
        well safe alone homeless unemployed depressed hysterical shaken withdrawn quiet calm happy sad hungry tired \
        confused hostile cooperative compliant guarded shaking sobbing shouting screaming unconscious deceased dead \
        arrested bailed charged cautioned detained sectioned";
    /// After such a state in a note.
    is_after_state = "and with at about after today when as because but by over that on in again this also very since while \
        during throughout";
    /// What somebody can be, after "was a".
    is_person_noun = "mother mum father dad son daughter brother sister aunt uncle cousin niece nephew person adult student \
        pupil plumber builder driver patient tenant resident victim perpetrator survivor friend neighbour eldest youngest \
        oldest wife husband lodger caller mechanic labourer cleaner clerk soldier gardener painter engineer musician \
        drinker smoker user one informant complainant applicant employee colleague manager owner";
    /// What a word that is no person is explained as.
    is_definition = "country town city village acronym abbreviation brand stone gem colour plant flower herb \
        drug river region county place term island term unit tree shrub fruit spice fabric language \
        religion festival saint company charity programme project hospital service supplier product model app theme \
        message currency code animal bird fish disease syndrome game character club pub street estate district suburb group team network helpline refuge centre clinic school course band shop firm app website";
    /// What months do.
    is_said_of_months = "saw showed marked witnessed passed ended started followed included moved returned arrived confirmed";
    /// Times of the day and of the year; some are names.
    is_time = "dawn dusk noon night day morning evening afternoon midnight sunset sunrise spring summer autumn winter eve \
        christmas easter weekend term";
    /// What times do.
    is_said_of_times = "came began started ended passed broke fell went got became followed approached arrived";
    /// Where somebody comes to.
    is_after_came = "to in into with home back for round over out from at on by down up around";
    /// Before the name of one of several of a kind.
    is_before_label = "ward unit room module phase level code grade band category option form section";
    /// What something may be called by a word for.
    is_called = "name names title word song film novel book nickname username password heading";
    /// Before "to" and somebody.
    is_before_to = "wrote spoke said talked gave given sent listened related referred belonging lied apologised letter letters \
        call calls according married engaged close next threats violent abusive known added speak talk write listen attached \
        due access contact";
    /// Words that begin a sentence before children and homes without being a name.
    is_quality = "young little small large big old new poor good best happy strong rich christian early bright long short \
        white black gray grey green brown west north east south street day winter summer autumn spring church";
    /// What follows a plural noun, and nothing anybody owns.
    is_function_word = "a an the and or but nor so yet if of for to from in on at by with without about as than that this these \
        those is are was were be been being am has have had having do does did done will would can could shall should may \
        might must not no never always often also only just even still again then there here when where while because \
        although though since until after before during into onto over under between among through against within upon \
        he she it they we you i who which what whose both all each every some any many much more most few less several \
        own other such too very quite rather almost up down out off away back lay lie lies fell fall rise rose grow grew \
        ring rang stood stand went go goes came come comes got get gets made make makes took take takes left leave saw see \
        sees met meet held hold kept keep ran run runs told tell tells said say says gave give gives led lead cost let put \
        set hit cut hurt burst broke spoke wrote drove began became felt found paid sent lost won built bought brought \
        caught taught thought fought sought knew grew flew threw drew wore tore bore swore shook woke chose froze stole \
        near like per via versus";
    /// What somebody has.
    is_belonging = "mother mum mam mummy father dad daddy sister brother son daughter partner husband wife boyfriend girlfriend \
        aunt uncle cousin nan gran grandmother grandfather niece nephew friend neighbour ex stepfather stepmother \
        stepdad landlord bag phone mobile telephone car keys purse wallet clothes coat room bedroom flat house home door \
        address gp doctor behaviour behavior drinking drug alcohol mental health injuries injury bruise bruises arm arms \
        leg face neck eye head hand hands wrist body hair throat death murder life job work school account benefits money \
        medication prescription anxiety depression pregnancy baby children safety statement disclosure disclosures wishes \
        views concerns allegations bail arrest birthday funeral grave possessions belongings property letter letters diary \
        messages texts email computer dog cat tenancy rent records notes file social support history past parents family";
    /// A forename with an "s" that is a surname many people have.
    is_patronymic = "adams andrews daniels davids edwards evans ellis harris harrys hughes jacks james jenkins johns jones \
        lewis martins matthews michaels owens peters phillips philips richards roberts rogers sams simons stephens stevens \
        thomas toms tims wills williams williamson marks hopkins francis jeffries gibbs davis davies isaacs abrahams \
        gregorys humphreys leonards reynolds walters watkins wilkins lloyds rhys rees alans allens collins";
}
