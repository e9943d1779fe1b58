//! Pieces to points: which lists a letter has, what stands under what, and what is no point.

use super::marker::Marker;
use super::piece::Piece;
use super::{Left, Parsed, Point, words};

/// Pieces in which the greeting is looked for.
const TOP: usize = 15;

/// What kind of list is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Numbers,
    Letters,
    Bullets { inner: bool, indent: usize },
    Places,
}

#[derive(Default)]
struct Reader {
    parsed: Parsed,
    list: Option<List>,
    /// A list that praises: its items are shown, and are no points.
    praises: bool,
    /// The number of the point that sub-points stand under, and of the sub-point that roman numbers stand under.
    top: String,
    sub: String,
    subs: u32,
    /// The last number of the list, of whatever kind.
    last: u32,
    /// What the numbers of this list begin with: nothing, "B", the letter of an annex.
    prefix: String,
    /// Lists that gave points.
    lists: u32,
    /// The paragraph before, and the heading that still holds.
    intro: String,
    heading: String,
    /// A paragraph stands between the last point and here.
    broken: bool,
}

pub(super) fn read(pieces: &[Piece]) -> Parsed {
    let greeting = pieces.iter().take(TOP).position(|piece| piece.marker.is_none() && piece.text.starts_with("Dear "));
    let mut reader = Reader::default();
    let mut signed = false;
    for (at, piece) in pieces.iter().enumerate() {
        match &piece.marker {
            Some(marker) => {
                signed = false;
                reader.marked(marker, piece);
            }
            None if greeting.is_some_and(|greeting| at <= greeting) => {}
            None => {
                let rest = pieces.get(at + 1..).unwrap_or_default();
                signed = words::annex(&piece.text).is_none() && (signed || words::is_closing(&piece.text));
                if signed {
                    reader.broken = true;
                } else {
                    reader.paragraph(piece, rest);
                }
            }
        }
    }
    reader.finish(pieces)
}

impl Reader {
    fn marked(&mut self, marker: &Marker, piece: &Piece) {
        match (marker, self.list) {
            (Marker::Number(number), list) => {
                if *number == 1 || list.is_none() {
                    self.begin(List::Numbers);
                }
                self.list = Some(List::Numbers);
                self.last = *number;
                self.point(format!("{}{number}", self.prefix), piece);
            }
            (Marker::Place(place), _) => {
                self.praises = false;
                self.list = self.list.or(Some(List::Places));
                self.point(place.clone(), piece);
            }
            (Marker::Letter(name), Some(List::Letters)) if !self.broken && self.is_next(name) => {
                self.last += 1;
                self.point(self.lettered(name), piece);
            }
            (Marker::Letter(name), Some(_)) if !self.broken => self.under(name.clone(), piece),
            (Marker::Letter(name), _) if ["a", "i"].contains(&name.as_str()) => {
                self.begin(List::Letters);
                self.last = 1;
                self.point(self.lettered(name), piece);
            }
            (Marker::Letter(_), _) => self.leave(piece),
            (Marker::Bullet { inner }, Some(List::Bullets { inner: outer, indent })) if !self.broken => {
                let is_under = (*inner && !outer) || piece.indent >= indent + 2;
                if is_under && !self.top.is_empty() {
                    let name = letter(self.subs);
                    self.under(name, piece);
                } else {
                    self.last += 1;
                    self.point(format!("{}{}", self.prefix, self.last), piece);
                }
            }
            (Marker::Bullet { .. }, Some(list)) if !self.broken && !self.top.is_empty() => {
                // Under "b" a letter would read as another letter of the list.
                let is_letter = list == List::Letters;
                let name = if is_letter { format!(".{}", self.subs + 1) } else { letter(self.subs) };
                self.under(name, piece);
            }
            (Marker::Bullet { inner }, list) => {
                let goes_on = matches!(list, Some(List::Bullets { .. })).then_some(self.last);
                let had = self.lists;
                self.begin(List::Bullets { inner: *inner, indent: piece.indent });
                // A second list of bullets goes on counting: its numbers are ours, not the letter's.
                if let Some(last) = goes_on.filter(|_| had == 1 && !self.praises) {
                    self.prefix.clear();
                    self.lists = had;
                    self.last = last;
                }
                self.last += 1;
                self.point(format!("{}{}", self.prefix, self.last), piece);
            }
        }
    }

    /// Begins a list: says whether it praises, and what its numbers begin with.
    fn begin(&mut self, list: List) {
        let heading_praises = words::praises(&self.heading) && !words::asks(&self.intro);
        self.praises = words::praises(&self.intro) || heading_praises;
        let is_first = self.lists == 0;
        self.list = Some(list);
        self.last = 0;
        self.top.clear();
        self.sub.clear();
        if self.praises {
            self.prefix.clear();
            return;
        }
        self.prefix = match words::annex(&self.heading).filter(|annex| !annex.is_empty()) {
            Some(annex) if !is_first => annex,
            _ if is_first => String::new(),
            _ => letter(self.lists).to_uppercase(),
        };
        while !self.prefix.is_empty() && self.parsed.points.iter().any(|own| own.number == format!("{}1", self.prefix))
        {
            self.lists += 1;
            self.prefix = letter(self.lists).to_uppercase();
        }
        self.lists += 1;
    }

