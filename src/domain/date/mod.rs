//! Dates as agencies and people write them: a day, or something looser that is kept as an interval.
//!
//! Owns: reading a date from text or from a spreadsheet number, its order, its words and its stored form. The text as
//! given is always kept and a day is never claimed that was not given. Must not know: the clock (today is handed in),
//! bank holidays, the register, files.
//!
//! # How a date is read
//! Day before month, always. Two-figure years: 00 to 39 are 2000 to 2039, 40 to 99 are 1940 to 1999. A time of exactly
//! 00:00:00 is what spreadsheets write when there was no time, and is not taken for midnight.
//!
//! | precision | interval | source |
//! |---|---|---|
//! | part of a month | early 1-10, mid 11-20, late 21 to the end; halves; weeks of seven days from the 1st | practice |
//! | part of a year | early January to April, mid May to August, late September to December; halves | practice |
//! | season | spring March to May, summer June to August, autumn September to November, winter December to February | practice |
//! | term | autumn 1 September to 31 December, spring 1 January to 15 April, summer 1 April to 31 July: the outer limits | practice |
//! | quarter | calendar `Q3 2020`; financial `Q3 2020/21`, `financial quarter 3 2020/21`, the year starting in April | practice |
//! | week | seven days from the day named (commencing) or up to it (ending) | practice |
//!
//! # Order
//! By start; then by end, so that the narrower comes first; then precision, time (untimed first), flags and the raw
//! text. A date with no start sorts last. [`LooseDate::encode`] has the same order byte by byte, and neither changes.

mod clock;
mod cursor;
mod day;
mod doubt;
mod encode;
mod entry;
mod error;
mod feast;
mod loose;
mod parse;
mod partial;
mod period;
mod serial;
mod show;
mod single;
mod span;
mod target;
mod token;
mod warn;
mod words;
mod written;
mod year;

pub use clock::{ClockTime, parse_time};
pub use entry::{echo, parse_day, parse_due};
pub use error::DateError;
pub use jiff::civil::Date;
pub use loose::{LooseDate, Place, Precision};
pub use parse::{parse, parse_several};
pub use serial::from_serial;
pub use show::{iso, long, short, wall};
pub use target::{Target, TargetKind, parse_target};
pub use words::month_name;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod table;
