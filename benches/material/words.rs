//! Invented words, the same for the same number.

use dhr::domain::date::Date;

const PLACES: [&str; 16] = [
    "Northfield",
    "Eastgate",
    "Wold",
    "Castle Ward",
    "Riverside",
    "Millbrook",
    "Harrowdale",
    "Saltmarsh",
    "Kingsacre",
    "Thornby",
    "Whitcombe",
    "Larkhill",
    "Ashmere",
    "Copse End",
    "Fenwick",
    "Brackley",
];
const BODIES: [&str; 8] = [
    "Health Trust",
    "Housing",
    "Police",
    "Probation",
    "Adult Social Care",
    "Women's Aid",
    "Integrated Care Board",
    "Children's Services",
];
const VERBS: [&str; 8] = ["Review", "Update", "Publish", "Audit", "Agree", "Train staff in", "Report on", "Commission"];
const THINGS: [&str; 12] = [
    "the referral pathway for adult care",
    "routine enquiry at booking",
    "the missed appointments policy",
    "MARAC thresholds",
    "support for adult family carers",
    "recording of coercive control",
    "the safe contact protocol",
    "supervision in the duty team",
    "housing options for those who leave",
    "the information sharing agreement",
    "responses to non-fatal strangulation",
    "interpreting at first contact",
];
const STAGES: [&str; 6] = ["notified", "scoping", "panel_running", "drafting", "published", "closed"];

/// A number scattered, so that neighbours differ.
pub fn spread(n: usize) -> usize {
    (n + 1).wrapping_mul(2_654_435_761) >> 7
}

pub fn pick<const N: usize>(words: [&'static str; N], n: usize) -> &'static str {
    words.get(n % N.max(1)).copied().unwrap_or_default()
}

pub fn reference(n: usize) -> String {
    format!("DHR-{}-{n:05}", 2011 + spread(n) % 15)
}

pub fn title(n: usize) -> String {
    format!("{} {}", pick(PLACES, spread(n)), pick(["Road", "Street", "Close", "Lane"], spread(n) / 16))
}

pub fn stage(n: usize) -> &'static str {
    pick(STAGES, spread(n) / 5)
}

pub fn agency(n: usize) -> String {
    format!("{} {}", pick(PLACES, n / 8), pick(BODIES, n))
}

pub fn action(n: usize) -> String {
    format!("{} {} in {}", pick(VERBS, spread(n)), pick(THINGS, spread(n) / 8), pick(PLACES, spread(n) / 96))
}

pub fn sentence(n: usize) -> String {
    format!(
        "{} wrote to {} about {}; no reply is on file.",
        agency(spread(n)),
        agency(spread(n) / 3),
        pick(THINGS, spread(n) / 7)
    )
}

/// A day within so many years from the first of January of `year`.
pub fn day(n: usize, year: i16, years: usize) -> Date {
    later(Date::constant(year, 1, 1), spread(n) % (years * 365))
}

pub fn later(day: Date, days: usize) -> Date {
    day.saturating_add(jiff::Span::new().days(i64::try_from(days).unwrap_or_default()))
}
