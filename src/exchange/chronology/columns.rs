//! What a column of a chronology can mean, and the headings it goes by. Must not know any file.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::domain::fold::fold_text;
use crate::domain::vocabulary::squeeze;

/// The meaning of a column. The order decides between meanings that fit a heading equally well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    EndDate,
    EndTime,
    Date,
    Time,
    Reference,
    Sequence,
    Agency,
    Source,
    Subject,
    Response,
    Comment,
    Text,
    /// Left out because a person said so.
    Ignore,
}

impl Column {
    pub const ALL: [Column; 13] = [
        Column::EndDate,
        Column::EndTime,
        Column::Date,
        Column::Time,
        Column::Reference,
        Column::Sequence,
        Column::Agency,
        Column::Source,
        Column::Subject,
        Column::Response,
        Column::Comment,
        Column::Text,
        Column::Ignore,
    ];

    /// The name used for mapping by hand and in the report.
    pub const fn code(self) -> &'static str {
        match self {
            Column::EndDate => "end_date",
            Column::EndTime => "end_time",
            Column::Date => "date",
            Column::Time => "time",
            Column::Reference => "ref",
            Column::Sequence => "sequence",
            Column::Agency => "agency",
            Column::Source => "source",
            Column::Subject => "subject",
            Column::Response => "response",
            Column::Comment => "comment",
            Column::Text => "text",
            Column::Ignore => "ignore",
        }
    }

    /// What it means, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Column::EndDate => "Date it ended",
            Column::EndTime => "Time it ended",
            Column::Date => "Date",
            Column::Time => "Time",
            Column::Reference => "Event reference",
            Column::Sequence => "Sequence number",
            Column::Agency => "Agency (checked, not taken)",
            Column::Source => "Source",
            Column::Subject => "Whom it is about",
            Column::Response => "Response",
            Column::Comment => "Author's comment",
            Column::Text => "Event",
            Column::Ignore => "",
        }
    }

    /// The meaning of a name typed by a person: its code, or the name of the field of an event.
    pub fn from_code(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace([' ', '-'], "_");
        let other = match name.as_str() {
            "when" => Some(Column::Date),
            "what" | "event" => Some(Column::Text),
            "ends" => Some(Column::EndDate),
            "reference" => Some(Column::Reference),
            "person" | "about" => Some(Column::Subject),
            _ => None,
        };
        other.or_else(|| Column::ALL.into_iter().find(|column| column.code() == name))
    }

    /// Whether several columns of one table may have it; their texts are then joined under their headings.
    pub(super) const fn may_repeat(self) -> bool {
        matches!(self, Column::Text | Column::Response | Column::Comment | Column::Ignore)
    }

    /// Headings met in practice; the first lines are those of the one chronology tool in use.
    const fn forms(self) -> &'static [&'static str] {
        match self {
            Column::EndDate => &[
                "End Date",
                "Date to",
                "Date ended",
                "Finish date",
                "End",
                "To",
                "Until",
                "End of event",
                "Date until",
            ],
            Column::EndTime => &["End Time", "Time to", "Time ended", "Finish time"],
            Column::Date => &[
                "Start Date",
                "Date",
                "Date of Event",
                "Date & Time",
                "When",
                "Date of contact",
                "Incident date/time",
                "Event date",
                "Date and time",
                "Date/Time",
                "Date from",
                "Contact date",
                "Incident date",
                "Date(s)",
                "Day",
                "Dyddiad",
            ],
            Column::Time => {
                &["Start Time", "Time", "Event time", "Time of event", "Time of contact", "Time (24h)", "Amser"]
            }
            Column::Reference => {
                &["Event Ref", "Ref", "Ref no", "Row ref", "Entry no", "Reference", "ID", "Event ID", "No", "Number"]
            }
            Column::Sequence => &["Sequence", "Seq", "Sequence no", "Order"],
            Column::Agency => &["Agency", "Organisation", "Agency name", "Service"],
            Column::Source => &[
                "Source of Information",
                "Source",
                "Source of evidence",
                "Record",
                "Where recorded",
                "Source document",
                "Source of record",
                "System",
                "Evidence",
                "File reference",
                "Src",
                "File",
            ],
            Column::Subject => &[
                "Person",
                "Subject",
                "V / P / Both",
                "Re",
                "Who",
                "Family member",
                "Person concerned",
                "About",
                "Name of person",
                "Individual",
                "Persons involved",
            ],
            Column::Response => &[
                "Response",
                "Decision",
                "Action taken",
                "Outcome",
                "Action",
                "Response / outcome",
                "Agency response",
                "Action taken by agency",
                "What was done",
            ],
            Column::Comment => &[
                "Comment",
                "IMR author comment",
                "Analysis",
                "Agency comments",
                "Missed opportunity / good practice",
                "Comments",
                "Author comment",
                "Notes",
                "Remarks",
                "Reviewer comment",
            ],
            Column::Text => &[
                "Event",
                "Event and response",
                "Brief details of event / contact",
                "Contact / significant event",
                "Significant event",
                "Summary of contact",
                "Details of contact",
                "Contact",
                "Details",
                "Summary",
                "What happened",
                "What",
                "Contact notes",
                "Case note",
                "Description",
                "Event details",
                "Incident",
                "Narrative",
                "Details of event",
                "Information",
                "Digwyddiad",
            ],
            Column::Ignore => &[],
        }
    }
}

