//! Everything about one row: the full text, the date as it was given and how much it claims, why the row stands where
//! it does, and what people have tied to it.

use super::draw::{gap_words, when};
use super::names::NameView;
use super::rows::Row;
use crate::app::layout::wrap;
use crate::app::scene::{Line, Role};
use crate::domain::chronology::{Entry, Gap, Whole, is_open, why_here};
use crate::domain::date::{Place, Precision, long};
use crate::domain::fold::clean_for_screen;
use crate::domain::value::{Fact, Id};

/// The lines about a row, as wide as `columns`.
pub fn lines(row: Row, whole: &Whole, names: &NameView, columns: usize) -> Vec<Line> {
    match row {
        Row::Gap(gap) => gap_lines(&gap, whole, columns),
        Row::Event(at) => match whole.numbered(at) {
            Some((number, entry)) => Page { columns, lines: Vec::new(), names }.event(number, entry, at, whole),
            None => Vec::new(),
        },
    }
}

fn gap_lines(gap: &Gap, whole: &Whole, columns: usize) -> Vec<Line> {
    let between = format!(
        "After No. {} ({}) nothing is recorded until No. {} ({}).",
        whole.number(gap.after),
        long(gap.from),
        whole.number(gap.before),
        long(gap.to)
    );
    let maybe = match gap.maybe {
        0 => "No loosely dated event may lie in it.".to_owned(),
        1 => "One loosely dated event may lie in it.".to_owned(),
        many => format!("{many} loosely dated events may lie in it."),
    };
    let stated = if gap.stated { " An agency says that it had no contact then." } else { "" };
    let mut lines = vec![Line::of(format!(" {}", gap_words(gap)), Role::Heading)];
    for text in wrap(&format!("{between} {maybe}{stated}"), columns.saturating_sub(2)) {
        lines.push(Line::of(format!(" {text}"), Role::Text));
    }
    lines
}

struct Page<'n> {
    columns: usize,
    lines: Vec<Line>,
    names: &'n NameView,
}

impl Page<'_> {
    fn event(mut self, number: &str, entry: &Entry, at: usize, whole: &Whole) -> Vec<Line> {
        let shown = self.names.shown(entry);
        let event = &shown.event;
        let agency = if shown.agency().is_empty() { "no agency" } else { shown.agency() };
        self.heading(&format!("No. {number}, {}, {agency}", when(entry)));
        self.text("", &event.what);
        self.text("Response: ", &event.response);
        self.plain("Tags: ", &tags(entry, shown));
        self.plain("Date: ", &date_words(entry, shown));
        if let Some(when) = &entry.event.when
            && let (Some(_), Some(today)) = (entry.doubtful_date(whole.scope()), whole.scope().today)
        {
            self.plain("Look at the date: ", &when.warnings(today).join("; "));
        }
        if let Some(own) = entry.sequence().filter(|own| own.to_string() != number && entry.hidden.is_none()) {
            let why = format!("{own}; it does not fit the rows around it: the date comes first, then the sequence");
            self.plain("Sequence: ", &why);
        }
        if let Some(why) = &entry.hidden {
            self.plain("Hidden: ", &self.names.text(why));
        }
        self.plain("Scope: ", scope_words(entry.place(whole.scope())));
        self.same(entry, whole);
        for query in &shown.queries {
            let answer = if query.answer.is_empty() { "no answer recorded" } else { &query.answer };
            let state = if is_open(query) { "open" } else { "answered" };
            self.text(&format!("Query ({state}): "), &format!("{}  Answer: {answer}", query.question));
        }
        let findings: Vec<&str> = shown.findings.iter().map(|finding| finding.label.as_str()).collect();
        self.plain("Findings: ", &findings.join("; "));
        self.text("About: ", &event.subject);
        self.text("Source: ", &event.source);
        self.text("Author's comment: ", &event.comment);
        let place = [event.sheet.as_str(), event.file.as_str()].into_iter().filter(|part| !part.is_empty());
        let place = place.map(|part| format!(", {part}")).collect::<String>();
        let row = event.row.map_or_else(String::new, |row| match place.as_str() {
            "" => format!("row {row} of its file"),
            place => format!("row {row}{place}"),
        });
        self.plain(
            "From: ",
            &[event.reference.as_str(), &row].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", "),
        );
        if let Some(before) = at.checked_sub(1).and_then(|before| whole.entries().get(before)) {
            let why = format!("after No. {}: {}.", whole.number(before.id()), why_here(before, entry));
            self.plain("Stands here: ", &why);
        }
        self.lines
    }

    fn same(&mut self, entry: &Entry, whole: &Whole) {
        let id = entry.id();
        let name = |id: Id| {
            let other = whole.entry(id);
            let when = other.map_or_else(String::new, when);
            // An agency may be called after somebody of the key.
            let agency = other.map_or_else(String::new, |other| self.names.text(other.agency()));
            match agency.as_str() {
                "" => format!("No. {} ({when})", whole.number(id)),
                agency => format!("No. {} ({agency}, {when})", whole.number(id)),
            }
        };
        for other in &entry.same {
            self.plain("One incident with: ", &name(*other));
        }
        for (other, offer) in whole.offers(id) {
            self.plain(
                "Perhaps one incident with: ",
                &format!("{}; {}. = compares them", name(other), offer.basis.words()),
            );
        }
        if let Some(first) = whole.repeats(id) {
            self.plain("Entered twice: ", &format!("the same date and words as {}. - hides this row", name(first)));
        }
    }

    fn heading(&mut self, text: &str) {
        for piece in wrap(&clean_for_screen(text), self.columns.saturating_sub(2)) {
            self.lines.push(Line::of(format!(" {piece}"), Role::Heading));
        }
    }

    /// A text in which no mention is looked for.
    fn plain(&mut self, label: &str, text: &str) {
        self.lay(label, text, false);
    }

    /// A text of the agency, with the mentions of the person stepped through.
    fn text(&mut self, label: &str, text: &str) {
        self.lay(label, text, true);
    }

    fn lay(&mut self, label: &str, text: &str, marked: bool) {
        if text.is_empty() {
            return;
        }
        let text = clean_for_screen(text);
        for (at, piece) in wrap(&format!("{label}{text}"), self.columns.saturating_sub(3)).into_iter().enumerate() {
            let mut line = Line::of(if at == 0 { " " } else { "   " }, Role::Text);
            let head = if at == 0 && piece.starts_with(label.trim_end()) { label.trim_end().len() } else { 0 };
            line.push(piece.get(..head).unwrap_or_default(), Role::Dim);
            let rest = piece.get(head..).unwrap_or_default();
            let mut copied = 0;
            for span in if marked { self.names.spans(rest) } else { Vec::new() } {
                line.push(rest.get(copied..span.start).unwrap_or_default(), Role::Text);
                line.push(rest.get(span.clone()).unwrap_or_default(), Role::Match);
                copied = span.end;
            }
            line.push(rest.get(copied..).unwrap_or_default(), Role::Text);
            self.lines.push(line);
        }
    }
}

