//! `dhr find`: what records are called, then the words in their text.

use serde_json::json;

use super::open::Desk;
use super::print;
use super::table::Table;
use crate::domain::find::Index;
use crate::error::Result;
use crate::term::cover::Cover;

pub fn run(desk: &Desk, words: &[String], limit: usize) -> Result<()> {
    let words = words.join(" ");
    let store = desk.store()?;
    let mut index = Index::default();
    store.labels(&mut |entity, id, label| index.add(entity, id, label))?;
    let (_, named) = index.search(&words, limit);
    let mut texts = store.search_text(&words, limit)?;
    Cover::new(&store).hits(&mut texts, &words)?;
    if desk.json {
        let named = named
            .iter()
            .map(|hit| json!({ "entity": hit.entity.name, "id": hit.id, "label": hit.label, "found": "label" }));
        let texts = texts.iter().map(|hit| {
            json!({
                "entity": hit.entity.name, "id": hit.id, "case": hit.case, "label": hit.label, "found": "text",
                "field": hit.field.name, "snippet": hit.snippet,
            })
        });
        return print::rows(named.chain(texts));
    }
    if named.is_empty() && texts.is_empty() {
        return print::nothing();
    }
    if !named.is_empty() {
        let rows = named.iter().map(|hit| vec![format!("{}:{}", hit.entity.name, hit.id), hit.label.clone()]);
        Table { headings: vec!["Record".to_owned(), "Called".to_owned()], rows: rows.collect() }.print();
    }
    if !texts.is_empty() {
        if !named.is_empty() {
            print::line("");
        }
        print::line("IN THE TEXT");
    }
    for hit in &texts {
        print::line(&format!("{}:{}  {} {} ({})", hit.entity.name, hit.id, hit.case, hit.label, hit.field.label));
        print::indented(&hit.snippet, 2);
    }
    Ok(())
}
