use super::*;
use crate::domain::field::Kind;
use crate::domain::value::Fact;
use std::collections::BTreeSet;

const SQL: &str = concat!(
    include_str!("../../store/migration/0002_register.sql"),
    include_str!("../../store/migration/0008_scanned.sql"),
    include_str!("../../store/migration/0009_files.sql"),
);

/// The columns of a table as the migration declares them.
fn columns(table: &str) -> Vec<(String, String)> {
    let opening = format!("CREATE TABLE \"{table}\" (\n");
    let (_, rest) = SQL.split_once(&opening).unwrap_or_else(|| panic!("no table {table}"));
    let (body, _) = rest.split_once("\n) STRICT;").expect("a strict table");
    let adding = format!("ALTER TABLE \"{table}\" ADD COLUMN ");
    let added = SQL.lines().filter_map(|line| line.strip_prefix(&adding)).map(|line| line.trim_end_matches(';'));
    body.lines()
        .chain(added)
        .map(|line| {
            let line = line.trim().trim_end_matches(',');
            let (name, rest) = line.strip_prefix('"').and_then(|line| line.split_once("\" ")).expect("a quoted name");
            (name.to_owned(), rest.to_owned())
        })
        .collect()
}

/// What the migration should say of a field.
fn declaration(field: &crate::domain::field::Field) -> String {
    let name = field.name;
    match field.kind {
        Kind::Text | Kind::Long | Kind::Loose | Kind::Choice(_) | Kind::Choices(_) => "TEXT".to_owned(),
        Kind::Number | Kind::Money => "INTEGER".to_owned(),
        Kind::Date => {
            format!("TEXT CHECK (\"{name}\" IS NULL OR \"{name}\" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')")
        }
        Kind::Fact => {
            let codes = Fact::ALL.map(|fact| format!("'{}'", fact.code())).join(", ");
            format!("TEXT NOT NULL DEFAULT 'not_recorded' CHECK (\"{name}\" IN ({codes}))")
        }
        Kind::Link(entity) => format!("INTEGER REFERENCES \"{entity}\"(\"id\") DEFERRABLE INITIALLY DEFERRED"),
    }
}

fn indexes(entity: &Entity) -> Vec<String> {
    let table = entity.name;
    let mut lines = Vec::new();
    let mut index = |name: &str, columns: &str, when: &str| {
        lines.push(format!("CREATE INDEX \"{table}_{name}\" ON \"{table}\" ({columns}){when};"));
    };
    for field in entity.fields {
        if matches!(field.kind, Kind::Link(_)) {
            index(field.name, &format!("\"{}\"", field.name), "");
        }
        if let Some(due) = field.due {
            let when = format!(" WHERE \"{}\" IS NULL AND \"archived\" IS NULL", due.until);
            index(&format!("{}_owed", field.name), &format!("\"{}\"", field.name), &when);
        }
    }
    if matches!(table, "case" | "action" | "person" | "agency") {
        let order: Vec<String> = entity
            .order
            .iter()
            // Upwards even for a list that runs down: walked backwards it serves the number of the record as well.
            .map(|name| format!("\"{}\"", name.trim_start_matches('-')))
            .collect();
        index("in_order", &order.join(", "), "");
    }
    lines
}

fn schema() -> String {
    let mut sql = String::from(
        "-- The register: one table for each kind of record, columns in the order of its fields, then the indexes\n\
         -- that lists, links and dates owed are read by.\n",
    );
    for entity in ENTITIES {
        sql.push_str(&format!(
            "\nCREATE TABLE \"{}\" (\n    \"id\" INTEGER PRIMARY KEY AUTOINCREMENT,\n    \"rev\" INTEGER NOT NULL DEFAULT 1,\n    \"archived\" TEXT",
            entity.name
        ));
        for field in entity.fields {
            sql.push_str(&format!(",\n    \"{}\" {}", field.name, declaration(field)));
        }
        sql.push_str("\n) STRICT;\n");
    }
    sql.push('\n');
    for entity in ENTITIES {
        for line in indexes(entity) {
            sql.push_str(&line);
            sql.push('\n');
        }
    }
    sql
}

#[test]
#[ignore = "prints the register's tables as the fields declare them: the source of a new migration"]
fn print_the_tables() {
    println!("{}", schema());
}

