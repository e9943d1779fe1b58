//! What every screen may know and none may change.

use super::allowed::Allowed;
use super::command::Keymap;
use super::layout::Area;
use crate::domain::calendar::Holidays;
use crate::domain::date::Date;

/// The surroundings.
#[derive(Debug, Clone)]
pub struct Context {
    pub today: Date,
    /// The name of the person at the keyboard, as the register writes it.
    pub user: String,
    pub size: Area,
    /// Whether the terminal shows more than ASCII.
    pub unicode: bool,
    pub allowed: Allowed,
    pub keymap: Keymap,
    /// Whether click and wheel are switched on.
    pub mouse: bool,
    /// Bank holidays, for proposed dates.
    pub holidays: Holidays,
    /// A standing remark for the title bar: "Practise on invented cases; nothing here is real", "read only".
    pub banner: String,
}

impl Context {
    /// The room between title and message line.
    pub fn body_area(&self, frame: &super::screen::Frame) -> Area {
        use super::screen::Frame;
        let around = match frame {
            Frame::Bare => 0,
            _ if self.size.is_short() => 3,
            _ => 5,
        };
        Area::new(self.size.width, self.size.height.saturating_sub(around))
    }
}
