//! Stand-in.
use super::entity::Entity;
use super::value::Id;
pub fn score(typed: &str, label: &str) -> Option<i64> {
    label.to_lowercase().contains(&typed.to_lowercase()).then_some(1)
}
pub struct Hit {
    pub entity: &'static Entity,
    pub id: Id,
    pub label: String,
}
pub struct Index {
    rows: Vec<(&'static Entity, Id, String)>,
}
impl Index {
    pub fn new<'a>(rows: impl Iterator<Item = (&'static Entity, Id, &'a str)>) -> Self {
        Self { rows: rows.map(|(e, i, l)| (e, i, l.to_owned())).collect() }
    }
    pub fn len(&self) -> usize {
        self.rows.len()
    }
    pub fn search(&mut self, typed: &str, limit: usize) -> (usize, Vec<Hit>) {
        let hits: Vec<Hit> = self
            .rows
            .iter()
            .filter(|r| score(typed, &r.2).is_some())
            .map(|r| Hit { entity: r.0, id: r.1, label: r.2.clone() })
            .collect();
        (hits.len(), hits.into_iter().take(limit).collect())
    }
}
