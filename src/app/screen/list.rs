//! A list screen: Cases, Actions, People, Agencies, or any other kind of record across cases.

use super::case::CaseScreen;
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::fields::Fields;
use crate::app::key::Key;
use crate::app::layout::{Area, beside};
use crate::app::list::{List, ListPane};
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line};
use crate::domain::entity::Entity;
use crate::domain::register;
use crate::domain::value::Ref;

/// Columns of the preview beside a list: less where the list would have no more than it has alone on a usual screen.
fn preview_columns(area: Area) -> usize {
    if area.columns() < 150 { 40 } else { 52 }
}

pub struct ListScreen {
    pane: ListPane,
    preview: bool,
    title: &'static str,
}

impl ListScreen {
    pub fn new(entity: &'static Entity, text: &str) -> Self {
        let title = match entity.name {
            "case" => "Cases",
            "action" => "Actions",
            "person" => "People",
            "agency" => "Agencies",
            _ => entity.plural,
        };
        Self { pane: ListPane::new(List::new(entity, None, text)), preview: true, title }
    }

    /// The list a go-command means.
    pub fn main(command: Cmd) -> Option<Self> {
        let name = match command {
            Cmd::GoCases => "case",
            Cmd::GoActions => "action",
            Cmd::GoReturns => "return",
            Cmd::GoPeople => "person",
            Cmd::GoAgencies => "agency",
            Cmd::GoDocuments => "document",
            _ => return None,
        };
        // What is still owed is what one comes for; Esc shows the rest.
        let text = if matches!(command, Cmd::GoActions | Cmd::GoReturns) { "open:yes" } else { "" };
        register::entity(name).map(|entity| Self::new(entity, text))
    }

    fn shows_preview(&self, area: Area) -> bool {
        self.preview && area.is_wide()
    }
}

impl Screen for ListScreen {
    fn name(&self) -> &'static str {
        self.pane.list.entity.name
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::List, Scope::Record]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Main(self.title)
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        if !self.shows_preview(area) {
            return self.pane.draw(cx, area, true);
        }
        let preview = preview_columns(area);
        let left = area.columns().saturating_sub(preview + 2);
        let narrow = Area::new(u16::try_from(left).unwrap_or(area.width), area.height);
        let list = self.pane.draw(cx, narrow, true);
        let detail = self.pane.list.current().map_or_else(Body::default, |record| {
            let fields = Fields::new(record.clone(), false);
            let room = Area::new(u16::try_from(preview).unwrap_or(area.width), area.height);
            fields.digest(cx, room.columns(), room.rows())
        });
        beside(list, detail, left, preview, area.rows(), false)
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        self.pane.hints(cx)
    }

    fn standing(&self, cx: &Context) -> Option<Line> {
        self.pane.standing(cx)
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        self.pane.list.refresh()
    }

    fn is_typing(&self) -> bool {
        self.pane.is_typing()
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        self.pane.key(key)
    }

    fn run(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        match command {
            Cmd::Open if self.pane.list.entity.name == "case" => {
                let record = self.pane.list.current()?;
                Some(Step::push(CaseScreen::new(
                    Ref::new(record.id, record.label(cx.today)),
                    self.pane.list.listing(),
                    self.pane.list.place(),
                )))
            }
            Cmd::Preview => {
                self.preview = !self.preview;
                let wide = cx.size.is_wide();
                Some(if wide { Step::none() } else { Step::say("The preview needs 120 columns.") })
            }
            _ => self.pane.run(cx, command),
        }
    }

    fn reason_against(&self, _cx: &Context, command: Cmd) -> Option<String> {
        self.pane.reason_against(command)
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        self.pane.paste(text)
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        self.pane.reply(reply)
    }

    fn answered(&mut self, cx: &Context, answer: Answer) -> Step {
        self.pane.answered(cx, answer)
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        let rest = Area::new(area.width, area.height.saturating_sub(1));
        self.pane.list.set_page(List::page_of(rest));
        Vec::new()
    }
}
