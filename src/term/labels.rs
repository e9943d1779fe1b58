//! The labels of find as they are read from the register: all at once where that is quick, else in slices between keys.

use super::shelf::Unnamed;
use crate::app::labels::Labels;
use crate::domain::find::Index;
use crate::domain::value::Id;
use crate::error::Result;
use crate::store::{Labelling, Store};

/// Records read for their labels before find is shown; where there are more it is filled while one looks at it.
const AT_ONCE: usize = 4_000;

#[derive(Default)]
pub struct LabelFill {
    /// The labels as of a batch.
    labels: Option<(Id, Labels)>,
    labelling: Labelling,
}

impl LabelFill {
    /// The labels: all of them where that is quick, else the first, and the rest is read in slices between keys. They go
    /// onto the shelf as they are read, and stay there until something changed.
    pub fn begin(&mut self, store: &Store) -> Result<Labels> {
        let batch = store.last_batch()?;
        if let Some((known, labels)) = &self.labels
            && *known == batch
        {
            return Ok(labels.clone());
        }
        let labels = Labels::new(Index::on(Box::new(Unnamed::beside(store.path()))));
        self.labels = Some((batch, labels.clone()));
        self.labelling = Labelling::default();
        while !labels.is_whole() && self.labelling.read() < AT_ONCE {
            self.more(store)?;
        }
        Ok(labels)
    }

    /// Reads the next slice of the labels; tells them once they are whole.
    pub fn more(&mut self, store: &Store) -> Result<Option<Labels>> {
        let Some((_, labels)) = &self.labels else { return Ok(None) };
        let filled = labels.fill(|index| {
            store.more_labels(&mut self.labelling, &mut |entity, id, label| index.add(entity, id, label))
        });
        if let Err(error) = filled {
            self.labels = None;
            return Err(error);
        }
        let whole = labels.is_whole().then(|| labels.clone());
        if whole.is_some() {
            self.labelling = Labelling::default();
        }
        Ok(whole)
    }

    /// All of them at once.
    pub fn whole(&mut self, store: &Store) -> Result<Labels> {
        let labels = self.begin(store)?;
        while !labels.is_whole() {
            self.more(store)?;
        }
        Ok(labels)
    }
}
