//! The frame around every screen: title bar, rules, message line, which-key strip and hints.

use super::command::Scope;
use super::context::Context;
use super::layout::{Area, fit_line, rule, width, wrap};
use super::model::Model;
use super::others;
use super::scene::{Body, Line, Role, Scene};
use super::screen::{Frame, Message};
use crate::domain::date::{long, short};

/// The main screens of the title bar, in order.
const MAIN: [&str; 5] = ["Today", "Cases", "Actions", "People", "Agencies"];

/// Lines that what went wrong may take.
const TROUBLE: usize = 5;

/// The whole screen as it should stand now.
pub fn scene(model: &Model) -> Scene {
    let cx = &model.cx;
    let size = cx.size;
    if size.width < 40 || size.height < 10 {
        return only(size, "dhr needs 40 columns and 10 rows.");
    }
    if model.hidden {
        return only(size, "Hidden. Press Enter.");
    }
    let Some(screen) = model.top() else { return only(size, "") };
    let frame = screen.frame(cx);
    if frame == Frame::Bare {
        return finish(size, Vec::new(), screen.body(cx, size), Vec::new());
    }
    // A pop-up is gone in a moment and opens with little to send; whatever stays says what copy this is.
    let popup = screen.scopes() == [Scope::Typing];
    let mut head = vec![title(cx, &frame, popup, &others::also_open(screen.who_is_here(), &cx.user))];
    if !size.is_short() {
        head.push(rule(size.columns()));
    }
    let strip = strip(model, size.columns());
    let mut foot = Vec::new();
    if !size.is_short() {
        foot.push(rule(size.columns()));
    }
    let message = model.waits_for().map(waits).or_else(|| model.message.clone());
    let line = match &message {
        Some(message) if message.trouble => Line::of(format!(" {}", message.text), Role::Warning),
        Some(message) => Line::of(format!(" {}", message.text), Role::Message),
        None => screen.standing(cx).unwrap_or_default(),
    };
    let around = head.len() + foot.len() + 2;
    let area = Area::new(size.width, size.height.saturating_sub(u16::try_from(around).unwrap_or(0)));
    let mut body = screen.body(cx, area);
    let trouble = message.filter(|message| message.trouble && strip.is_empty());
    match trouble.and_then(|message| in_full(&message.text, area, &body)) {
        Some(lines) => foot.extend(lines),
        None => foot.push(line),
    }
    foot.push(hints(model, size.columns()));
    if !strip.is_empty() {
        // The strip lies over the last rows of the body: no row moves, little is sent.
        body.lines.resize_with(area.rows(), Line::new);
        let from = area.rows().saturating_sub(strip.len());
        body.lines.truncate(from);
        body.lines.extend(strip);
    }
    finish(size, head, body, foot)
}

/// What went wrong, in as many lines as it takes: they lie over the last rows of the body, so that no row moves. None
/// where one line is enough, or where they would hide the row with the cursor.
fn in_full(text: &str, area: Area, body: &Body) -> Option<Vec<Line>> {
    let parts = wrap(text, area.columns().saturating_sub(2));
    let left = area.rows().saturating_sub(parts.len().saturating_sub(1));
    let is_hidden = body.cursor.is_some_and(|(_, row)| usize::from(row) >= left);
    let fits = (2..=TROUBLE).contains(&parts.len()) && !is_hidden;
    fits.then(|| parts.into_iter().map(|part| Line::of(format!(" {part}"), Role::Warning)).collect())
}

fn only(size: Area, text: &str) -> Scene {
    let mut lines = vec![Line::of(text, Role::Text)];
    lines.resize_with(size.rows(), Line::new);
    let lines = lines.into_iter().map(|line| fit_line(line, size.columns())).collect();
    Scene { lines, cursor: None }
}

fn finish(size: Area, head: Vec<Line>, mut body: Body, foot: Vec<Line>) -> Scene {
    let above = head.len();
    body.lines.resize_with(size.rows().saturating_sub(above + foot.len()), Line::new);
    let lines = head.into_iter().chain(body.lines).chain(foot).map(|line| fit_line(line, size.columns())).collect();
    let cursor = body.cursor.map(|(column, row)| (column, row + u16::try_from(above).unwrap_or(0)));
    Scene { lines, cursor: cursor.filter(|(column, row)| *column < size.width && *row < size.height) }
}

