//! Letters, the panel pack and the calendar on the invented borough, read back from a register in memory.

use std::sync::OnceLock;

use dhr::domain::date::Date;
use dhr::domain::journal::Who;
use dhr::domain::leak::{Certainty, EntryKind, Key, KeyEntry, Passage, Scanner};
use dhr::domain::listing::Listing;
use dhr::domain::process::{Dossier, clock};
use dhr::domain::record::Record;
use dhr::domain::register::{Agency, Chair, ENTITIES, Identity, Person, Proceeding, entity};
use dhr::domain::value::Code;
use dhr::exchange::calendar::{Asked, calendar, entries};
use dhr::exchange::letter::{
    Filled, Input, Names, Recipient, Sender, To, family_update, fill, names, read_template, record, to_docx, to_txt,
};
use dhr::exchange::seed;
use dhr::reference::bank_holidays;
use dhr::store::Store;

const TODAY: Date = Date::constant(2026, 3, 27);

/// The borough in a register of its own.
fn register() -> Store {
    let store = Store::memory(Who { uid: 1, name: "Amara Okoro".into() }, TODAY).unwrap();
    store.apply(&seed::read(seed::BOROUGH, TODAY).unwrap(), jiff::Timestamp::UNIX_EPOCH).unwrap();
    store
}

struct Borough {
    dossiers: Vec<Dossier>,
    agencies: Vec<Agency>,
    chairs: Vec<Chair>,
    identities: Vec<Identity>,
    sender: Sender,
}

impl Borough {
    /// Read once for all tests.
    fn load() -> &'static Self {
        static BOROUGH: OnceLock<Borough> = OnceLock::new();
        BOROUGH.get_or_init(Self::read)
    }

    fn read() -> Self {
        let store = register();
        let mut all: Vec<Record> = Vec::new();
        for entity in ENTITIES {
            all.extend(store.rows(&Listing::of(entity)).unwrap());
        }
        let of = |name: &str| all.iter().filter(move |own| own.entity.name == name).collect::<Vec<_>>();
        let sender = Sender {
            name: "Amara Okoro".into(),
            post: "Review coordinator".into(),
            team: "Community Safety".into(),
            phone: "01632 960101".into(),
            email: "amara.okoro@northmere.example.org".into(),
            user: "amara.okoro".into(),
        };
        Self {
            dossiers: Dossier::gather(&all),
            agencies: of("agency").into_iter().map(Agency::from).collect(),
            chairs: of("chair").into_iter().map(Chair::from).collect(),
            identities: of("identity").into_iter().map(Identity::from).collect(),
            sender,
        }
    }

    fn case(&self, reference: &str) -> &Dossier {
        self.dossiers.iter().find(|own| own.case.reference == reference).unwrap()
    }

    fn input<'a>(&'a self, dossier: &'a Dossier, to: Recipient<'a>) -> Input<'a> {
        Input::new(dossier, to, TODAY, bank_holidays(), &self.sender)
    }

    fn agency(&self, name: &str) -> &Agency {
        self.agencies.iter().find(|own| own.name.starts_with(name)).unwrap()
    }

    /// Everyone a letter of this kind could go to in a case.
    fn readers<'a>(&'a self, dossier: &'a Dossier, to: To) -> Vec<Recipient<'a>> {
        match to {
            To::Office => vec![Recipient::Office],
            To::Agency => {
                let returns = dossier.returns.iter().map(|own| &own.agency);
                let concerned = returns.chain(dossier.actions.iter().map(|own| &own.agency));
                let concerned: Vec<i64> = concerned.flatten().map(|own| own.id).collect();
                let own = self.agencies.iter().filter(|own| own.short == "Police" || concerned.contains(&own.id));
                own.map(Recipient::Agency).collect()
            }
            To::Chair => self.chairs.iter().take(1).map(|chair| Recipient::Chair(chair, "chair")).collect(),
            To::Family => dossier.contact_plans.iter().map(Recipient::Plan).collect(),
            To::Friend | To::Perpetrator => dossier.people.iter().map(Recipient::Person).collect(),
        }
    }

    /// Every letter that can be filled anywhere in the borough, with its code and case.
    fn letters(&self) -> Vec<(&'static str, Filled)> {
        static LETTERS: OnceLock<Vec<(&str, Filled)>> = OnceLock::new();
        LETTERS.get_or_init(|| self.fill_all()).clone()
    }

    fn fill_all(&self) -> Vec<(&'static str, Filled)> {
        let mut all = Vec::new();
        for (code, _) in names() {
            let template = read_template(code, None).unwrap();
            for dossier in &self.dossiers {
                for to in self.readers(dossier, template.header.to) {
                    let revealed: Vec<Identity> = self.revealed(dossier);
                    let mut input = self.input(dossier, to);
                    if template.header.names == Names::Real {
                        input.revealed = &revealed;
                    }
                    match fill(&template, &input) {
                        Ok(filled) => all.push((code, filled)),
                        Err(error) => {
                            let said = error.to_string();
                            let expected = ["needs", "goes to", "supposes"].iter().any(|word| said.contains(word));
                            assert!(expected, "{code} {}: {said}", dossier.case.reference);
                        }
                    }
                }
            }
        }
        all
    }

    fn revealed(&self, dossier: &Dossier) -> Vec<Identity> {
        let is_own = |own: &&Identity| own.person.as_ref().is_some_and(|link| dossier.person(link.id).is_some());
        self.identities.iter().filter(is_own).cloned().collect()
    }
}

