//! The panel pack: what a chair needs on the table at one meeting, on one or two pages. Wishes of the family come
//! first in its section; nothing private and nothing of the panel's own notes is in it.
//! Knows the domain; must not know the store or the screen.

mod agenda;
mod decide;
mod page;
mod section;

use crate::domain::date::Date;
use crate::domain::process::{Dossier, wording};
use crate::domain::register::Meeting;
use crate::domain::vocabulary as v;
use crate::error::Result;
use crate::exchange::write::docx::{Document, Style};

const MARKING: &str = "OFFICIAL-SENSITIVE";

/// One part of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub heading: &'static str,
    /// One thing each.
    pub items: Vec<String>,
    /// What to say when there is nothing: "None" would not tell looked for from forgotten.
    pub nothing: &'static str,
}

/// A pack for one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    pub reference: String,
    /// "Panel 2, Monday 30 March 2026, 09:30".
    pub title: String,
    pub made: Date,
    pub sections: Vec<Section>,
}

/// The pack of a meeting as the register stands today.
pub fn pack(dossier: &Dossier, meeting: &Meeting, today: Date) -> Pack {
    let kind = match meeting.kind.0.as_str() {
        "" => "No meeting is set",
        code => v::MEETING_TYPE.label(code),
    };
    let when = meeting.when.map(|when| when.strftime("%A %-d %B %Y").to_string());
    let parts = [Some(kind.to_owned()), when, Some(meeting.time.clone()), Some(meeting.place.clone())];
    let title = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ");
    let last = section::last(dossier, meeting, today);
    let mut sections = vec![
        section::agenda(meeting),
        decide::decisions(dossier, meeting, today),
        section::family(dossier, today),
        section::outstanding(dossier, today),
        section::from_last(dossier, last, today),
    ];
    // Before it is decided to hold a review there is no panel to be complete, and nothing it could have considered.
    let has_panel = dossier.is_review() && !meeting.kind.is("consideration");
    if has_panel || section::has_members(dossier) {
        sections.extend([section::attendance(dossier, meeting, last), section::undeclared(dossier, meeting)]);
    }
    sections.push(section::papers(dossier, meeting));
    if has_panel {
        sections.extend([section::gaps(dossier), section::equality(dossier)]);
    }
    Pack { reference: dossier.case.reference.clone(), title, made: today, sections }
}

impl Pack {
    /// Plain text that prints on one or two pages of 66 lines and 78 columns; long lists end with how many more.
    pub fn to_txt(&self) -> String {
        page::text(self)
    }

    /// The whole pack as a Word document, nothing cut.
    ///
    /// # Errors
    /// A fault in writing the file.
    pub fn to_docx(&self) -> Result<Vec<u8>> {
        let mut document = Document::new(format!("{} panel pack", self.reference)).header(MARKING).footer(format!(
            "{MARKING}  {}  {}",
            self.reference,
            wording::day(self.made)
        ));
        document.paragraph(Style::Title, &format!("{}: {}", self.reference, self.title));
        for section in &self.sections {
            document.paragraph(Style::Heading2, section.heading);
            if section.items.is_empty() {
                document.paragraph(Style::Normal, section.nothing);
            }
            for item in &section.items {
                document.paragraph(Style::Normal, &format!("\u{2022}\t{item}"));
            }
        }
        document.to_bytes()
    }
}
