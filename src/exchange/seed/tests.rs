use super::*;
use crate::domain::value::Fact;

const TODAY: Date = Date::constant(2026, 3, 27); // a Friday

fn adds(text: &str) -> Vec<(String, Vec<(&'static str, Value)>)> {
    let batch = read(text, TODAY).unwrap();
    batch
        .changes
        .into_iter()
        .filter_map(|change| match change {
            Change::Add { entity, values } => Some((entity.name.to_owned(), values)),
            _ => None,
        })
        .collect()
}

fn value(text: &str, name: &str) -> Value {
    let (_, values) = adds(text).pop().unwrap();
    values.into_iter().find(|(given, _)| *given == name).map_or(Value::Missing, |(_, value)| value)
}

fn reason(text: &str) -> String {
    read(text, TODAY).unwrap_err().to_string()
}

#[test]
fn adds_stand_in_the_order_of_the_text() {
    let text = "[[agency]]\nkey='a'\nname='A'\n[[case]]\nkey='c'\nreference='R'\n[[agency]]\nname='B'\n";
    let names: Vec<String> = adds(text).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["agency", "case", "agency"]);
}

#[test]
fn a_record_belongs_to_the_case_above_it_unless_it_says_otherwise() {
    let text = "[[case]]\nkey='c'\nreference='R'\n[[note]]\nwhat='N'\n";
    assert_eq!(value(text, "case").as_link(), Some(-1));
    assert_eq!(value(&text.replace("what", "case=''\nwhat"), "case"), Value::Missing);
}

#[test]
fn a_link_further_down_is_set_after_the_adds() {
    let text = "[[agency]]\nkey='a'\nname='A'\ncontact='p'\n[[person]]\nkey='p'\nrole='contact'\nagency='a'\n";
    let batch = read(text, TODAY).unwrap();
    let Some(Change::Set { entity, id, field, base, new }) = batch.changes.last() else { panic!("no set") };
    assert_eq!((entity.name, *id, *field, base.is_missing()), ("agency", -1, "contact", true));
    assert_eq!(new.as_link(), Some(-2));
    assert!(reason("[[relationship]]\ncase=''\n").contains("relationship without a key"));
    let needed =
        "[[case]]\nkey='c'\nreference='R'\n[[evidence]]\naction='x'\nwhat='W'\n[[action]]\nkey='x'\nwhat='W'\n";
    assert!(reason(needed).contains("must stand above it"));
}

#[test]
fn days_move_with_today() {
    let day = |text: &str| value(&format!("[[case]]\nreference='R'\nnotified={text}\n"), "notified").as_date();
    for (text, want) in [
        ("2012-05-03", Date::constant(2012, 5, 3)),
        ("'2012-05-03'", Date::constant(2012, 5, 3)),
        ("'T'", TODAY),
        ("'T-9d'", Date::constant(2026, 3, 18)),
        ("'T+2w'", Date::constant(2026, 4, 10)),
        ("'T+1d!'", Date::constant(2026, 3, 30)),
        ("'T-6d!'", Date::constant(2026, 3, 20)),
        ("'T+7d!'", Date::constant(2026, 4, 7)), // over Good Friday and Easter Monday
        ("'T+10wd'", Date::constant(2026, 4, 14)),
        ("'T-13m+5d'", Date::constant(2025, 3, 4)),
        ("'T-2y'", Date::constant(2024, 3, 27)),
    ] {
        assert_eq!(day(text), Some(want), "{text}");
    }
    assert!(reason("[[case]]\nreference='R'\nnotified='fri'\n").contains("is not a day"));
    assert!(reason("[[case]]\nreference='R'\nnotified='T-9q'\n").contains("not a day from today"));
}

