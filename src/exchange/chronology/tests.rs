//! The import as a whole: what a person sees, and what a second file does to the register.

use super::*;
use crate::domain::change::Change;
use crate::exchange::read;

/// A register in memory.
#[derive(Default)]
pub(super) struct Register {
    pub events: Vec<Held>,
    pub mapping: Option<Mapping>,
    pub unread: Vec<HeldRow>,
}

pub(super) fn agency_names() -> Vec<AgencyName> {
    let named = |(id, name, other): (Id, &str, &str)| AgencyName { id, name: name.into(), others: vec![other.into()] };
    [(1, "Westmarch Constabulary", "Police"), (2, "Vale GP practice", "GP")].map(named).to_vec()
}

impl Known for Register {
    fn agencies(&self) -> Vec<AgencyName> {
        agency_names()
    }
    fn tied(&self, event: Id) -> Vec<String> {
        if event == 4 { vec!["1 tag".into(), "1 open query".into()] } else { Vec::new() }
    }
    fn unread(&self, _: Id) -> Vec<HeldRow> {
        self.unread.clone()
    }
    fn mapping(&self, _: Id) -> Option<Mapping> {
        self.mapping.clone()
    }
    fn events(&self, agency: Id) -> Vec<Held> {
        let own = |held: &&Held| held.event.agency.as_ref().is_some_and(|link| link.id == agency);
        self.events.iter().filter(own).cloned().collect()
    }
}

impl Register {
    /// Write a batch as the store would.
    pub fn write(&mut self, batch: &Batch) {
        for change in &batch.changes {
            match change {
                Change::Add { entity, values } if entity.name == "unread_row" => {
                    let mut record = crate::domain::record::Record::blank(entity);
                    record.id = i64::try_from(self.unread.len()).unwrap() + 1;
                    values.iter().for_each(|(name, value)| record.set(name, value.clone()));
                    self.unread.push(HeldRow { row: (&record).into(), archived: None });
                }
                Change::Archive { entity, id, why } if entity.name == "unread_row" => {
                    let held = self.unread.iter_mut().find(|held| held.row.id == *id).unwrap();
                    held.archived = Some(why.clone());
                }
                Change::Add { entity, values } => {
                    let mut record = crate::domain::record::Record::blank(entity);
                    record.id = i64::try_from(self.events.len()).unwrap() + 1;
                    values.iter().for_each(|(name, value)| record.set(name, value.clone()));
                    self.events.push(Held { event: Event::from(&record), archived: None });
                }
                Change::Set { entity, id, field, base, new } => {
                    let held = self.events.iter_mut().find(|held| held.event.id == *id).unwrap();
                    let mut record = crate::domain::record::Record::blank(entity);
                    (record.id, record.values) = (*id, held.event.values());
                    assert_eq!(record.get(field), base);
                    record.set(field, new.clone());
                    held.event = Event::from(&record);
                }
                Change::Archive { id, why, .. } => self.held(*id).archived = Some(why.clone()),
                Change::Restore { id, .. } => self.held(*id).archived = None,
            }
        }
    }

    pub fn held(&mut self, id: Id) -> &mut Held {
        self.events.iter_mut().find(|held| held.event.id == id).unwrap()
    }
}

pub(super) fn options() -> Options {
    Options::new(Ref::new(7, "DHR 7"), Date::constant(2026, 3, 27))
}

fn book(text: &str) -> Workbook {
    read::open_bytes("police.csv", text.as_bytes()).unwrap()
}

fn again(register: &mut Register, text: &str) -> Import {
    let import = import(&[book(text)], &options(), register).unwrap();
    register.write(&import.batch);
    import
}

const FIRST: &str = "Ref,Date,Event,Source,Comment\n\
    ,7/2/20,Neighbour reports shouting.,Log 411,\n\
    ,8/2/20,Notification sent to children.,PPN,late\n\
    ,March 2020,Informal warning given.,Officer,\n\
    ,1/5/20,Vehicle stop; partner upset.,PNC,\n\
    ,2/5/20,Arrest for criminal damage.,Custody,\n";

#[test]
fn importing_twice_changes_nothing() {
    let mut register = Register::default();
    let first = again(&mut register, FIRST);
    assert_eq!((first.totals().new, register.events.len()), (5, 5));
    assert_eq!(first.batch.label, "imported the chronology of Westmarch Constabulary, 5 events");
    let second = again(&mut register, FIRST);
    assert!(second.batch.is_empty(), "{:?}", second.batch);
    assert_eq!(second.totals().same, 5);
}

