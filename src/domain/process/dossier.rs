//! One review with everything filed under it: the only thing the engine reads.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::super::change::{Batch, Change};
use super::super::entity::Entity;
use super::super::record::Record;
use super::super::register::{self, *};
use super::super::value::{Id, Ref, Value};
use super::became::Agencies;
use super::day::Now;

macro_rules! dossier {
    ($( $(#[$meta:meta])* $field:ident: $type:ident ),+ $(,)?) => {
        /// A review and its records, archived ones left out.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Dossier {
            pub case: Case,
            /// The versions whose scan was made with another key of names than the case has now.
            pub outdated_scans: BTreeSet<Id>,
            /// The versions of which parts were not read when they were scanned, and which; those a person has accepted
            /// are left out.
            pub doubtful_scans: BTreeMap<Id, String>,
            $( $(#[$meta])* pub $field: Vec<$type>, )+
            /// What became of agencies that ended; one for all dossiers read together.
            pub agencies: Arc<Agencies>,
        }

        impl Dossier {
            /// The kinds of record a dossier is made of.
            pub const KINDS: &'static [&'static str] = &["case", $( $type::ENTITY.name ),+];

            /// Files one record; says no when it is of a kind the engine does not read.
            pub fn file(&mut self, record: &Record) -> bool {
                match record.entity.name {
                    "case" => self.case = record.into(),
                    $( name if name == $type::ENTITY.name => self.$field.push(record.into()), )+
                    _ => return false,
                }
                true
            }

            /// A record of the dossier in its general form.
            pub fn record(&self, entity: &str, id: Id) -> Option<Record> {
                match entity {
                    "case" if self.case.id == id => Some(general(&Case::ENTITY, id, self.case.values())),
                    $( name if name == $type::ENTITY.name => self
                        .$field
                        .iter()
                        .find(|own| own.id == id)
                        .and_then(|own| Some(general(register::entity(name)?, id, own.values()))), )+
                    _ => None,
                }
            }

            fn replace(&mut self, record: &Record) {
                match record.entity.name {
                    "case" => self.case = record.into(),
                    $( name if name == $type::ENTITY.name => {
                        if let Some(slot) = self.$field.iter_mut().find(|own| own.id == record.id) {
                            *slot = record.into();
                        }
                    } )+
                    _ => {}
                }
            }

            fn remove(&mut self, entity: &str, id: Id) {
                match entity {
                    $( name if name == $type::ENTITY.name => self.$field.retain(|own| own.id != id), )+
                    _ => {}
                }
            }
        }
    };
}

dossier! {
    people: Person,
    pauses: Pause,
    due_changes: DueChange,
    steps: Step,
    returns: Return,
    chases: Chase,
    submissions: Submission,
    qa_letters: QaLetter,
    points: QaPoint,
    contact_plans: ContactPlan,
    contacts: FamilyContact,
    milestones: Milestone,
    key_dates: KeyDate,
    holds: Hold,
    proceedings: Proceeding,
    linked: LinkedReview,
    decisions: Decision,
    seats: Seat,
    invitations: Invitation,
    meetings: Meeting,
    attendance: Attendance,
    declarations: Declaration,
    documents: Document,
    versions: Version,
    circulations: Circulation,
    letters: Letter,
    recommendations: Recommendation,
    actions: Action,
    evidence: Evidence,
    equality: Equality,
    queries: EventQuery,
    retention_holds: RetentionHold,
    quotes: Quote,
    costs: Cost,
    contributions: Contribution,
}

fn general(entity: &'static Entity, id: Id, values: Vec<Value>) -> Record {
    Record { entity, id, rev: 0, archived: None, values, covers: Vec::new() }
}

impl Dossier {
    /// The kinds of record that belong to no review and are told to every dossier.
    pub const OF_ALL: [&'static str; 2] = ["agency", "succession"];

    /// Gathers records of many reviews into dossiers, in the order of the cases. Dates to avoid that belong to no case
    /// are filed under every one, and so is what became of agencies. Archived records and other records of no case are
    /// left out; an agency that was archived has ended all the same.
    pub fn gather<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<Dossier> {
        let mut at: HashMap<Id, usize> = HashMap::new();
        let mut dossiers: Vec<Dossier> = Vec::new();
        let mut for_all: Vec<KeyDate> = Vec::new();
        let mut agencies = Agencies::default();
        for record in records {
            match record.entity.name {
                "agency" => {
                    agencies.agency(&record.into());
                    continue;
                }
                _ if record.archived.is_some() => continue,
                "succession" => {
                    agencies.step(record.into());
                    continue;
                }
                _ => {}
            }
            let Some(case) = record.case() else {
                if record.entity.name == KeyDate::ENTITY.name {
                    for_all.push(record.into());
                }
                continue;
            };
            let index = *at.entry(case).or_insert_with(|| {
                dossiers.push(Dossier::default());
                dossiers.len() - 1
            });
            if let Some(dossier) = dossiers.get_mut(index) {
                dossier.file(record);
            }
        }
        dossiers.retain(|dossier| dossier.case.id != 0);
        let agencies = Arc::new(agencies);
        for dossier in &mut dossiers {
            dossier.key_dates.extend(for_all.iter().cloned());
            dossier.agencies = Arc::clone(&agencies);
        }
        dossiers
    }

    /// A case that is only being added, known by the negative id its batch gives it.
    pub fn unsaved(case: Id) -> Dossier {
        Dossier { case: Case { id: case, ..Case::default() }, ..Dossier::default() }
    }

    /// Whether the case is only being added.
    pub fn is_unsaved(&self) -> bool {
        self.case.id < 0
    }

    /// The dossier as it would be after a batch; records added get the negative ids the batch knows them by.
    pub fn after(&self, batch: &Batch) -> Dossier {
        self.after_changes(batch.numbered())
    }

    /// The same after some changes, each with the id of the latest record the batch had added by then.
    pub fn after_changes<'a>(&self, changes: impl IntoIterator<Item = (Id, &'a Change)>) -> Dossier {
        let mut after = self.clone();
        for (added, change) in changes {
            match change {
                Change::Add { entity, values } => {
                    let mut record = Record::blank(entity);
                    record.id = added;
                    for (field, value) in values {
                        record.set(field, value.clone());
                    }
                    // A record of another review is no part of this one.
                    if record.case().is_none_or(|case| case == self.case.id) {
                        after.file(&record);
                    }
                }
                Change::Set { entity, id, field, new, .. } => {
                    if let Some(mut record) = after.record(entity.name, *id) {
                        record.set(field, new.clone());
                        after.replace(&record);
                    }
                }
                Change::Archive { entity, id, .. } => after.remove(entity.name, *id),
                Change::Restore { .. } => {}
            }
        }
        after
    }

    /// Whether a change is to this review or a record of it.
    pub fn concerns(&self, added: Id, change: &Change) -> bool {
        match change {
            Change::Add { entity, .. } if entity.name == Case::ENTITY.name => added == self.case.id,
            Change::Add { values, .. } => {
                let case = values.iter().find(|(name, _)| *name == "case").map(|(_, value)| value.as_link());
                case.is_none_or(|case| case.is_none_or(|case| case == self.case.id))
            }
            Change::Set { entity, id, .. } | Change::Archive { entity, id, .. } | Change::Restore { entity, id } => {
                if entity.name == Case::ENTITY.name {
                    *id == self.case.id
                } else {
                    // One added by the same batch is asked for where it is added.
                    *id < 0 || self.record(entity.name, *id).is_some()
                }
            }
        }
    }

    /// A pointer to the case.
    pub fn link(&self) -> Ref {
        Ref::new(self.case.id, self.case.reference.clone())
    }

    /// Whether a review (not a decision against one) was decided on.
    pub fn is_review(&self) -> bool {
        ["review", "joint", "directed"].iter().any(|code| self.case.outcome.is(code))
    }

    /// Whether the decision was not to review.
    pub fn is_refused(&self) -> bool {
        self.case.outcome.0.starts_with("no_")
    }

    /// Pauses running on a day.
    pub fn open_pauses<'a>(&'a self, today: &'a dyn Now) -> impl Iterator<Item = &'a Pause> {
        self.pauses.iter().filter(move |pause| {
            pause.started.is_some_and(|start| today.has_come(start))
                && pause.ended.is_none_or(|end| !today.has_come(end))
        })
    }

    pub fn person(&self, id: Id) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }
}
