//! Rules about the panel: seats, declarations, the chair's past.

use super::super::{panel as seats, wording};
use super::{Refusal, Write};

/// E13 and E14, when a meeting is recorded as held, and when a declaration is made.
pub fn panel(write: &Write<'_>) -> Vec<Refusal> {
    let (after, mut found) = (write.after, Vec::new());
    if write.sets("meeting", "held").is_some()
        && let Some(meeting) = after.meetings.iter().find(|meeting| meeting.id == write.id())
        && (meeting.kind.0.starts_with("panel_") || meeting.kind.is("final") || meeting.kind.is("post_qa"))
    {
        for gap in
            seats::gaps(after).into_iter().filter(|gap| ["specialist_da", "by_and_for"].contains(&gap.seat.as_str()))
        {
            found.push(write.refusal("E13", "held", format!("{}.", gap.text), true));
        }
        let missing = seats::undeclared(after, meeting);
        if !missing.is_empty() {
            let names: Vec<String> = missing
                .iter()
                .map(|seat| if seat.member.is_empty() { format!("seat {}", seat.id) } else { seat.member.clone() })
                .collect();
            let text = format!("No declaration of interests for this meeting from {}.", wording::list(&names));
            found.push(write.refusal("E14", "held", text, true));
        }
    }
    if write.sets_code("declaration", "conflict", &["past_employer"])
        && seats::gaps_unstated(after).contains(&write.id())
    {
        let text = "Say how many years ago: the gap is stated in the report.";
        found.push(write.refusal("E14", "gap_years", text.to_owned(), false));
    }
    found
}