/// The title bar. `also`: who else is here, in ever fewer words.
fn title(cx: &Context, frame: &Frame, popup: bool, also: &[String]) -> Line {
    let columns = cx.size.columns();
    let mut left = Line::of(" ", Role::Text);
    match frame {
        Frame::Own(line) => left.append(line.clone()),
        Frame::Bare => {}
        Frame::Main(on) => {
            for (at, name) in MAIN.iter().enumerate() {
                if at > 0 {
                    left.push("  ", Role::Text);
                }
                if name == on {
                    left.push(name.to_uppercase(), Role::TabOn);
                } else {
                    left.push(*name, Role::Tab);
                }
            }
            if !MAIN.contains(on) {
                left.push("  ", Role::Text);
                left.push(on.to_uppercase(), Role::TabOn);
            }
        }
        Frame::Trail(trail) => {
            left.push("Today  ", Role::Tab);
            left.push(trail.clone(), Role::TabOn);
        }
    }
    if matches!(frame, Frame::Own(_)) {
        let banner = if popup { "" } else { half(&cx.banner) };
        let used = width(&left.text());
        if !banner.is_empty() && used + width(banner) + 3 <= columns {
            left.push(" ".repeat(columns - used - width(banner) - 1), Role::Text);
            left.push(banner, Role::Dim);
        }
        return left;
    }
    let brief = format!("{} {}", cx.today.strftime("%a"), short(cx.today, cx.today));
    let date = if cx.size.is_narrow() { brief.clone() } else { long(cx.today) };
    let used = width(&left.text());
    let banner = cx.banner.as_str();
    // What is left out first: the name, then half of the standing remark, then half of the date.
    let ways: &[&[&str]] = &[
        &[banner, &cx.user, &date],
        &[banner, &date],
        &[half(banner), &date],
        &[half(banner), &brief],
        &[half(banner)],
    ];
    let fits = |parts: &&[&str], also: &str| {
        let shown: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        let text = shown.join("   ");
        let cells = width(&text) + width(also) + if text.is_empty() || also.is_empty() { 0 } else { 3 };
        (cells > 0 && used + cells + 2 <= columns).then_some((text, cells))
    };
    if let Some(fewest) = also.last() {
        // A colleague's name comes before one's own, a word about them before the date, and before the end of the trail.
        let dated = ways.split_last().map_or(ways, |(_, dated)| dated);
        let named = also.iter().find_map(|also| dated.iter().find_map(|way| Some((also, fits(way, also)?))));
        let bare = || [&[half(banner)] as &[&str], &[]].iter().find_map(|way| Some((fewest, fits(way, fewest)?)));
        let (also, (right, cells)) = named.or_else(bare).unwrap_or((fewest, (String::new(), width(fewest))));
        left = fit_line(left, columns.saturating_sub(cells + 1));
        left.push(also.clone(), Role::Changed);
        if !right.is_empty() {
            left.push(format!("   {right}"), Role::Dim);
        }
        return left;
    }
    if let Some((right, cells)) = ways.iter().find_map(|way| fits(way, "")) {
        left.push(" ".repeat(columns.saturating_sub(used + cells + 1)), Role::Text);
        left.push(right, Role::Dim);
    }
    left
}

/// The second half of a remark, for where there is no room for both: "Practise on invented cases; nothing here is real".
fn half(banner: &str) -> &str {
    banner.rsplit_once("; ").map_or(banner, |(_, half)| half)
}

/// What is said while somebody else is saving.
fn waits(who: &str) -> Message {
    Message::trouble(format!("{who}; your change waits."))
}

fn hints(model: &Model, columns: usize) -> Line {
    let Some(screen) = model.top() else { return Line::new() };
    if model.waits_for().is_some() {
        return Line::of(" Esc", Role::Key).with(" give up waiting (nothing is saved, your text is kept)", Role::Hint);
    }
    let mut pairs = screen.hints(&model.cx);
    let room = columns.saturating_sub(1);
    let mut fixed = Vec::new();
    if !screen.is_typing() {
        for command in [super::command::Cmd::Palette, super::command::Cmd::Help] {
            if let (Some(key), Some(row)) = (model.cx.keymap.chord(command), super::command::command(command)) {
                fixed.push((key, row.hint.to_owned()));
            }
        }
    }
    let cells = |pairs: &[(String, String)]| -> usize {
        pairs.iter().map(|(key, hint)| width(key) + width(hint) + 4).sum::<usize>().saturating_sub(3)
    };
    let between = if fixed.is_empty() { 0 } else { 3 };
    while !pairs.is_empty() && cells(&pairs) + cells(&fixed) + between > room {
        // The way out stays longest.
        let last = pairs.iter().rposition(|(key, _)| key != "Esc").unwrap_or(0);
        pairs.remove(last);
    }
    pairs.extend(fixed);
    let mut line = Line::of(" ", Role::Text);
    for (at, (key, hint)) in pairs.iter().enumerate() {
        if at > 0 {
            line.push("   ", Role::Text);
        }
        line.push(key.clone(), Role::Key);
        line.push(format!(" {hint}"), Role::Hint);
    }
    if screen.hints_follow_the_row() { line.lagging() } else { line }
}

/// What may follow an unfinished chord, in as many lines as it takes.
fn strip(model: &Model, columns: usize) -> Vec<Line> {
    if model.pending.is_empty() {
        return Vec::new();
    }
    let Some(screen) = model.top() else { return Vec::new() };
    let mut scopes = screen.scopes();
    scopes.push(super::command::Scope::Everywhere);
    let super::command::Match::Prefix(next) = model.cx.keymap.find(&model.pending, &scopes) else { return Vec::new() };
    let chord: String = model.pending.iter().map(ToString::to_string).collect();
    let mut lines = Vec::new();
    let mut line = Line::of(format!(" {chord}:"), Role::Heading);
    for (key, label) in next {
        let key = key.to_string();
        if width(&line.text()) + width(&key) + width(label) + 4 > columns {
            lines.push(std::mem::take(&mut line));
            line.push("   ", Role::Text);
        }
        line.push("  ", Role::Text);
        line.push(key, Role::Key);
        line.push(format!(" {label}"), Role::Hint);
    }
    if width(&line.text()) + width("   Esc cancel") > columns {
        lines.push(std::mem::take(&mut line));
    }
    line.push("   ", Role::Text);
    line.push("Esc", Role::Key);
    line.push(" cancel", Role::Hint);
    lines.push(line);
    lines.insert(0, rule(columns));
    lines
}
