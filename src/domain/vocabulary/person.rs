//! Lists of people: part in the review, demographics, health, care and what was known. Home Office values verbatim.

use super::List;
use crate::terms;

pub static ROLE: List = List::new(
    "person.role",
    "Role",
    "practice",
    terms![
        "victim" "Victim" ["V", "deceased", "the person who died"],
        "perpetrator" "Perpetrator" ["P", "perp", "convicted"],
        "suspect" "Suspect or alleged perpetrator" ["suspect", "alleged", "alleged perpetrator", "suspect/alleged"],
        "child" "Child" ["C"],
        "victim_family" "Victim's family" ["family of victim"],
        "perpetrator_family" "Perpetrator's family" ["family of perpetrator"],
        "friend" "Friend" [],
        "colleague" "Colleague" [],
        "employer" "Employer" [],
        "neighbour" "Neighbour" [],
        "faith_community" "Faith or community" ["faith/community"],
        "witness" "Witness" [],
        "relevant_person" "Relevant person" [],
        "staff" "Staff" [],
        "chair" "Chair" [],
        "author" "Author" [],
        "panel_member" "Panel member" [],
        "imr_author" "IMR author" [],
        "advocate" "Advocate" [],
        "flo" "Family liaison officer" ["FLO"],
        "sio" "Senior investigating officer" ["SIO"],
        "coroners_officer" "Coroner's officer" [],
        "contact" "Agency contact" ["contact", "address book"],
    ],
)
.opened();

pub static CONTACT_FLAG: List = List::new(
    "person.contact_flag",
    "Contact flags",
    "practice",
    terms![
        "do_not_contact" "Do not contact" ["DNC"],
        "safe_contact_note" "Safe contact note" [],
        "is_suspect" "Is a suspect" [],
        "is_witness" "Is a witness" [],
        "sio_hold" "SIO hold" [],
        "via_advocate" "Through advocate" [],
        "via_flo" "Through FLO" [],
        "stopped" "Stopped by choice" [],
    ],
);

pub static AGE_BAND: List = List::new(
    "person.age_band",
    "Age band",
    "source: HO Library",
    terms![
        "16_19" "16 - 19" [],
        "20_24" "20 - 24" [],
        "25_34" "25 - 34" [],
        "35_44" "35 - 44" [],
        "45_54" "45 - 54" [],
        "55_64" "55 - 64" [],
        "65_plus" "65 and above" ["65+"],
        "20_34" "20 - 34 (as imported)" ["20-34"],
        "unknown" "Unknown" [],
    ],
);

pub static SEX: List = List::new(
    "person.sex",
    "Sex",
    "source: HO Library",
    terms![
        "male" "Male" ["M"],
        "female" "Female" ["F"],
        "other" "Other (as imported)" [],
        "unknown" "Unclear/Unknown/Not stated" [],
    ],
);

pub static SEXUAL_ORIENTATION: List = List::new(
    "person.sexual_orientation",
    "Sexual orientation",
    "source: HO Library",
    terms![
        "heterosexual" "Heterosexual/Straight" ["heterosexual", "straight"],
        "gay_lesbian" "Gay/Lesbian" ["gay", "lesbian"],
        "bisexual" "Bisexual" [],
        "other" "Other" [],
        "unknown" "Unclear/Unknown/Not stated" [],
    ],
);

pub static RELIGION: List = List::new(
    "person.religion",
    "Religion",
    "source: HO Library",
    terms![
        "buddhist" "Buddhist" [],
        "christian" "Christian" [],
        "hindu" "Hindu" [],
        "jewish" "Jewish" [],
        "muslim" "Muslim" [],
        "sikh" "Sikh" [],
        "none" "No religion" [],
        "other" "Other" [],
        "unknown" "Unclear/Unknown/Not stated" [],
    ],
);

pub static NATIONALITY: List = List::new(
    "person.nationality",
    "Nationality",
    "source: HO Library; full list ?",
    terms![
        "british" "British/UK" ["British", "UK"],
        "stateless" "Stateless" [],
        "unknown" "Unclear/Unknown/Not stated" [],
    ],
)
.opened();

