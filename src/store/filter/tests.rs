//! Queries run against the tables of the real register.

use rusqlite::{Connection, params_from_iter};

use super::super::dated;
use super::{compile, register_holds};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::query::{Context, parse};
use crate::domain::register::{ENTITIES, entity};
use crate::domain::value::Stored;
use crate::error::Kind;

const SCANNED: &str =
    concat!(include_str!("../migration/0008_scanned.sql"), include_str!("../migration/0009_files.sql"));
const TABLES: &str =
    concat!(include_str!("../migration/0002_register.sql"), include_str!("../migration/0004_order.sql"));

const ROWS: &str = r#"
INSERT INTO "case" (id, reference, stage, title, lead, agreed_due, submitted, closed, police_ref, date_of_death, category) VALUES
 (1, 'DHR-2025-021', 'panel_running', 'Station Road', 'amara', '2026-03-23', NULL, NULL, 'OP SECRET', '2025-01-10|2025-01-12|a|--:--|--|10 Jan', '["intimate_partner"]'),
 (2, 'DHR-2025-017', 'drafting', 'Siân''s case', 'priya', '2026-04-24', NULL, NULL, NULL, '~|~|n|--:--|--|', NULL),
 (3, 'DHR-2024-011', 'closed', 'Bridge End MÜLLER', NULL, '2025-01-01', NULL, '2025-06-01', NULL, '2025-02-01|2025-02-28|b|--:--|--|Feb 2025', '["familial","intimate_partner"]'),
 (4, 'DHR-2026-002', 'notified', 'Women’s Lane', 'amara', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO agency (id, name) VALUES (1, 'Northfield Health Trust'), (2, 'Police');
INSERT INTO post (id, name, user) VALUES (1, 'VAWG lead', 'amara');
INSERT INTO "action" (id, number, due, "case", what, agency, owner, rag, progress, ended) VALUES
 (1, '33', '2026-03-23', 1, 'Return IMR', 1, NULL, 'amber', 'on_track', NULL),
 (2, '27', '2026-03-31', 2, 'Evidence', 2, 1, 'amber', 'on_track', NULL),
 (3, '40', NULL, 2, 'Body-worn video', 2, NULL, 'grey', 'not_started', NULL),
 (4, '41', '2026-01-01', 2, 'Given up', 2, NULL, 'red', 'withdrawn', '2026-02-01'),
 (5, '42', '2025-12-01', 3, 'Done', 1, NULL, 'blue', 'evidenced', NULL);
"#;

fn base() -> Connection {
    let conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(TABLES).unwrap();
    conn.execute_batch(SCANNED).unwrap();
    conn.execute_batch(ROWS).unwrap();
    register_holds(&conn).unwrap();
    dated::register(&conn, &dated::Held::default()).unwrap();
    conn
}

fn context() -> Context {
    Context::new(Date::constant(2026, 3, 27)).me("amara")
}

fn value(stored: Stored) -> rusqlite::types::Value {
    match stored {
        Stored::Null => rusqlite::types::Value::Null,
        Stored::Int(number) => number.into(),
        Stored::Text(text) => text.into(),
    }
}

fn statement(text: &str, entity: &'static Entity) -> (String, Vec<rusqlite::types::Value>) {
    let (query, problems) = parse(text, entity);
    assert_eq!(problems, [], "{text}");
    let compiled = compile(&query, entity, ENTITIES, &context()).unwrap();
    let narrow = if compiled.where_sql.is_empty() { "1".to_owned() } else { compiled.where_sql };
    let sql =
        format!("SELECT t.id FROM \"{}\" AS t WHERE {narrow} ORDER BY {}", entity.name, compiled.order.forwards());
    (sql, compiled.params.into_iter().map(value).collect())
}

fn ids(conn: &Connection, text: &str, name: &str) -> Vec<i64> {
    let (sql, params) = statement(text, entity(name).unwrap());
    let mut statement = conn.prepare(&sql).unwrap_or_else(|error| panic!("{text}: {error}\n{sql}"));
    let rows = statement.query_map(params_from_iter(params), |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_narrowed_list_of_cases_holds_what_was_asked_for() {
    let conn = base();
    for (text, found) in [
        ("", vec![3, 2, 1, 4]),
        ("station", vec![1]),
        ("sian", vec![2]),
        ("SIÂN'S", vec![2]),
        ("muller", vec![3]),
        ("women's", vec![4]),
        ("2025", vec![2, 1]),
        ("2025 -road", vec![2]),
        ("\"panel running\"", vec![1]),
        ("secret", vec![]),
        ("stage:imr", vec![1]),
        ("stage:d", vec![2]),
        ("stage:!closed", vec![2, 1, 4]),
        ("agreed_due<today", vec![3, 1]),
        ("agreed_due:none", vec![4]),
        ("agreed_due<=+30", vec![3, 2, 1]),
        ("agreed_due:2026-04", vec![2]),
        ("agreed_due>=1 mar 2026", vec![2, 1]),
        ("date_of_death<feb 2025", vec![1]),
        ("date_of_death>10 jan 2025", vec![3]),
        ("date_of_death:2025", vec![3, 1]),
        ("overdue", vec![1]),
        ("overdue:no", vec![3, 2, 4]),
        ("due:any", vec![2, 1]),
        ("due>today", vec![2]),
        ("open", vec![2, 1, 4]),
        ("open:no", vec![3]),
        ("mine", vec![1, 4]),
        ("lead:me", vec![1, 4]),
        ("lead:!me", vec![3, 2]),
        ("lead:none", vec![3]),
        ("case:DHR-2025-021", vec![1]),
        ("category:!intimate", vec![2, 4]),
        ("id:1,2", vec![2, 1]),
        ("sort:stage", vec![4, 1, 2, 3]),
        ("sort:-reference", vec![4, 1, 2, 3]),
        ("sort:agreed_due", vec![3, 1, 2, 4]),
        ("sort:due", vec![3, 1, 2, 4]),
        ("group:lead", vec![4, 1, 2, 3]),
    ] {
        let ordered = if text.contains("sort:") || text.contains("group:") {
            text.to_owned()
        } else {
            format!("{text} sort:reference")
        };
        assert_eq!(ids(&conn, &ordered, "case"), found, "{text}");
    }
}

#[test]
fn a_narrowed_list_of_actions_follows_its_links() {
    let conn = base();
    for (text, found) in [
        ("", vec![5, 4, 1, 2, 3]),
        ("northfield", vec![5, 1]),
        ("DHR-2025-017 -evidence", vec![4, 3]),
        ("agency:\"health northfield\"", vec![5, 1]),
        ("case:DHR-2025-021", vec![1]),
        ("owner:any", vec![2]),
        ("owner:me", vec![2]),
        ("mine", vec![1, 2]),
        ("open", vec![1, 2, 3]),
        ("overdue", vec![1]),
        ("rag:amber,grey open sort:-due", vec![2, 1, 3]),
        ("group:agency sort:due", vec![5, 1, 4, 2, 3]),
        ("\"on track\"", vec![]),
        ("progress:\"on track\"", vec![1, 2]),
    ] {
        assert_eq!(ids(&conn, text, "action"), found, "{text}");
    }
}

#[test]
fn every_field_of_every_entity_can_be_asked_for_and_sorted_by() {
    let conn = base();
    for entity in ENTITIES {
        for field in entity.fields {
            for text in ["any", "none"].map(|value| format!("word {}:{value} sort:-{}", field.name, field.name)) {
                let (query, problems) = parse(&text, entity);
                assert_eq!(problems, [], "{} {text}", entity.name);
                let open = context().revealed(true);
                let compiled = compile(&query, entity, ENTITIES, &open).unwrap();
                let sql = format!(
                    "SELECT t.id FROM \"{}\" AS t WHERE {} ORDER BY {}",
                    entity.name,
                    compiled.where_sql,
                    compiled.order.forwards()
                );
                let statement = conn.prepare(&sql).unwrap_or_else(|error| panic!("{text}: {error}\n{sql}"));
                assert_eq!(statement.parameter_count(), compiled.params.len(), "{sql}");
            }
        }
    }
}

#[test]
fn a_private_field_is_neither_asked_nor_sorted_by_until_revealed() {
    let case = entity("case").unwrap();
    for text in ["police_ref:secret", "police_ref:any", "sort:police_ref", "group:police_ref"] {
        let (query, _) = parse(text, case);
        assert_eq!(compile(&query, case, ENTITIES, &context()).unwrap_err().kind, Kind::Denied, "{text}");
        assert!(compile(&query, case, ENTITIES, &context().revealed(true)).is_ok(), "{text}");
    }
}

fn plan(conn: &Connection, text: &str, name: &str, case: Option<i64>) -> String {
    let (mut sql, params) = statement(text, entity(name).unwrap());
    if let Some(case) = case {
        sql = sql.replace("WHERE 1", &format!("WHERE t.\"case\" = {case}"));
    }
    let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let lines = statement.query_map(params_from_iter(params), |row| row.get::<_, String>(3)).unwrap();
    lines.collect::<Result<Vec<_>, _>>().unwrap().join("\n")
}

#[test]
fn the_default_orders_and_plain_date_terms_are_served_by_an_index() {
    let conn = base();
    for (text, name, case, index) in [
        ("", "case", None, "case_in_order"),
        ("", "action", None, "action_in_order"),
        ("due<today", "action", None, "action_in_order"),
        ("rag:red due>=today", "action", None, "action_in_order"),
        ("", "action", Some(1), "action_case_in_order"),
        ("", "event", Some(1), "event_case_in_order"),
    ] {
        let plan = plan(&conn, text, name, case);
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{name} {text}: {plan}");
    }
}