#[test]
fn text_and_loose_dates_may_hold_days_from_today() {
    let what = value("[[note]]\nwhat='Rang on {T-1d}, since {T-1y:month}; {x}'\n", "what");
    assert_eq!(what.as_text(), Some("Rang on 26 March 2026, since March 2025; {x}"));
    let when =
        |text: &str| value(&format!("[[case]]\nkey='c'\nreference='R'\n[[event]]\nwhat='W'\nwhen='{text}'\n"), "when");
    let Value::Loose(month) = when("c. {T-14m:month}") else { panic!("not loose") };
    assert_eq!((month.raw.as_str(), month.approx), ("c. January 2025", true));
    assert_eq!(when("T-2d"), Value::from(crate::domain::date::LooseDate::day(Date::constant(2026, 3, 25))));
}

#[test]
fn money_facts_and_terms_are_read_as_in_a_form() {
    let cost =
        |text: &str| value(&format!("[[case]]\nkey='c'\nreference='R'\n[[cost]]\nline='travel'\n{text}\n"), "amount");
    assert_eq!(cost("amount=1250"), Value::Money(125_000));
    assert_eq!(cost("amount='£1,250.50'"), Value::Money(125_050));
    let case = |text: &str, name: &str| value(&format!("[[case]]\nreference='R'\n{text}\n"), name);
    assert_eq!(case("linked_stated='not_known'", "linked_stated"), Value::Fact(Fact::NotKnown));
    assert_eq!(case("stage='Panel running'", "stage"), Value::code("panel_running"));
    let codes = Value::Codes(vec!["suicide".into(), "cross_border".into()]);
    assert_eq!(case("complexity=['suicide','cross_border']", "complexity"), codes);
}

#[test]
fn rows_share_what_stands_above_them() {
    let text = "[[case]]\nkey='c'\nreference='R'\n[[rows]]\nof='event'\nsource='GP record'\nfields=['key','when','what']\n\
                rows=[['e','2020','One'],['','','Two']]\n[[tag]]\nword='w'\nevent='e'\n";
    let all = adds(text);
    assert_eq!(all.len(), 4);
    let source = ("source", Value::text("GP record"));
    assert!(all.iter().filter(|(name, _)| name == "event").all(|(_, values)| values.contains(&source)));
    assert_eq!(value(text, "event").as_link(), Some(-2));
    assert!(reason(&text.replace("['','','Two']", "['Two']")).contains("1 values for 3 fields"));
}

#[test]
fn an_archived_record_carries_its_reason() {
    let batch = read("[[note]]\nwhat='N'\narchived='Entered twice'\n", TODAY).unwrap();
    assert!(matches!(batch.changes.last(), Some(Change::Archive { id: -1, why, .. }) if why == "Entered twice"));
}

#[test]
fn a_mistake_is_named_with_its_record_field_line_and_reason() {
    for (text, words) in [
        ("[[case]]\nkey='c'\n", "Line 1: case \"c\", reference: it is needed"),
        ("\n[[case]]\nkey='c'\nreference='R'\ncolour='red'\n", "Line 2: case \"c\", colour: there is no such field"),
        ("[[case]]\nkey='c'\nreference='R'\nstage='sleeping'\n", "case \"c\", stage: \"sleeping\" is not in the list"),
        ("[[case]]\nkey='c'\nreference='R'\nchair='x'\n", "case \"c\", chair: there is no chair with the key \"x\""),
        (
            "[[case]]\nkey='c'\nreference='R'\n[[case]]\nkey='c'\nreference='S'\n",
            "Line 4: case \"c\", key: this key is used twice",
        ),
        ("[[case]]\nkey='c'\nreference=['R']\n", "reference: it takes one value"),
        ("[[case]]\nreference={a=1}\n", "case without a key, reference: a table cannot be a value"),
        ("[[cast]]\nname='x'\n", "Line 1: there is no kind of record \"cast\""),
        ("name='x'\n", "write [[name]] above"),
        ("[[case]\n", "Line 1: this is not TOML"),
        ("[[case]]\nkey='c'\nreference='R'\ndate_of_death='30/02/2021'\n", "30 February 2021 does not exist"),
    ] {
        let said = reason(text);
        assert!(said.contains(words), "{said}\nwanted: {words}");
        assert!(said.contains("Nothing was loaded"), "{said}");
    }
}
