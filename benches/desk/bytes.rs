//! What a step costs on the line, in bytes, beside the programs people know, at 80x24 in the same run.

use std::time::Duration;

use crate::material::{Outcome, register};
use crate::pty::{Program, Pty, Step};
use crate::table::{Target, count, head, row};
use crate::{Run, peer};

const IDLE: Duration = Duration::from_secs(4);
const DOWNS: usize = 30;
/// Downs that reach the last row of any of the screens.
const SCREEN: usize = 24;

/// How each of the steps is made in a program, where it has it.
#[derive(Default)]
struct Keys {
    /// After the first frame, to the list that is measured.
    ready: &'static [&'static str],
    down: &'static str,
    page: &'static str,
    search: Option<&'static str>,
    popup: Option<&'static str>,
    /// To a case, and to its next tab.
    tab: Option<(&'static str, &'static str)>,
    /// To a form, and a letter in its field.
    field: Option<(&'static str, &'static str)>,
}

#[derive(Default)]
struct Costs {
    first: usize,
    idle: usize,
    down: usize,
    scroll: usize,
    held: usize,
    page: usize,
    search: Option<usize>,
    popup: Option<usize>,
    tab: Option<usize>,
    field: Option<usize>,
}

fn dhr() -> Keys {
    Keys {
        ready: &["gc"],
        down: "j",
        page: "\u{4}",
        search: Some("/"),
        popup: Some("s"),
        tab: Some(("\r", "l")),
        field: Some(("a", "n")),
    }
}

fn less() -> Keys {
    Keys { down: "j", page: " ", search: Some("/"), ..Keys::default() }
}

fn vim() -> Keys {
    Keys { down: "j", page: "\u{6}", search: Some("/"), ..Keys::default() }
}

fn mutt() -> Keys {
    Keys { ready: &["1\r"], down: "j", page: "z", search: Some("/"), popup: Some("?"), ..Keys::default() }
}

fn htop() -> Keys {
    Keys { down: "\u{1b}OB", page: "\u{1b}[6~", search: Some("/"), popup: Some("\u{1b}OP"), ..Keys::default() }
}

fn fzf() -> Keys {
    Keys { down: "\u{1b}[A", page: "\u{1b}[5~", search: Some(""), ..Keys::default() }
}

fn fresh(program: &Program, keys: &Keys) -> Outcome<(Pty, Step)> {
    let mut pty = Pty::start(program)?;
    let first = pty.first();
    for keys in keys.ready {
        pty.press(keys)?;
    }
    Ok((pty, first))
}

fn cost(program: &Program, keys: &Keys) -> Outcome<Costs> {
    let (mut pty, first) = fresh(program, keys)?;
    let mut costs = Costs { first: first.bytes, idle: pty.idle(IDLE), ..Costs::default() };
    costs.down = pty.press(keys.down)?.bytes;
    for _ in 0..SCREEN {
        pty.press(keys.down)?;
    }
    costs.scroll = pty.press(keys.down)?.bytes;
    costs.page = pty.press(keys.page)?.bytes;
    // From the sixth row from the bottom, so that most of the downs scroll.
    let (mut pty, _) = fresh(program, keys)?;
    for _ in 0..SCREEN {
        pty.press(keys.down)?;
    }
    costs.held = pty.hold(keys.down, DOWNS)?.bytes;
    if let Some(search) = keys.search {
        let (mut pty, _) = fresh(program, keys)?;
        if !search.is_empty() {
            pty.press(search)?;
        }
        costs.search = Some(pty.each("saltma")?.bytes);
    }
    if let Some(popup) = keys.popup {
        let (mut pty, _) = fresh(program, keys)?;
        costs.popup = Some(pty.press(popup)?.bytes);
    }
    if let Some((case, tab)) = keys.tab {
        let (mut pty, _) = fresh(program, keys)?;
        pty.press(case)?;
        costs.tab = Some(pty.press(tab)?.bytes);
    }
    if let Some((form, letter)) = keys.field {
        let (mut pty, _) = fresh(program, keys)?;
        pty.press(form)?;
        pty.press(letter)?;
        pty.press(letter)?;
        costs.field = Some(pty.press(letter)?.bytes);
    }
    Ok(costs)
}

type Reading = fn(&Costs) -> Option<usize>;

const ROWS: [(&str, Reading, f64); 10] = [
    ("first paint", |costs| Some(costs.first), 2_800.0),
    ("idle, 4 s", |costs| Some(costs.idle), 0.0),
    ("row down", |costs| Some(costs.down), 24.0),
    ("a line scrolled", |costs| Some(costs.scroll), 130.0),
    ("30 downs held, all scrolling", |costs| Some(costs.held), 2_700.0),
    ("a page", |costs| Some(costs.page), 1_500.0),
    ("six letters of search", |costs| costs.search, 4_000.0),
    ("a pop-up", |costs| costs.popup, 750.0),
    ("a tab", |costs| costs.tab, 1_900.0),
    ("a letter in a field", |costs| costs.field, 6.0),
];

pub fn measure(run: &Run) -> Outcome<()> {
    let cases = run.small.cases;
    let ours = cost(&peer::dhr(&register(run.small)?), &dhr())?;
    let mut others = Vec::new();
    for (program, keys) in [
        (peer::less(cases)?, less()),
        (peer::vim(cases)?, vim()),
        (peer::mutt(cases)?, mutt()),
        (peer::htop(), htop()),
        (peer::fzf(cases)?, fzf()),
    ] {
        if let Some(program) = program {
            others.push((program.name, cost(&program, &keys)?));
        }
    }
    head("Bytes of a step at 80x24 (the peer is the least of the others)");
    for (name, read, limit) in ROWS {
        let Some(bytes) = read(&ours) else { continue };
        let words = |bytes: Option<usize>| bytes.map_or("-".to_owned(), |bytes| bytes.to_string());
        let all: Vec<String> = others.iter().map(|(name, costs)| format!("{name} {}", words(read(costs)))).collect();
        let least =
            others.iter().filter_map(|(name, costs)| Some((*name, read(costs)?))).min_by_key(|(_, least)| *least);
        let peer = least.map(|(name, least)| (name, count(least)));
        row(&format!("{name} ({})", all.join(", ")), count(bytes), "B", peer, &Target::Most(limit));
    }
    Ok(())
}