fn whole(letter: &Filled) -> String {
    let blocks = letter.blocks.iter().flat_map(|block| block.texts());
    let lines = letter.head.iter().map(String::as_str).chain([letter.subject.as_str()]).chain(blocks);
    lines.chain(letter.foot.iter().map(String::as_str)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_letter_can_be_filled_somewhere_in_the_borough() {
    let letters = Borough::load().letters();
    for (code, _) in names() {
        assert!(letters.iter().any(|(own, _)| *own == code), "{code} fits nobody");
    }
    for (code, letter) in &letters {
        let text = whole(letter);
        for sign in
            ["{{", "}}", "{%", "%}", "undefined", "  ", " .", " ,", "()", "..", ",,", ".,", ";.", ".]", "::", "? ."]
        {
            assert!(!text.contains(sign), "{code}: {sign:?} in\n{text}");
        }
        assert!(letter.blocks.len() > 4, "{code} is a letter, not a line");
        let blanks = letter.blanks.iter().all(|blank| blank.starts_with('[') && blank.ends_with(']'));
        assert!(blanks && text.matches('[').count() == text.matches(']').count(), "{code}: {:?}", letter.blanks);
    }
}

#[test]
fn a_letter_in_pseudonyms_holds_no_real_name() {
    let borough = Borough::load();
    let kind = |code: &str| match code {
        "name" | "former_name" => EntryKind::FullName,
        "address" => EntryKind::Address,
        "born" => EntryKind::DateOfBirth,
        "phone" => EntryKind::Telephone,
        _ => EntryKind::Alias,
    };
    let entries = borough.identities.iter().map(|own| KeyEntry::new("person", kind(&own.kind.0), own.value.clone()));
    let key = Key { entries: entries.collect(), allowed: vec![] };
    assert!(key.entries.len() > 8);
    let scanner = Scanner::new(&key);
    let found = |letter: &Filled| {
        let all = scanner.scan([Passage::new("letter", whole(letter))]);
        all.into_iter().filter(|own| own.certainty == Certainty::High).count()
    };
    let letters = borough.letters();
    let (named, plain): (Vec<_>, Vec<_>) = letters.iter().partition(|(_, own)| own.header.names == Names::Real);
    for (code, letter) in plain {
        assert_eq!(found(letter), 0, "{code}: {}", whole(letter));
        assert_eq!(letter.banner, None);
    }
    assert!(named.iter().any(|(_, letter)| found(letter) > 0), "a letter that needs names has them");
    for (code, letter) in named {
        let banner = letter.banner.as_deref().unwrap_or_default();
        assert!(banner.starts_with("Contains real names: "), "{code}");
    }
}

#[test]
fn a_name_typed_into_the_reasons_stops_the_letter() {
    let borough = Borough::load();
    let mut dossier = borough.case("NM-DHR-16").clone();
    dossier.decisions.clear();
    dossier.case.reasons = "Marianne Tredway was known to three agencies.".into();
    let revealed = borough.revealed(&dossier);
    let mut input = borough.input(&dossier, Recipient::Office);
    input.revealed = &revealed;
    let letter = fill(&read_template("L4", None).unwrap(), &input).unwrap();
    assert!(letter.refused.iter().any(|own| !own.may_go_on && own.text.contains("real name")), "{:?}", letter.refused);
    assert!(to_docx(&letter).unwrap_err().to_string().contains("No letter was written"));
}

#[test]
fn families_are_written_to_in_plain_and_kind_words() {
    const NEVER: &[&str] = &[
        "committed suicide",
        "failed to",
        "failure",
        "victim",
        "deceased",
        "perpetrator",
        "IMR",
        "DHR",
        "CSP",
        "MARAC",
        "panel member",
        "stakeholder",
        "!",
        "\u{2014}",
        "homicide review (",
    ];
    let borough = Borough::load();
    let mut texts: Vec<(String, String)> = Vec::new();
    for (code, letter) in borough.letters() {
        if matches!(letter.header.to, To::Family | To::Friend) {
            // The reference is our own number and the family may quote it.
            let text = whole(&letter).replace(&letter.reference, "");
            texts.push((code.to_owned(), text));
        }
        let everywhere = whole(&letter);
        for word in ["committed suicide", "failed to", "!", "\u{2014}"] {
            assert!(!everywhere.contains(word), "{code}: {word}");
        }
    }
    for dossier in &borough.dossiers {
        for plan in &dossier.contact_plans {
            let text = family_update(dossier, plan, TODAY);
            texts.push((format!("update {}", dossier.case.reference), text.replace(&dossier.case.reference, "")));
        }
    }
    assert!(texts.len() > 10, "{}", texts.len());
    for (code, text) in texts {
        for word in NEVER {
            assert!(!text.contains(word), "{code}: {word} in\n{text}");
        }
    }
}

#[test]
fn a_death_by_suicide_is_not_called_a_homicide() {
    let borough = Borough::load();
    let own = borough.case("NM-DHR-17");
    for (code, letter) in borough.letters().iter().filter(|(_, letter)| letter.reference == own.case.reference) {
        let text = whole(letter).replace("Domestic Homicide Review team", "");
        assert!(!text.to_lowercase().contains("homicide"), "{code}: {text}");
    }
}

#[test]
fn embarrassment_11_nobody_writes_to_a_witness_a_suspect_or_one_who_asked_not_to_hear() {
    let borough = Borough::load();
    let elowen = borough.case("NM-DHR-16");
    let friend = elowen.people.iter().find(|own| own.role.is("friend")).unwrap();
    let letter = fill(&read_template("L8", None).unwrap(), &borough.input(elowen, Recipient::Person(friend))).unwrap();
    assert!(letter.refused.iter().any(|own| own.text.contains("witness")), "{:?}", letter.refused);
    assert!(record(&letter, elowen, "Post").is_err() && to_txt(&letter).is_err());
    let paused = borough.case("NM-DHR-15");
    let plan = &paused.contact_plans[0];
    let letter = fill(&read_template("L7", None).unwrap(), &borough.input(paused, Recipient::Plan(plan))).unwrap();
    assert!(letter.refused.iter().any(|own| own.text.contains("not to be contacted") && !own.may_go_on));
    let still = letter.go_on("The chair asked").unwrap();
    assert!(to_txt(&still).is_err(), "no reason passes a wish not to be contacted");
}

#[test]
fn embarrassment_12_a_hold_stops_a_letter_until_a_reason_is_on_file() {
    let borough = Borough::load();
    let elowen = &mut borough.case("NM-DHR-16").clone();
    elowen.contact_plans.clear();
    let elowen = &*elowen;
    let friend = elowen.people.iter().find(|own| own.role.is("friend")).unwrap();
    let letter = fill(&read_template("L8", None).unwrap(), &borough.input(elowen, Recipient::Person(friend))).unwrap();
    assert!(letter.refused.iter().any(|own| own.rule.contains("hold")), "{:?}", letter.refused);
    assert!(letter.clone().go_on(" ").is_err(), "a reason is needed");
    let letter = letter.go_on("The investigating officer agreed in writing on 20 March").unwrap();
    let batch = record(&letter, elowen, "Post").unwrap();
    assert!(batch.why.unwrap().contains("agreed in writing"));
}

#[test]
fn embarrassment_10_publication_on_an_anniversary_is_said_in_the_family_letter() {
    let borough = Borough::load();
    let case = borough.case("NM-DHR-08");
    let template = read_template("L21", None).unwrap();
    let plan = case.contact_plans.first().expect("a family to tell");
    let letter = fill(&template, &borough.input(case, Recipient::Plan(plan))).unwrap();
    assert!(letter.warnings.iter().any(|own| own.contains("is a date to avoid: anniversary")), "{:?}", letter.warnings);
}

#[test]
fn embarrassment_15_a_draft_goes_to_nobody_who_has_not_signed() {
    let borough = Borough::load();
    let template = read_template("L17", None).unwrap();
    let mut case = borough.case("NM-DHR-16").clone();
    let other = borough.dossiers.iter().find(|own| own.documents.iter().any(|doc| doc.kind.is("OVR"))).unwrap();
    case.documents = other.documents.clone();
    case.versions = other.versions.clone();
    let refused = |name: &str| {
        let input = borough.input(&case, Recipient::Agency(borough.agency(name)));
        fill(&template, &input).unwrap().refused.len()
    };
    assert_eq!((refused("Northmere and Carrickfold Hospitals"), refused("Esterdale Constabulary")), (1, 0));
}

#[test]
fn a_deadline_is_a_working_day_with_its_weekday() {
    let borough = Borough::load();
    let case = borough.case("NM-DHR-16");
    let input = borough.input(case, Recipient::Agency(borough.agency("Esterdale Constabulary")));
    let letter = fill(&read_template("L2", None).unwrap(), &input).unwrap();
    // Ten working days from Friday 27 March 2026, over Good Friday and Easter Monday.
    assert!(whole(&letter).contains("What we ask by Tuesday 14 April 2026"), "{}", whole(&letter));
    assert_eq!(letter.reply_by, Some(Date::constant(2026, 4, 14)));
}

#[test]
fn a_reminder_before_the_day_does_not_say_that_the_return_is_late() {
    let borough = Borough::load();
    let case = borough.case("NM-DHR-21");
    let letter = |code| {
        let input = borough.input(case, Recipient::Agency(borough.agency("Brackenfold Surgery")));
        whole(&fill(&read_template(code, None).unwrap(), &input).unwrap())
    };
    let text = letter("L3");
    assert!(text.contains("Your return is due on Monday 30 March 2026. This is a reminder"), "{text}");
    assert!(!text.contains("has not reached us"), "{text}");
}

#[test]
fn a_reminder_does_not_threaten_with_a_letter_that_went_already() {
    let borough = Borough::load();
    let dossier = borough.case("NM-DHR-16");
    let to = |agency: &str| Recipient::Agency(borough.agency(agency));
    let escalated = text_of(borough, dossier, "L14", to("Probation Service, Esterdale"));
    assert!(escalated.contains("went to a senior officer of your agency (Head of service)"), "{escalated}");
    assert!(!escalated.contains("If we do not hear from you"), "{escalated}");
    let chased = text_of(borough, dossier, "L14", to("Northmere and Carrickfold Hospitals NHS Foundation Trust"));
    assert!(chased.contains("the next letter goes to your chief officer"), "{chased}");
}

#[test]
fn who_signs_with_a_login_name_or_cannot_be_reached_is_told_before_it_goes() {
    let borough = Borough::load();
    let case = borough.case("NM-DHR-16");
    let sender = Sender { name: "amara.okoro".into(), user: "amara.okoro".into(), ..Sender::default() };
    let input = Input { sender: &sender, ..borough.input(case, Recipient::Office) };
    let letter = fill(&read_template("L4", None).unwrap(), &input).unwrap();
    assert!(letter.warnings.iter().any(|own| own.contains("signed with your login name")), "{:?}", letter.warnings);
    assert!(letter.warnings.iter().any(|own| own.contains("No telephone number")), "{:?}", letter.warnings);
    let letter = fill(&read_template("L4", None).unwrap(), &borough.input(case, Recipient::Office)).unwrap();
    assert_eq!(letter.warnings, Vec::<String>::new());
}

#[test]
fn a_letter_is_offered_only_to_those_it_is_for() {
    let borough = Borough::load();
    let roles = |to: To| -> Vec<&str> {
        let people = borough.dossiers.iter().flat_map(|own| &own.people);
        let mut roles: Vec<&str> =
            people.map(|own| own.role.0.as_str()).filter(|role| to.roles().contains(role)).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    };
    assert_eq!(roles(To::Perpetrator), ["perpetrator"]);
    assert!(roles(To::Friend).contains(&"employer") && !roles(To::Friend).contains(&"victim"));
    assert!(
        To::Family.suits_side("victim_family") && !To::Family.suits_side("friend") && To::Friend.suits_side("friend")
    );
    let template = read_template("L16", None).unwrap();
    for dossier in &borough.dossiers {
        for person in dossier.people.iter().filter(|own| !own.role.is("perpetrator")) {
            let refused = fill(&template, &borough.input(dossier, Recipient::Person(person))).unwrap_err().to_string();
            assert!(refused.contains("goes to a perpetrator"), "{refused}");
        }
    }
}

const L22: &str =
    "L22 needs \"Cleared\" of the case, and the register does not hold it (L22.txt, line 7: case.cleared)";

#[test]
fn what_is_missing_is_named_with_file_and_line() {
    let borough = Borough::load();
    let case = borough.case("NM-DHR-16");
    let agency = Recipient::Agency(borough.agency("Esterdale Constabulary"));
    let said = |code: &str, text: Option<&str>| {
        fill(&read_template(code, text).unwrap(), &borough.input(case, agency)).unwrap_err().to_string()
    };
    assert!(said("L22", None).contains(L22), "{}", said("L22", None));
    assert!(said("L17", None).contains("L17 needs a version of the overview report"), "{}", said("L17", None));
    let head = "+++\nletter = \"L1\"\nto = \"agency\"\nnames = \"pseudonym\"\n+++\nSubject\n\nDear colleague\n";
    for (line, wanted) in [
        ("{{ case.shoe_size }}", "L01.txt, line 9: this letter uses a word"),
        (
            "Cleared {{ case.cleared }}",
            "L1 needs \"Cleared\" of the case, and the register does not hold it (L01.txt, line 9",
        ),
        ("{% if %}", "L01.txt, line 9"),
    ] {
        let text = format!("{head}{line}\n");
        assert!(said("L1", Some(&text)).contains(wanted), "{}", said("L1", Some(&text)));
    }
}

#[test]
fn a_word_document_opens_with_its_banner_first() {
    let borough = Borough::load();
    let mut letters = borough.letters();
    letters.retain(|(_, letter)| letter.allowed().is_ok());
    letters.dedup_by_key(|(code, _)| *code);
    assert!(letters.len() > 20, "{}", letters.len());
    for (code, letter) in letters {
        let bytes = to_docx(&letter).unwrap();
        let read = dhr::exchange::read::docx::paragraphs(&bytes).unwrap();
        let texts: Vec<&str> = read.iter().map(|own| own.text.as_str()).filter(|own| !own.trim().is_empty()).collect();
        if let Some(banner) = &letter.banner {
            assert_eq!(texts.first(), Some(&banner.as_str()), "{code}");
        }
        assert!(texts.iter().any(|own| own.contains(&letter.subject)), "{code}");
        let text = to_txt(&letter).unwrap();
        assert!(text.starts_with("OFFICIAL") && text.lines().all(|line| line.chars().count() <= 78), "{code}\n{text}");
    }
}

#[test]
fn a_letter_that_went_is_on_record_and_its_label_holds_no_name() {
    let borough = Borough::load();
    let case = borough.case("NM-DHR-16");
    let input = borough.input(case, Recipient::Agency(borough.agency("Esterdale Constabulary")));
    let letter = fill(&read_template("L13", None).unwrap(), &input).unwrap();
    let batch = record(&letter, case, "Secure e-mail").unwrap();
    assert_eq!(batch.label, "recorded letter L13");
    let kinds: Vec<&str> = batch.changes.iter().map(|change| change.entity().name).collect();
    assert_eq!(kinds, ["document", "letter"]);
    let store = register();
    let before = store.count(&Listing::of(entity("letter").unwrap()).case(Some(case.case.id))).unwrap();
    store.apply(&batch, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let letters = store.rows(&Listing::of(entity("letter").unwrap()).case(Some(case.case.id))).unwrap();
    assert_eq!(letters.len(), before + 1);
    let last = letters.iter().max_by_key(|own| own.id).unwrap();
    assert!(last.get("document").as_link().is_some_and(|id| id > 0), "the document is linked");
}

#[test]
fn every_panel_pack_of_the_borough_prints_on_two_pages_and_names_nobody_on_the_case() {
    let borough = Borough::load();
    let mut count = 0;
    for dossier in &borough.dossiers {
        for meeting in &dossier.meetings {
            let pack = dhr::exchange::pack::pack(dossier, meeting, TODAY);
            let text = pack.to_txt();
            let pages: Vec<&str> = text.split('\u{c}').collect();
            assert!(pages.len() <= 2 && pages.iter().all(|page| page.lines().count() <= 66), "{text}");
            assert!(text.lines().all(|line| line.chars().count() <= 78), "{text}");
            for identity in borough.revealed(dossier) {
                assert!(!text.contains(&identity.value), "{text}");
            }
            for plan in &dossier.contact_plans {
                assert!(plan.safe_contact.is_empty() || !text.contains(&plan.safe_contact), "{text}");
            }
            let read = dhr::exchange::read::docx::plain_text(&pack.to_docx().unwrap()).unwrap();
            for section in &pack.sections {
                assert!(text.contains(&section.heading.to_uppercase()) && read.contains(section.heading), "{text}");
            }
            count += 1;
        }
    }
    assert!(count > 5, "{count}");
}

#[test]
fn the_pack_of_a_running_panel_says_what_the_chair_needs() {
    let borough = Borough::load();
    let elowen = borough.case("NM-DHR-16");
    let meeting = elowen.meetings.iter().find(|own| own.kind.is("panel_2")).unwrap();
    let text = dhr::exchange::pack::pack(elowen, meeting, TODAY).to_txt();
    for said in [
        "Panel 2, Monday 30 March 2026, 09:30, Online",
        "Probation Service, Esterdale, IMR: due",
        "days late, chased",
        "Mother of the person who died wishes: Wants to hear before each panel",
        "Mina Corless, Northmere and Carrickfold Hospitals NHS Foundation Trust",
        "Terms of reference agreed",
    ] {
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{said}\n{text}");
    }
    let wishes = text.find("wishes:").unwrap();
    assert!(text.find("next contact").is_none_or(|at| at > wishes), "wishes come first");
}

#[test]
fn the_calendar_of_the_borough_holds_references_alone() {
    let borough = Borough::load();
    let (until, holidays) = (Date::constant(2027, 1, 1), bank_holidays());
    let dues = register().dues(until, None, false, 500).unwrap();
    assert!(dues.len() > 20);
    let stamp = jiff::Timestamp::UNIX_EPOCH;
    let asked = Asked { today: TODAY, until, holidays };
    let text = calendar(&entries(&borough.dossiers, &dues, asked), stamp);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "folded at 75 octets");
    let unfolded = text.replace("\r\n ", "");
    for dossier in &borough.dossiers {
        assert!(dossier.case.title.is_empty() || !unfolded.contains(&dossier.case.title), "{}", dossier.case.title);
        for person in dossier.people.iter().filter(|own| !own.pseudonym.is_empty()) {
            assert!(!unfolded.contains(&person.pseudonym), "{}", person.pseudonym);
        }
    }
    for identity in &borough.identities {
        assert!(!unfolded.contains(&identity.value));
    }
    assert!(unfolded.contains("SUMMARY:NM-DHR-16: Panel 2"));
    assert_dates_are_the_clocks(borough, asked, &unfolded);
}

/// Every dated clock that is open has one entry, on the day the clock stands at.
fn assert_dates_are_the_clocks(borough: &Borough, asked: Asked<'_>, calendar: &str) {
    let entries: Vec<&str> = calendar.split("BEGIN:VTODO").collect();
    let mut seen = 0;
    for dossier in &borough.dossiers {
        for owed in clock::owed(dossier, asked.today, asked.holidays) {
            let mark = format!("UID:{}-{}-{}@dhr\r", owed.entity.name, owed.id, owed.field);
            let own: Vec<_> = entries.iter().filter(|entry| entry.contains(&mark)).collect();
            if owed.due > asked.until {
                continue;
            }
            seen += 1;
            assert_eq!(own.len(), 1, "{mark}");
            assert!(own[0].contains(&owed.due.strftime("%Y%m%d").to_string()), "{mark} {}", owed.due);
        }
    }
    assert!(seen > 20, "{seen}");
}

/// A review with the least a letter needs.
fn bare(borough: &Borough) -> Dossier {
    let mut dossier = borough.case("NM-DHR-16").clone();
    dossier.people.clear();
    dossier.contact_plans.clear();
    dossier.letters.clear();
    dossier.milestones.clear();
    dossier
}

fn text_of(borough: &Borough, dossier: &Dossier, code: &str, to: Recipient<'_>) -> String {
    let filled = fill(&read_template(code, None).unwrap(), &borough.input(dossier, to)).unwrap();
    to_txt(&filled.go_on("asked").unwrap()).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_letter_says_no_more_than_the_register_knows() {
    let borough = Borough::load();
    let dossier = bare(borough);
    let text = text_of(borough, &dossier, "L4", Recipient::Office);
    assert!(!text.contains("one person") && !text.contains("died: 0"), "{text}");
    assert!(text.contains("Number of people who died: [number]"), "{text}");
    assert!(text.contains("No specialist advocate has been offered yet: ["), "{text}");
    let elowen = borough.case("NM-DHR-16");
    let text = text_of(borough, elowen, "L4", Recipient::Office);
    assert!(text.contains("Number of people who died: 1"), "{text}");

    let mut local = elowen.clone();
    local.case.completed = Some(Date::constant(2026, 3, 2));
    local.case.legal_basis = Code("NON_STATUTORY".into());
    let text = text_of(borough, &local, "L20", Recipient::Office);
    assert!(!text.contains("2004 Act") && text.contains("not under statute"), "{text}");
    local.case.legal_basis = Code("S9_DHR".into());
    assert!(text_of(borough, &local, "L20", Recipient::Office).contains("as the 2004 Act asks"));
    local.documents.clear();
    let text = text_of(borough, &local, "L19", Recipient::Office);
    assert!(text.contains("[the papers enclosed") && !text.contains("has been checked for names"), "{text}");
}

#[test]
fn nobody_charged_is_invited_before_the_trial_without_a_reason() {
    let borough = Borough::load();
    let mut dossier = borough.case("NM-DHR-16").clone();
    let person = Person { id: 9_001, role: Code("perpetrator".into()), ..Person::default() };
    dossier.people.push(person.clone());
    dossier.holds.clear();
    dossier.proceedings = vec![Proceeding {
        kind: Code("criminal".into()),
        charged: Some(Date::constant(2026, 1, 5)),
        trial: Some(Date::constant(2026, 9, 7)),
        ..Proceeding::default()
    }];
    let template = read_template("L16", None).unwrap();
    let letter = fill(&template, &borough.input(&dossier, Recipient::Person(&person))).unwrap();
    let refused = letter.allowed().unwrap_err().to_string();
    assert!(
        refused.contains("the trial is set for 7 September 2026") && refused.contains("before the trial"),
        "{refused}"
    );
    assert!(letter.go_on("The officer agreed in writing").unwrap().allowed().is_ok());
}

#[test]
fn a_report_does_not_go_back_while_a_point_is_open() {
    let borough = Borough::load();
    let letter =
        fill(&read_template("L19", None).unwrap(), &borough.input(borough.case("NM-DHR-10"), Recipient::Office))
            .unwrap();
    assert!(letter.allowed().unwrap_err().to_string().contains("Point 1: "));
    assert!(letter.go_on("In a hurry").unwrap().allowed().is_err(), "no reason is enough");
}

#[test]
fn what_a_case_lacks_is_said_in_the_readers_words_with_where_to_enter_it() {
    let borough = Borough::load();
    let mut dossier = borough.case("NM-DHR-16").clone();
    dossier.case.csp.clear();
    let input = borough.input(&dossier, Recipient::Office);
    let said = fill(&read_template("L4", None).unwrap(), &input).unwrap_err().to_string();
    assert!(said.starts_with("L4 needs the partnership that leads the review"), "{said}");
    assert!(said.contains("Enter it on the Summary tab") && !said.contains("{{"), "{said}");
}