/// Words that make a heading something else than the date of the event.
const NOT_THE_EVENT: [&str; 7] = ["birth", "dob", "entered", "received", "completed", "printed", "requested"];
/// Below this a heading is not taken for a meaning.
pub(super) const ENOUGH: f64 = 0.75;

fn words(text: &str) -> Vec<String> {
    let folded = fold_text(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(*word, "" | "of" | "the" | "and"));
    words.map(str::to_owned).collect()
}

/// A known heading, made comparable once.
struct Form {
    squeezed: String,
    words: Vec<String>,
}

fn forms(column: Column) -> &'static [Form] {
    static FORMS: OnceLock<Vec<Vec<Form>>> = OnceLock::new();
    let all = FORMS.get_or_init(|| {
        let of = |form: &&str| Form { squeezed: squeeze(form), words: words(form) };
        Column::ALL.iter().map(|column| column.forms().iter().map(of).collect()).collect()
    });
    let at = Column::ALL.iter().position(|own| *own == column);
    at.and_then(|at| all.get(at)).map_or(&[], Vec::as_slice)
}

/// A text that may be a heading, made comparable.
pub(super) struct Heading {
    squeezed: String,
    /// Without what stands in brackets.
    bare: String,
    words: Vec<String>,
}

impl Heading {
    pub(super) fn of(text: &str) -> Self {
        let bare = squeeze(text.split(['(', '[']).next().unwrap_or(text));
        Self { squeezed: squeeze(text), bare, words: words(text) }
    }

    /// A short word with one letter left out, doubled, wrong or changed with the next: "Dat", "Evnet", "Sorce".
    fn is_slip_of(&self, form: &Form) -> bool {
        let (own, known) = (&self.bare, &form.squeezed);
        let first = |text: &str| text.chars().next();
        (3..=8).contains(&own.len())
            && known.len() >= 4
            && own.len().abs_diff(known.len()) <= 1
            && first(own) == first(known)
            && strsim::osa_distance(own, known) == 1
    }

    /// How well it fits a meaning, 0 to 1. 1 is a known heading; less is a likeness.
    pub(super) fn likeness(&self, column: Column) -> f64 {
        let own = &self.words;
        if own.is_empty() || own.len() > 12 {
            return 0.0;
        }
        let dated = matches!(column, Column::Date | Column::EndDate);
        if dated && own.iter().any(|word| NOT_THE_EVENT.contains(&word.as_str())) {
            return 0.0;
        }
        let best = forms(column).iter().map(|form| {
            if self.squeezed == form.squeezed {
                return 1.0;
            }
            if self.bare == form.squeezed {
                return 0.97;
            }
            // "NHS number" is no reference of the row.
            let contained = column != Column::Reference && form.words.iter().all(|word| own.contains(word));
            let share = if contained { 0.7 + 0.25 * form.words.len() as f64 / own.len() as f64 } else { 0.0 };
            // Letters slipped in one word: "Sorce of information", "Summery of contact".
            let near = self.bare.len() >= 5 && self.squeezed.len().abs_diff(form.squeezed.len()) <= 3;
            let slipped = if near { strsim::jaro_winkler(&self.squeezed, &form.squeezed) } else { 0.0 };
            let near = if slipped >= 0.93 { slipped * 0.95 } else { 0.0 };
            share.max(near).max(if self.is_slip_of(form) { 0.8 } else { 0.0 })
        });
        best.fold(0.0, f64::max)
    }
}

/// The meaning that fits a heading best, when one fits well enough.
pub(super) fn best(heading: &str) -> Option<(Column, f64)> {
    let heading = Heading::of(heading);
    let scored = Column::ALL.into_iter().map(|column| (column, heading.likeness(column)));
    scored.filter(|(_, score)| *score >= ENOUGH).reduce(|best, next| if next.1 > best.1 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_agencies_use_are_known() {
        for (heading, want) in [
            ("Start Date", Column::Date),
            ("DATE OF EVENT", Column::Date),
            ("Date &\nTime", Column::Date),
            ("Event date", Column::Date),
            ("Event time", Column::Time),
            ("Date (dd/mm/yyyy)", Column::Date),
            ("End date", Column::EndDate),
            ("End Time (if known)", Column::EndTime),
            ("Sorce of information", Column::Source),
            ("Record", Column::Source),
            ("Summary of contact", Column::Text),
            ("Brief details of event/contact", Column::Text),
            ("V/P/Both", Column::Subject),
            ("Missed opportunity / good practice", Column::Comment),
            ("IMR author’s comment", Column::Comment),
            ("Action taken", Column::Response),
            ("Event Ref", Column::Reference),
            ("Dat", Column::Date),
            ("Evnet", Column::Text),
            ("Sorce", Column::Source),
            ("Src", Column::Source),
            ("What", Column::Text),
            ("Contact notes", Column::Text),
            ("Day", Column::Date),
            ("Seq.", Column::Sequence),
        ] {
            assert_eq!(best(heading).map(|(column, _)| column), Some(want), "{heading}");
        }
    }

    #[test]
    fn other_headings_and_sentences_are_not_taken_for_a_meaning() {
        for heading in ["Date of birth", "GP surgery telephone", "", "???", "NHS number", "Role", "Rate", "Ward"] {
            assert_eq!(best(heading).map(|(column, _)| column), None, "{heading}");
        }
        let sentence =
            "Police attended the event and the source of the call on that date was not found by the officers present";
        assert_eq!(best(sentence), None);
    }
}
