//! The work plan on a wide screen: each step with what was planned, and beside it a bar of plan against actual.

use crate::app::context::Context;
use crate::app::layout::{Area, beside, clip};
use crate::app::list::ListPane;
use crate::app::scene::{Body, Line, Role};
use crate::domain::process::plan::{Bars, LEGEND, bars, is_open};
use crate::domain::record::Record;
use crate::domain::register::{Pause, Step};

/// The columns of the list, unless a person chose others.
const COLUMNS: [&str; 5] = ["code", "what", "planned", "due", "done"];

/// The steps with their bars; `rows` of the screen in all. The bars stand on the lines of their steps.
pub fn draw(cx: &Context, steps: &ListPane, pauses: Option<&ListPane>, area: Area) -> Body {
    let left = area.columns() * 3 / 5;
    let right = area.columns().saturating_sub(left + 2);
    let fields = match steps.list.query.columns {
        Some(_) => steps.list.fields(),
        None => COLUMNS.to_vec(),
    };
    let mut shown: Vec<Option<Record>> = Vec::new();
    let width = u16::try_from(left).unwrap_or(area.width);
    let list = steps.draw_beside(cx, Area::new(width, area.height), true, &fields, &mut |record| {
        shown.push(record.cloned());
    });
    let all: Vec<Step> = steps.list.read().iter().map(Step::from).collect();
    let pauses: Vec<Pause> = pauses.map_or(&[][..], |pane| pane.list.read()).iter().map(Pause::from).collect();
    let picture = match bars(all.iter(), &pauses, cx.today, right) {
        Some(picture) => picture_of(cx, &picture, &shown, &pauses, right),
        None => Body::default(),
    };
    beside(list, picture, left, right, area.rows(), false)
}

/// The months on the line of the summary, the pauses on the line of the headings, then a bar a step.
fn picture_of(cx: &Context, picture: &Bars, shown: &[Option<Record>], pauses: &[Pause], columns: usize) -> Body {
    let mut body = Body::default();
    body.push(Line::of(picture.months.clone(), Role::Dim));
    body.push(Line::of(picture.paused.clone(), Role::Waiting));
    for record in shown.iter().skip(1) {
        let Some(record) = record else {
            body.push(Line::new());
            continue;
        };
        let step = Step::from(record);
        let is_late = is_open(&step) && step.due.is_some_and(|due| due < cx.today);
        let role = if is_late {
            Role::Overdue
        } else if is_open(&step) {
            Role::Text
        } else {
            Role::Dim
        };
        body.push(Line::of(clip(&picture.row(&step, pauses), columns), role));
    }
    body
}

/// What the signs mean.
pub fn legend(columns: usize) -> Line {
    Line::of(clip(&format!(" {LEGEND}"), columns), Role::Dim)
}