    fn point(&mut self, number: String, piece: &Piece) {
        self.broken = false;
        self.intro.clear();
        if self.praises {
            self.top.clone_from(&number);
            self.leave(piece);
            return;
        }
        let used = self.parsed.points.iter().filter(|own| own.number == number).count();
        let number = if used > 0 { format!("{number} ({})", used + 1) } else { number };
        self.top.clone_from(&number);
        self.sub.clear();
        self.subs = 0;
        self.parsed.points.push(Point { number, text: piece.text.clone(), line: piece.line });
    }

    /// A sub-point; roman numbers stand under the lettered one before them.
    fn under(&mut self, name: String, piece: &Piece) {
        if self.praises {
            self.leave(piece);
            return;
        }
        let is_roman =
            !name.starts_with('.') && name.chars().all(|c| "ivx".contains(c)) && !(name == "i" && self.subs == 8);
        let nested = is_roman && !self.sub.is_empty() && !self.sub.chars().all(|c| "ivx".contains(c));
        let number = if nested {
            format!("{}{}({name})", self.top, self.sub)
        } else {
            self.subs += 1;
            self.sub.clone_from(&name);
            format!("{}{name}", self.top)
        };
        self.parsed.points.push(Point { number, text: piece.text.clone(), line: piece.line });
    }

    fn is_next(&self, name: &str) -> bool {
        name == letter(self.last) || name == roman(self.last + 1)
    }

    fn lettered(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_owned() } else { format!("{}({name})", self.prefix) }
    }

    /// A paragraph: part of the point before it when the list goes on after it, else by itself.
    fn paragraph(&mut self, piece: &Piece, rest: &[Piece]) {
        let opens = piece.text.ends_with(':')
            || words::is_heading(&piece.text)
            || (leads(rest) && piece.text.to_lowercase().contains("the following"));
        if !self.broken && self.list.is_some() && self.goes_on(piece, opens, rest) {
            let open = if self.praises {
                self.parsed.left.last_mut().map(|left| &mut left.text)
            } else {
                self.parsed.points.last_mut().map(|point| &mut point.text)
            };
            if let Some(text) = open {
                text.push('\n');
                text.push_str(&piece.text);
            }
            return;
        }
        self.broken = true;
        self.intro.clone_from(&piece.text);
        if words::is_heading(&piece.text) {
            self.heading.clone_from(&piece.text);
        }
        // What only opens the list under it says nothing by itself.
        if !opens || !leads(rest) {
            self.leave(piece);
        }
    }

    fn goes_on(&self, piece: &Piece, opens: bool, rest: &[Piece]) -> bool {
        let next = || rest.iter().filter_map(|piece| piece.marker.as_ref());
        match self.list {
            Some(List::Numbers) => {
                let number = next().find_map(|marker| match marker {
                    Marker::Number(number) => Some(*number),
                    _ => None,
                });
                number.is_some_and(|number| number > self.last) && self.last > 0
            }
            Some(List::Letters) => !opens && matches!(next().next(), Some(Marker::Letter(name)) if self.is_next(name)),
            Some(List::Bullets { .. }) => {
                let turns = ["following", "panel", "however", " also "];
                let lower = piece.text.to_lowercase();
                let is_own = opens || turns.iter().any(|word| lower.contains(word)) || words::asks(&piece.text);
                !is_own && matches!(rest.first(), Some(Piece { marker: Some(Marker::Bullet { .. }), .. }))
            }
            _ => false,
        }
    }

    fn leave(&mut self, piece: &Piece) {
        let asks = words::asks(&piece.text);
        self.parsed.left.push(Left { text: piece.text.clone(), line: piece.line, asks });
    }

    fn finish(mut self, pieces: &[Piece]) -> Parsed {
        self.parsed.points.retain(|point| !point.text.trim().is_empty());
        self.parsed.left.sort_by_key(|left| !left.asks);
        let last = self.parsed.points.last().map(|point| point.line);
        let after = pieces.iter().filter(|piece| last.is_some_and(|last| piece.line > last) && piece.marker.is_none());
        let joined = |text: &str| self.parsed.points.last().is_some_and(|point| point.text.contains(text));
        let after = after.take_while(|piece| !words::is_closing(&piece.text)).filter(|piece| !joined(&piece.text));
        self.parsed.after = after.map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("\n");
        self.parsed
    }
}

/// Whether a list follows at once.
fn leads(rest: &[Piece]) -> bool {
    rest.first().is_some_and(|piece| piece.marker.is_some())
}

/// "a" for 0, "z" for 25, then the number.
fn letter(at: u32) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| format!(".{}", at + 1), |at| char::from(b'a' + at).to_string())
}

fn roman(number: u32) -> String {
    const FIRST: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    at.and_then(|at| FIRST.get(at)).map_or_else(String::new, |name| (*name).to_owned())
}