#[test]
fn every_table_has_its_fields_as_columns_in_order() {
    for entity in ENTITIES {
        let wanted: Vec<(String, String)> = [
            ("id", "INTEGER PRIMARY KEY AUTOINCREMENT".to_owned()),
            ("rev", "INTEGER NOT NULL DEFAULT 1".to_owned()),
            ("archived", "TEXT".to_owned()),
        ]
        .into_iter()
        .chain(entity.fields.iter().map(|field| (field.name, declaration(field))))
        .map(|(name, rest)| (name.to_owned(), rest))
        .collect();
        assert_eq!(columns(entity.name), wanted, "{}", entity.name);
    }
    assert_eq!(SQL.matches("CREATE TABLE").count(), ENTITIES.len());
}

#[test]
fn every_link_and_every_date_owed_has_an_index() {
    for entity in ENTITIES {
        for line in indexes(entity) {
            assert!(SQL.contains(&line), "missing: {line}");
        }
    }
}

#[test]
fn names_are_unique() {
    let entities: BTreeSet<&str> = ENTITIES.iter().map(|entity| entity.name).collect();
    assert_eq!(entities.len(), ENTITIES.len());
    for entity in ENTITIES {
        let fields: BTreeSet<&str> = entity.fields.iter().map(|field| field.name).collect();
        assert_eq!(fields.len(), entity.fields.len(), "{}", entity.name);
    }
}

#[test]
fn every_name_used_in_a_declaration_is_a_field() {
    for entity in ENTITIES {
        for name in entity.title.iter().chain(entity.order) {
            let name = name.trim_start_matches('-');
            assert!(entity.field(name).is_some(), "{}.{name}", entity.name);
        }
        for field in entity.fields {
            if let Some(due) = field.due {
                assert_eq!(field.kind, Kind::Date, "{}.{} is owed", entity.name, field.name);
                assert!(due.until != field.name, "{}.{} ends itself", entity.name, field.name);
                let until = entity.field(due.until).map(|until| until.kind);
                assert_eq!(until, Some(Kind::Date), "{}.{} until {}", entity.name, field.name, due.until);
            }
            if let Kind::Link(other) = field.kind {
                assert!(super::entity(other).is_some(), "{}.{} links to {other}", entity.name, field.name);
            }
        }
    }
}

#[test]
fn an_initial_code_is_a_term_of_its_list() {
    for entity in ENTITIES {
        for field in entity.fields.iter().filter(|field| !field.initial.is_empty()) {
            match field.kind {
                Kind::Choice(list) | Kind::Choices(list) => assert!(
                    list.terms.iter().any(|term| term.code == field.initial),
                    "{}.{}: {}",
                    entity.name,
                    field.name,
                    field.initial
                ),
                _ => panic!("{}.{} starts with a code but is no choice", entity.name, field.name),
            }
        }
    }
}

#[test]
fn a_list_fits_eighty_columns() {
    for entity in ENTITIES {
        let widths: Vec<u16> = entity.fields.iter().map(|field| field.width).filter(|width| *width > 0).collect();
        let sum = widths.iter().sum::<u16>() + u16::try_from(widths.len()).unwrap() - 1;
        assert!(sum <= 74, "{} takes {sum}", entity.name);
        assert!((2..=6).contains(&widths.len()), "{} shows {} columns", entity.name, widths.len());
    }
}

#[test]
fn nothing_that_identifies_is_in_a_title_or_a_list() {
    for entity in ENTITIES {
        for field in entity.fields.iter().filter(|field| field.private) {
            assert!(!entity.title.contains(&field.name), "{}.{} in a title", entity.name, field.name);
            assert_eq!(field.width, 0, "{}.{} in a list", entity.name, field.name);
        }
    }
    let value = entity("identity").and_then(|identity| identity.field("value"));
    assert!(value.is_some_and(|value| value.private));
}

#[test]
fn every_help_is_a_sentence() {
    for entity in ENTITIES {
        let helps = entity.fields.iter().map(|field| (field.name, field.label, field.help));
        for (name, label, help) in helps.chain([(entity.name, entity.label, entity.help)]) {
            assert!(!label.is_empty(), "{}.{name} has no label", entity.name);
            assert!(help.ends_with('.') && help.split(' ').count() >= 4, "{}.{name}: {help}", entity.name);
            assert!(!help.contains('!') && !help.contains('\u{2014}'), "{}.{name}: {help}", entity.name);
        }
    }
}