#[test]
fn a_corrected_file_changes_only_what_changed_and_keeps_what_people_added() {
    let mut register = Register::default();
    again(&mut register, FIRST);
    let other = Event { agency: Some(Ref::new(2, "GP")), row: Some(3), ..register.events[0].event.clone() };
    register.events.push(Held { event: Event { id: 90, ..other }, archived: None });
    register.held(1).event.comment = "Panel: ask for the log".into();
    register.held(2).event.comment = "late\nPanel: two days late".into();
    register.held(3).event.abuse = crate::domain::value::Fact::Yes;
    let corrected = "Ref,Date,Event,Source,Comment\n\
        ,7/2/20,Neighbour reports shouting.,Log 412,\n\
        ,7/2/20,Call dropped on 999.,Log 1,\n\
        ,8/2/20,Notification sent to children.,PPN,late\n\
        ,12 March 2020,Informal warning given.,Officer,\n\
        ,2/5/20,Arrest for criminal damage.,Custody,\n";
    let import = again(&mut register, corrected);
    let totals = import.totals();
    assert_eq!((totals.new, totals.changed, totals.same, totals.gone), (1, 2, 2, 1));
    assert_eq!(register.held(1).event.source, "Log 412");
    assert_eq!(register.held(1).event.comment, "Panel: ask for the log");
    assert_eq!(register.held(2).event.comment, "late\nPanel: two days late");
    assert_eq!(register.held(3).event.when.as_ref().unwrap().raw, "12 March 2020");
    assert_eq!(register.held(3).event.abuse, crate::domain::value::Fact::Yes);
    assert_eq!(register.held(4).archived.as_deref(), Some(GONE));
    assert_eq!(register.held(90).archived, None, "another agency's rows are never touched");
    let said = import.files[0].remarks().join("\n");
    assert!(said.contains("event:4") && said.contains("leaves the composite: 1 tag, 1 open query"), "{said}");
    let json = import.to_json().to_string();
    assert!(json.contains(r#""field":"source","from":"Log 411","to":"Log 412","taken":true"#), "{json}");
    let back = again(&mut register, FIRST);
    assert_eq!((back.totals().restored, register.held(4).archived.as_deref()), (1, None));
}

#[test]
fn what_a_person_archived_or_typed_by_hand_stays_so() {
    let mut register = Register::default();
    again(&mut register, FIRST);
    register.held(2).archived = Some("A duplicate".into());
    let by_hand = Event { id: 50, row: None, what: "Told by telephone.".into(), ..register.events[0].event.clone() };
    register.events.push(Held { event: by_hand, archived: None });
    let import = again(&mut register, FIRST);
    assert!(import.batch.is_empty(), "{:?}", import.batch);
    assert_eq!(import.totals().left_archived, 1);
}

#[test]
fn a_second_file_of_an_agency_does_not_replace_the_first() {
    let mut register = Register::default();
    again(&mut register, FIRST);
    let second =
        "Date,Event,Source\n3/6/21,Bail check at the address.,Custody\n4/6/21,Statement taken from sister.,MG11\n";
    let import = again(&mut register, second);
    assert_eq!((import.totals().new, import.totals().gone), (2, 0));
    assert!(import.files[0].notes.iter().any(|note| note.contains("second file")), "{:?}", import.files[0].notes);
}

fn from(register: &mut Register, name: &str, text: &str, vanished: Vanished) -> Import {
    let book = read::open_bytes(name, text.as_bytes()).unwrap();
    let said = Options { agency: Some("Police".into()), vanished, ..options() };
    let import = import(&[book], &said, register).unwrap();
    register.write(&import.batch);
    import
}

const ONE: &str =
    "Date,Event,Source\n1/2/19,V seen by the nurse,n\n2/2/19,V came to the desk,n\n3/2/19,V called about pills,n\n";
const TWO: &str = "Date,Event,Source\n1/3/19,P was very drunk,n\n2/3/19,P asked for help,n\n";

#[test]
fn a_corrected_copy_of_the_second_file_never_hides_the_first_file_s_events() {
    let mut register = Register::default();
    from(&mut register, "v.csv", ONE, Vanished::Judge);
    from(&mut register, "p.csv", TWO, Vanished::Judge);
    let corrected = "Date,Event,Source\n1/3/19,P was drunk at the ward,n\n5/3/19,P called about pills,n\n";
    let import = from(&mut register, "p.csv", corrected, Vanished::Judge);
    let totals = import.totals();
    assert_eq!((totals.changed, totals.new, totals.gone), (1, 1, 1));
    let hidden: Vec<Id> =
        register.events.iter().filter(|held| held.archived.is_some()).map(|held| held.event.id).collect();
    assert_eq!(hidden, [5], "only the row of the file that was corrected");
    assert_eq!(register.held(3).event.what, "V called about pills", "no row of another file is rewritten");
}

#[test]
fn a_corrected_copy_under_another_name_is_known_by_what_is_in_it() {
    let mut register = Register::default();
    from(&mut register, "v.csv", ONE, Vanished::Judge);
    from(&mut register, "p.csv", TWO, Vanished::Judge);
    let renamed = "Date,Event,Source\n1/2/19,V seen by the nurse,n\n2/2/19,V came to the front desk,n\n";
    let import = from(&mut register, "v final.csv", renamed, Vanished::Judge);
    assert_eq!((import.totals().gone, import.totals().new), (1, 0));
    assert_eq!(register.held(1).event.file, "v final.csv");
    assert!(register.held(3).archived.is_some());
    assert!(register.held(4).archived.is_none());
}

#[test]
fn what_the_person_says_of_a_file_rules() {
    let mut register = Register::default();
    from(&mut register, "v.csv", ONE, Vanished::Judge);
    let import = from(&mut register, "v.csv", ONE.rsplit_once("3/2").unwrap().0, Vanished::Keep);
    assert_eq!(import.totals().gone, 0);
    from(&mut register, "p.csv", TWO, Vanished::Keep);
    let other = read::open_bytes("x.csv", b"Date,Event,Source\n1/9/22,Something else,n\n").unwrap();
    let said = Options { agency: Some("Police".into()), vanished: Vanished::Archive, ..options() };
    let refused = import_one(&other, &said, &register);
    assert!(refused.contains("which earlier file") && refused.contains("p.csv, v.csv"), "{refused}");
    let import = from(&mut register, "p.csv", "Date,Event,Source\n1/9/22,Something else,n\n", Vanished::Archive);
    assert_eq!(import.totals().gone, 2);
    assert_eq!(register.events.iter().filter(|held| held.archived.is_some()).count(), 2);
}

#[test]
fn a_row_that_needs_attention_is_kept_until_the_corrected_file_has_it_as_an_event() {
    let mut register = Register::default();
    let text = "Date,Event,Source\n1/2/19,V seen by the nurse,n\n45/13/2019,A threat to kill,n\n";
    let first = from(&mut register, "v.csv", text, Vanished::Judge);
    assert_eq!((first.totals().attention, register.events.len(), register.unread.len()), (1, 1, 1));
    let kept = &register.unread[0].row;
    assert_eq!((kept.row, kept.file.as_str()), (Some(3), "v.csv"));
    assert!(kept.text.contains("Event: A threat to kill") && kept.text.contains("45/13/2019"), "{}", kept.text);
    assert!(kept.why.contains("no month 13"), "{}", kept.why);
    let again = from(&mut register, "v.csv", text, Vanished::Judge);
    assert!(again.batch.is_empty(), "{:?}", again.batch);
    from(&mut register, "v.csv", &text.replace("45/13/2019", "12/3/2019"), Vanished::Judge);
    assert_eq!((register.events.len(), register.unread[0].archived.as_deref()), (2, Some(GONE)));
}

#[test]
fn a_row_with_more_cells_than_headings_and_tables_left_out_are_said() {
    let mut register = Register::default();
    let text = "Date,Event,Source\n1/2/19,V seen, with Sam,n\n2/2/19,V called,n\n";
    let import = from(&mut register, "v.csv", text, Vanished::Judge);
    let remarks = import.files[0].remarks().join("\n");
    assert_eq!(remarks.matches("more cells than headings").count(), 1, "{remarks}");
    assert!(register.events[0].event.comment.contains('n'));
}

#[test]
fn headings_nobody_knows_are_asked_about_until_a_person_has_said_the_date_and_the_event() {
    let books = [book("Wann,Was geschah,Wo\n01/02/2019,abc,x\n")];
    let asked = |map: &[&str]| {
        let map = Mapping::parse(map.iter().copied()).unwrap();
        unknown_headings(&books, &Options { map, ..options() }, &Register::default())
    };
    let unknown = asked(&[]).unwrap();
    let headings: Vec<&str> = unknown.headings.iter().map(|(heading, _)| heading.as_str()).collect();
    assert_eq!((unknown.row, headings), (1, vec!["Wann", "Was geschah", "Wo"]));
    assert!(unknown.headings.iter().all(|(_, column)| column.is_none()), "{:?}", unknown.headings);
    assert_eq!(asked(&["date=Wann"]).unwrap().headings[0].1, Some(Column::Date));
    assert_eq!(asked(&["date=Wann", "text=Was geschah"]), None);
    for known in ["When,What,Src", "Dat,Evnet,Sorce", "Date,Contact notes,Source", "Day,Note,File"] {
        let book = [book(&format!("{known}\n01/02/2019,abc,x\n"))];
        assert_eq!(unknown_headings(&book, &options(), &Register::default()), None, "{known}");
    }
}

fn import_one(book: &Workbook, options: &Options, register: &Register) -> String {
    import(std::slice::from_ref(book), options, register).unwrap_err().to_string()
}

#[test]
fn a_person_s_mapping_rules_and_is_remembered() {
    let text = "Seen,What I found,Where\n7/2/20,Call,Log\n";
    let bare = import(&[book(text)], &options(), &Register::default()).unwrap_err().to_string();
    assert!(bare.contains("no table with headings"), "{bare}");
    let map = Mapping::parse(["date=Seen", "text=what i found", "source=Where"]).unwrap();
    let told = import(&[book(text)], &Options { map, ..options() }, &Register::default()).unwrap();
    let register = Register { mapping: Some(told.files[0].mapping.clone()), ..Register::default() };
    let later = import(&[book(text)], &options(), &register).unwrap();
    assert_eq!(later.totals().events, 1);
    let wrong = Options { map: Mapping::parse(["date=Nowhere"]).unwrap(), ..options() };
    assert!(import(&[book(text)], &wrong, &register).unwrap_err().to_string().contains("Nowhere"));
}

#[test]
fn bars_notes_unknown_columns_and_odd_rows_are_all_accounted_for() {
    let text = "Date,Event,Source,Officer,End Date\n\
        2019,,,,\n\
        12 March,Call,# author,PC 7,soon\n\
        ,No date at all,Log,,\n\
        Date,Event,Source,Officer,End Date\n\
        1/1/1900,Old stand-in,,,\n\
        31/12/2030,In the future,Log,,\n\
        31/4/20,No such day,Log,,\n\
        3/3/20,,Log,,\n\
        \n\
        \"1/2/20, 3/2/20\",No contact in these weeks,~ note,,\n";
    let import = import(&[book(text)], &options(), &Register::default()).unwrap();
    let rows: Vec<_> = import.files[0].rows().map(|(_, row)| row).collect();
    let seen: Vec<(Outcome, String)> = rows
        .iter()
        .map(|row| {
            (row.outcome, row.problems.iter().map(|problem| problem.why.as_str()).collect::<Vec<_>>().join("; "))
        })
        .collect();
    let outcomes: String = seen.iter().map(|(outcome, _)| outcome.code().chars().next().unwrap()).collect();
    assert_eq!(outcomes, "seeseeaase", "{seen:#?}");
    for (at, why) in
        [(1, "2019"), (1, "not read as a date"), (2, "no date"), (4, "stand-in"), (4, "no source"), (5, "future")]
    {
        assert!(seen[at].1.contains(why), "{at}: {:?}", seen[at]);
    }
    let first = rows[1].event.as_ref().unwrap();
    assert_eq!(first.when.as_ref().unwrap().to_string(), "12 March 2019");
    assert_eq!(first.comment, "Officer: PC 7\nEnd date as given: soon");
    assert_eq!(first.kind.0, "author_note");
    assert_eq!(rows[9].event.as_ref().unwrap().when.as_ref().unwrap().precision.code(), "several");
    let totals = import.totals();
    assert_eq!(totals.rows, totals.events + totals.attention + totals.skipped);
}

#[test]
fn bad_files_are_refused_with_what_to_ask_for() {
    let refused =
        |text: &str, options: &Options| import(&[book(text)], options, &Register::default()).unwrap_err().to_string();
    assert!(refused("Date,Event,Source\n", &options()).contains("empty template"));
    assert!(refused("Name,Rank\nA,B\n", &options()).contains("date=HEADING"));
    let sheet = Options { sheet: Some("Other".into()), ..options() };
    assert!(refused(FIRST, &sheet).contains("no sheet of this name"));
    let agency = Options { agency: Some("Nobody".into()), ..options() };
    assert!(refused(FIRST, &agency).contains("no agency of this name"));
    let twice = [book(FIRST), book(FIRST)];
    assert!(import(&twice, &options(), &Register::default()).unwrap_err().to_string().contains("Two of the files"));
    let nameless = read::open_bytes("x.csv", FIRST.as_bytes()).unwrap();
    assert!(import(&[nameless], &options(), &Register::default()).unwrap_err().to_string().contains("Name the agency"));
}
