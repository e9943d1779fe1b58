//! What is wrong with a template, with the row and the field.

use std::fmt;

/// One fault. A template with any is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The step, counted from 1; 0 for the file as a whole.
    pub row: usize,
    /// Its code, as far as it is known.
    pub code: String,
    pub field: String,
    pub text: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, self.code.as_str()) {
            (0, _) => write!(f, "{}: {}", self.field, self.text),
            (row, "") => write!(f, "step {row}, {}: {}", self.field, self.text),
            (row, code) => write!(f, "step {row} ({code}), {}: {}", self.field, self.text),
        }
    }
}
