//! What the administrator's policy allows. Must not know any command, screen or setting.

/// What may be done here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    pub clipboard: bool,
    pub export: bool,
    pub reveal: bool,
    pub suspend: bool,
    pub editor: bool,
    /// False when the register was opened read-only.
    pub write: bool,
}

impl Default for Allowed {
    fn default() -> Self {
        Self { clipboard: true, export: true, reveal: true, suspend: true, editor: false, write: true }
    }
}
