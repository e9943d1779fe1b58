//! The tabs of a case, and the lists each of them holds side by side in one place.

use crate::app::layout::width;
use crate::app::list::ListPane;
use crate::app::scene::{Line, Role};
use crate::app::standing::Standing;

/// A tab: its label and the lists it holds. The first tab is the record itself.
pub const TABS: [(&str, &[&str]); 9] = [
    ("Summary", &[]),
    ("Plan", &["step", "pause", "due_change", "decision"]),
    ("Timeline", &["event"]),
    ("Panel", &["seat", "meeting", "attendance", "invitation", "declaration", "appointment"]),
    ("Returns", &["return", "chase"]),
    ("Actions", &["action", "recommendation", "finding", "action_update", "evidence", "resource"]),
    ("Family", &["contact_plan", "milestone", "family_contact", "key_date", "person", "relationship", "hold"]),
    ("QA", &["submission", "qa_letter", "qa_point", "linked_review", "proceeding", "equality"]),
    ("Records", &["note", "document", "version", "letter", "cost", "contribution", "death", "retention_hold"]),
];

/// What a list of a case is narrowed to at first: the Timeline is the review's own, the composite has its own screen.
pub fn at_first(entity: &str) -> &'static str {
    if entity == "event" { "view:review" } else { "" }
}

/// One tab as it is open: its lists, and which of them is shown.
pub(super) struct TabState {
    pub panes: Vec<ListPane>,
    /// The place after the last list is the gate, on the tab that has one.
    pub at: usize,
    pub gate: Option<Standing>,
}

impl TabState {
    /// Places of the tab.
    pub fn count(&self) -> usize {
        self.panes.len() + usize::from(self.gate.is_some())
    }

    /// Its lists, the open one lit, each with its count. When they do not all fit, those before the open one make room,
    /// then those after it; `<` and `>` say that there are more.
    pub fn line(&self, columns: usize) -> Line {
        let last = self.count().saturating_sub(1);
        let before = (0..=self.at).map(|first| (first, last));
        let after = (self.at..last).rev().map(|until| (self.at, until));
        before
            .chain(after)
            .map(|(first, until)| self.part(first, until))
            .find(|line| width(&line.text()) <= columns)
            .unwrap_or_else(|| self.part(self.at, self.at))
    }

    /// The lists from one to another, both shown.
    fn part(&self, first: usize, until: usize) -> Line {
        let mut line = Line::of(if first > 0 { " <" } else { "" }, Role::Dim);
        for (at, pane) in self.panes.iter().enumerate().take(until + 1).skip(first) {
            line.push("  ", Role::Text);
            let on = at == self.at;
            let label = pane.list.entity.plural;
            let count = if pane.list.loaded { format!(" {}", pane.list.total) } else { String::new() };
            line.push(
                if on { label.to_uppercase() } else { label.to_owned() },
                if on { Role::TabOn } else { Role::Tab },
            );
            line.push(count, Role::Dim);
        }
        if self.gate.is_some() && until >= self.panes.len() {
            let on = self.at >= self.panes.len();
            line.push("  ", Role::Text);
            line.push(
                if on { "PUBLICATION GATE" } else { "Publication gate" },
                if on { Role::TabOn } else { Role::Tab },
            );
        }
        if until + 1 < self.count() {
            line.push("  >", Role::Dim);
        }
        line
    }
}