/// "3 March 2021".
fn day(date: crate::domain::date::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// The date as given, and how much it claims.
fn date_words(entry: &Entry, shown: &Entry) -> String {
    let Some(when) = &entry.event.when else { return "none was given".to_owned() };
    let raw = shown.event.when.as_ref().map_or("", |shown| shown.raw.trim());
    let given = if raw.is_empty() { String::new() } else { format!("given as \"{raw}\"; ") };
    let claims = match (when.precision, entry.interval()) {
        (Precision::Undated, _) => "no date is claimed".to_owned(),
        (Precision::Day, Some((day, end))) if day == end => format!("the day is claimed: {}", long(day)),
        (Precision::Minute, Some((day, _))) => format!("the day and the time are claimed: {}", long(day)),
        (precision, Some((start, end))) => {
            format!("read as {}: any day from {} to {}; no one day is claimed", precision.words(), day(start), day(end))
        }
        (precision, None) => format!("read as {}, open at one end", precision.words()),
    };
    let doubt = match (when.approx, when.uncertain) {
        (true, true) => "; about, and doubted by the author",
        (true, false) => "; about",
        (false, true) => "; doubted by the author",
        (false, false) => "",
    };
    format!("{given}{claims}{doubt}")
}

const fn scope_words(place: Place) -> &'static str {
    match place {
        Place::Before => "before the period of the review",
        Place::Within => "within the period of the review",
        Place::After => "after the period of the review",
        Place::Across => "partly within the period of the review",
        Place::Unknown => "not known: no date, or the review has no period yet",
    }
}

fn tags(entry: &Entry, shown: &Entry) -> String {
    let event = &entry.event;
    let flags = [
        ("sign of abuse", event.abuse == Fact::Yes),
        ("restricted to the panel", event.restricted == Fact::Yes),
        ("author's note", event.kind.is("author_note")),
        ("stated period without contact", event.kind.is("no_contact")),
    ];
    let flags = flags.into_iter().filter(|(_, set)| *set).map(|(words, _)| words);
    flags.chain(shown.labels()).collect::<Vec<_>>().join("; ")
}