pub static VULNERABILITY: List = List::new(
    "person.vulnerability",
    "Vulnerabilities",
    "source: HO Library",
    terms![
        "alcohol" "Experiencing alcohol misuse" ["alcohol misuse", "vuln_alcohol"],
        "housing" "Experiencing housing issues" ["housing issues", "vuln_housing"],
        "mental_health" "Mental ill-health" [],
        "neurodiversity" "Neurodiverse condition diagnosis" ["vuln_neurodiversity"],
        "physical_disability" "Physical disability" ["vuln_physical_disability"],
        "pregnancy" "Pregnancy" ["vuln_pregnancy"],
        "substance_misuse" "Experiencing other substance misuse" ["substance misuse", "substance abuse",
            "vuln_substance_misuse"],
        "life_limiting" "Serious or life limiting illness" [],
        "other" "Other" ["vuln_other"],
    ],
)
.opened();

pub static MENTAL_HEALTH: List = List::new(
    "person.mental_health",
    "Mental health",
    "source: HO Library",
    terms![
        "adjustment_disorder" "Adjustment disorder" ["mh_adjustment_disorder"],
        "anxiety" "Anxiety" ["mh_anxiety"],
        "dementia" "Dementia or Alzheimer's disease" ["mh_dementia", "cognitive disorder",
            "cognitive disorder (dementia or alzheimer's disease)"],
        "depression" "Depression" ["mh_depression"],
        "panic_attacks" "Panic attacks" ["mh_panic_attacks"],
        "ptsd" "Post-traumatic Stress Disorder (PTSD)" ["mh_ptsd"],
        "psychosis" "Psychosis" ["mh_psychosis"],
        "self_harm" "Self-harm" ["mh_selfharm"],
        "suicidal_thoughts" "Suicidal thoughts" ["mh_suicidal_thoughts"],
        "suicide_attempts" "Suicide attempt/s" ["suicide attempts", "mh_suicide_attempts"],
        "other" "Other" ["mh_other"],
    ],
)
.opened();

pub static KNOWN_TO: List = List::new(
    "perpetrator.known_as_da_perpetrator_to",
    "Known as an abuser to",
    "source: HO Library",
    terms![
        "agencies" "Agencies (any)" ["agencies"],
        "police" "Police" [],
        "social_services" "Social services" [],
        "health" "Health services" [],
        "mental_health" "Mental health services" [],
        "idva" "IDVA or other domestic abuse support service" ["IDVA"],
        "probation" "Probation" ["probation services"],
        "housing" "Housing" ["housing services"],
        "school" "School" [],
        "other_education" "Other educational institution" [],
        "military" "Military" [],
        "others" "Others" [],
        "friends" "Friends" [],
        "family" "Family" [],
        "workplace" "Workplace (employer)" ["employer"],
        "faith" "Faith community (religious organisation)" ["faith community"],
    ],
);

pub static INTERVENTION: List = List::new(
    "perpetrator.intervention",
    "Interventions",
    "source: HO Library",
    terms![
        "programme" "Attended perpetrator programme" [],
        "drug_alcohol" "Attended drug and alcohol services" [],
        "mappa" "Managed by MAPPA" [],
        "mental_health" "Supervised by mental health services" [],
        "probation" "Supervised by probation" ["supervised by probation services"],
    ],
);

pub static IDENTITY_KIND: List = List::new(
    "identity.kind",
    "Kind of identity",
    "practice",
    terms![
        "name" "Real name" ["full name", "name"],
        "nickname" "Nickname or short name" ["nickname"],
        "former_name" "Former name" ["maiden name", "alias", "aka"],
        "initials" "Initials" [],
        "born" "Date of birth" ["DOB", "born"],
        "address" "Address" [],
        "phone" "Telephone" ["phone", "mobile"],
        "email" "E-mail" [],
        "nhs_number" "NHS number" [],
        "reference" "Agency's own reference" ["police number", "client ID"],
        "place" "Work, school or other telling place" ["school", "employer"],
        "other" "Other" [],
    ],
);

pub static SURENESS: List = List::new(
    "coding.sureness",
    "How sure",
    "practice",
    terms!["sure" "Sure" ["certain"], "fairly" "Fairly sure" [], "unsure" "Unsure" ["guess"]],
);