#[test]
fn labels_tell_the_fields_of_a_record_apart() {
    for entity in ENTITIES {
        let labels: BTreeSet<&str> = entity.fields.iter().map(|field| field.label).collect();
        assert_eq!(labels.len(), entity.fields.len(), "{}", entity.name);
    }
}

#[test]
fn a_heading_means_one_field_of_a_record() {
    use crate::domain::vocabulary::squeeze;
    for entity in ENTITIES {
        let mut seen = std::collections::BTreeMap::new();
        for field in entity.fields {
            for heading in field.aliases.iter().chain([&field.label]) {
                let first = *seen.entry(squeeze(heading)).or_insert(field.name);
                assert_eq!(first, field.name, "{}: \"{heading}\" means two fields", entity.name);
            }
        }
    }
}

#[test]
fn the_short_words_of_private_fields_are_not_asked_to_be_searched() {
    for entity in ENTITIES {
        for field in entity.fields.iter().filter(|field| field.private && field.kind != Kind::Long) {
            assert!(!field.searched, "{}.{}", entity.name, field.name);
        }
    }
}

#[test]
fn everything_but_the_shared_registers_belongs_to_a_case() {
    const SHARED: &[&str] = &["case", "agency", "succession", "post", "chair", "competence", "library_entry"];
    for entity in ENTITIES {
        assert_eq!(entity.case_field().is_none(), SHARED.contains(&entity.name), "{}", entity.name);
    }
}

#[test]
fn a_reference_heading_on_an_action_sheet_means_the_case() {
    let field = entity("action").and_then(|action| action.field("case"));
    assert!(field.is_some_and(|field| field.aliases.contains(&"DHR ref")));
}

macro_rules! round_trips {
    ($($entity:ident),+ $(,)?) => {
        #[test]
        fn a_struct_gives_back_every_value_it_was_read_from() {
            let mut seen = 0;
            $({
                let entity: &'static Entity = &$entity::ENTITY;
                let values = $entity::samples();
                let record = crate::domain::record::Record { entity, id: 7, rev: 1, archived: None, values: values.clone(), covers: Vec::new() };
                let read = $entity::from(&record);
                assert_eq!(read.id, 7);
                assert_eq!(read.values(), values, "{}", entity.name);
                for (field, value) in entity.fields.iter().zip(&values) {
                    assert!(holds(field.kind, value), "{}.{} cannot hold {value:?}", entity.name, field.name);
                    // What is stored reads back as the same kind of value.
                    let again = crate::domain::value::Value::load(field.kind, value.store());
                    assert!(holds(field.kind, &again), "{}.{} stores {again:?}", entity.name, field.name);
                }
                let blank = $entity::from(&crate::domain::record::Record::blank(entity));
                assert_eq!(blank.values().len(), entity.fields.len());
                seen += 1;
            })+
            assert_eq!(seen, ENTITIES.len(), "every entity is tried");
        }
    };
}

/// Whether the Rust type of a field writes the kind of value its declaration names.
fn holds(kind: Kind, value: &crate::domain::value::Value) -> bool {
    use crate::domain::value::Value;
    matches!(
        (kind, value),
        (Kind::Text | Kind::Long, Value::Text(_))
            | (Kind::Number | Kind::Money, Value::Number(_) | Value::Money(_))
            | (Kind::Date, Value::Date(_))
            | (Kind::Loose, Value::Loose(_))
            | (Kind::Choice(_), Value::Code(_))
            | (Kind::Choices(_), Value::Codes(_))
            | (Kind::Fact, Value::Fact(_))
            | (Kind::Link(_), Value::Link(_))
    )
}

round_trips!(
    Case,
    Person,
    Identity,
    Relationship,
    Death,
    Agency,
    Succession,
    Post,
    Seat,
    Invitation,
    Declaration,
    Meeting,
    Attendance,
    Return,
    Chase,
    Event,
    EventQuery,
    SameIncident,
    UnreadRow,
    Tag,
    Finding,
    Recommendation,
    Action,
    ActionUpdate,
    Evidence,
    Resource,
    Note,
    Document,
    Version,
    Circulation,
    Letter,
    Submission,
    QaLetter,
    QaPoint,
    Decision,
    Pause,
    DueChange,
    Step,
    LinkedReview,
    Proceeding,
    Hold,
    Equality,
    ContactPlan,
    FamilyContact,
    Milestone,
    KeyDate,
    Chair,
    Competence,
    Quote,
    Cost,
    Contribution,
    RetentionHold,
    LibraryEntry
);
