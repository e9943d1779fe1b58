//! A pack on paper: at most two pages of 66 lines and 78 columns. The longest lists give way first.

use super::{MARKING, Pack, Section};
use crate::domain::process::wording;
use crate::exchange::letter::wrapped;

/// Lines of a page, head and foot included.
const LONG: usize = 66;
/// Lines of a page left for sections.
const ROOM: usize = LONG - 4;
const PAGES: usize = 2;

pub(super) fn text(pack: &Pack) -> String {
    let longest = pack.sections.iter().map(|section| section.items.len()).max().unwrap_or(0);
    let most = (1..=longest.max(1)).rev().map(|most| laid(pack, most)).find(|pages| pages.len() <= PAGES);
    // With one item a section it always fits unless single items fill half a page: then items are cut to a line.
    let pages = most.unwrap_or_else(|| laid_short(pack));
    let count = pages.len();
    let mut out = String::new();
    for (page, number) in pages.iter().zip(1..) {
        if number > 1 {
            out.push('\u{c}');
        }
        out.push_str(&format!(
            "{MARKING}  {}  page {number} of {count}  {}\n",
            pack.reference,
            wording::day(pack.made)
        ));
        let title = wrapped(&pack.title, "", "").into_iter().next().unwrap_or_default();
        out.push_str(&format!("{title}\n\n"));
        out.push_str(&page.join("\n"));
        out.push('\n');
    }
    out
}

/// The sections over pages, no list longer than `most`. A section is kept whole where it fits on the next page.
fn laid(pack: &Pack, most: usize) -> Vec<Vec<String>> {
    let sections = pack.sections.iter().map(|section| lines(section, most, usize::MAX));
    paged(sections)
}

fn laid_short(pack: &Pack) -> Vec<Vec<String>> {
    let mut pages = paged(pack.sections.iter().map(|section| lines(section, 3, 1)));
    pages.truncate(PAGES);
    pages
}

fn paged(sections: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let mut pages: Vec<Vec<String>> = vec![Vec::new()];
    for section in sections {
        let used = pages.last().map_or(0, Vec::len);
        if used > 0 && used + section.len() > ROOM && section.len() <= ROOM {
            pages.push(Vec::new());
        }
        for line in section {
            if pages.last().is_some_and(|page| page.len() >= ROOM) {
                pages.push(Vec::new());
            }
            if let Some(page) = pages.last_mut() {
                page.push(line);
            }
        }
    }
    pages
}

fn lines(section: &Section, most: usize, deep: usize) -> Vec<String> {
    let mut out = vec![section.heading.to_uppercase()];
    if section.items.is_empty() {
        out.push(format!("  {}", section.nothing));
    }
    for item in section.items.iter().take(most) {
        out.extend(wrapped(item, "  - ", "    ").into_iter().take(deep));
    }
    if section.items.len() > most {
        out.push(format!("  and {} more", section.items.len() - most));
    }
    out.push(String::new());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;

    fn pack(sections: usize, items: usize, words: usize) -> Pack {
        let item = |number: usize| format!("{number} {}", "word ".repeat(words));
        let section = Section { heading: "Heading", items: (0..items).map(item).collect(), nothing: "Nothing" };
        Pack {
            reference: "DHR-1".into(),
            title: "Panel 2".into(),
            made: Date::constant(2026, 3, 27),
            sections: vec![section; sections],
        }
    }

    #[test]
    fn a_pack_never_needs_a_third_page() {
        for (sections, items, words) in [(10, 0, 0), (10, 5, 3), (10, 400, 3), (10, 30, 60), (10, 9, 900)] {
            let text = pack(sections, items, words).to_txt();
            let pages: Vec<&str> = text.split('\u{c}').collect();
            assert!(pages.len() <= 2, "{} pages", pages.len());
            for page in pages {
                assert!(page.lines().count() <= 66, "{}", page.lines().count());
                assert!(page.lines().all(|line| line.chars().count() <= 78), "{page}");
            }
        }
        assert!(pack(10, 400, 3).to_txt().contains("more"));
        assert!(!pack(3, 5, 3).to_txt().contains("more"));
    }
}
