//! What the terminal at the other end can be trusted with, as plain values. Deciding them is `capability`'s work.

/// How many colours may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// No colour at all: attributes only.
    Mono,
    Eight,
    Sixteen,
    Indexed,
    True,
}

/// What may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    pub depth: Depth,
    /// Rows may be moved with a scroll region (DECSTBM).
    pub scroll: bool,
    /// The tab stops can be set and relied on (TBC, HTS, HT).
    pub tabs: bool,
    /// Cells may be blanked without printing over them (ECH).
    pub erase_cells: bool,
    /// Single attributes may be switched off (SGR 22 to 29, 39, 49); otherwise everything is reset.
    pub partial_pen: bool,
    /// Large frames may be wrapped in mode 2026, so that they appear at once.
    pub sync: bool,
}

impl Profile {
    /// Everything ECMA-48 offers, as xterm and its kin have it.
    pub const fn ecma48(depth: Depth) -> Self {
        Self { depth, scroll: true, tabs: true, erase_cells: true, partial_pen: true, sync: false }
    }

    /// The least that any addressable terminal has.
    pub const fn conservative(depth: Depth) -> Self {
        Self { depth, scroll: false, tabs: false, erase_cells: false, partial_pen: false, sync: false }
    }
}
