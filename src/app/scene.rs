//! The presentation model: lines of text with roles, and where the cursor stands. Both renderers draw it. A role says
//! what a piece of text means; only a theme knows colours.

/// What a piece of text is. Every role that means something also has its own mark in words or letters, so that
/// nothing rests on colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Text,
    Dim,
    /// A tab or screen name that is not the current one.
    Tab,
    /// The current tab, or the heading of the focused pane.
    TabOn,
    Rule,
    Heading,
    /// The column headings of a list.
    Columns,
    /// The cursor mark and the key column of the current row.
    Current,
    Overdue,
    Soon,
    Waiting,
    Changed,
    Archived,
    Error,
    Warning,
    /// Text being typed.
    Input,
    /// The next legal word, offered but not typed.
    Ghost,
    Key,
    Hint,
    Message,
    /// The letters a search matched.
    Match,
    /// A private value that was revealed.
    Private,
}

impl Role {
    pub const ALL: [Role; 22] = [
        Role::Text,
        Role::Dim,
        Role::Tab,
        Role::TabOn,
        Role::Rule,
        Role::Heading,
        Role::Columns,
        Role::Current,
        Role::Overdue,
        Role::Soon,
        Role::Waiting,
        Role::Changed,
        Role::Archived,
        Role::Error,
        Role::Warning,
        Role::Input,
        Role::Ghost,
        Role::Key,
        Role::Hint,
        Role::Message,
        Role::Match,
        Role::Private,
    ];

    /// The name a theme file uses.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Text => "text",
            Role::Dim => "dim",
            Role::Tab => "tab",
            Role::TabOn => "tab_on",
            Role::Rule => "rule",
            Role::Heading => "heading",
            Role::Columns => "columns",
            Role::Current => "current",
            Role::Overdue => "overdue",
            Role::Soon => "soon",
            Role::Waiting => "waiting",
            Role::Changed => "changed",
            Role::Archived => "archived",
            Role::Error => "error",
            Role::Warning => "warning",
            Role::Input => "input",
            Role::Ghost => "ghost",
            Role::Key => "key",
            Role::Hint => "hint",
            Role::Message => "message",
            Role::Match => "match",
            Role::Private => "private",
        }
    }
}

/// Text of one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub role: Role,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    pub spans: Vec<Span>,
    /// From this span on the text explains the current row: while the cursor is being moved it may stay as it was, so
    /// that holding an arrow key over a thin line costs a few bytes a row.
    pub lags: Option<usize>,
}

impl Line {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn of(text: impl Into<String>, role: Role) -> Self {
        Self::new().with(text, role)
    }

    pub fn with(mut self, text: impl Into<String>, role: Role) -> Self {
        self.push(text, role);
        self
    }

    /// The same, explaining the current row.
    pub fn lagging(mut self) -> Self {
        self.lags = Some(0);
        self
    }

    pub fn push(&mut self, text: impl Into<String>, role: Role) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.role == role => last.text.push_str(&text),
            _ => self.spans.push(Span { text, role }),
        }
    }

    pub fn append(&mut self, other: Line) {
        for span in other.spans {
            self.push(span.text, span.role);
        }
    }

    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// What a screen puts in its body: lines, and the column and row of the cursor inside them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    pub lines: Vec<Line>,
    pub cursor: Option<(u16, u16)>,
}

impl Body {
    pub fn new(lines: Vec<Line>) -> Self {
        Self { lines, cursor: None }
    }

    pub fn push(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Puts the cursor on the line pushed last.
    pub fn cursor_here(&mut self, column: usize) {
        let row = self.lines.len().saturating_sub(1);
        self.cursor = Some((u16::try_from(column).unwrap_or(u16::MAX), u16::try_from(row).unwrap_or(u16::MAX)));
    }
}

/// A whole screen: exactly as many lines as the terminal has rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scene {
    pub lines: Vec<Line>,
    pub cursor: Option<(u16, u16)>,
}

impl Scene {
    /// This scene with the lagging text of the one before it, and whether that makes any difference.
    pub fn holding(mut self, before: &Scene) -> (Scene, bool) {
        if self.lines.len() != before.lines.len() {
            return (self, false);
        }
        let mut held = false;
        for (line, old) in self.lines.iter_mut().zip(&before.lines) {
            let (Some(from), Some(old_from)) = (line.lags, old.lags) else { continue };
            let kept = old.spans.iter().skip(old_from);
            if !line.spans.iter().skip(from).eq(kept.clone()) {
                line.spans.truncate(from);
                line.spans.extend(kept.cloned());
                held = true;
            }
        }
        (self, held)
    }

    /// This scene with the mark of the current row in plain letters, and whether that makes any difference: under a
    /// held key the mark moves with every frame, and its bold costs a tenth of the bytes.
    pub fn hurried(mut self) -> (Scene, bool) {
        let mut differs = false;
        for line in &mut self.lines {
            if let Some(mark) = line.spans.first_mut()
                && mark.role == Role::Current
                && mark.text.trim() == ">"
            {
                mark.role = Role::Text;
                differs = true;
            }
        }
        (self, differs)
    }

    /// The text alone, one line a row, trailing blanks removed: what goldens hold.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| line.text().trim_end().to_owned() + "\n").collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lagging_text_is_held_back_and_only_in_a_scene_of_the_same_height() {
        let scene = |row: &str, why: &str| {
            let mut beside = Line::of(row, Role::Text).with("| ", Role::Rule);
            beside.lags = Some(beside.spans.len());
            Scene {
                lines: vec![beside.with(why, Role::Dim), Line::of(why, Role::Text).lagging(), Line::of(row, Role::Dim)],
                cursor: None,
            }
        };
        let (held, differs) = scene("b", "new").holding(&scene("a", "old"));
        assert_eq!((held.text().as_str(), differs), ("b| old\nold\nb\n", true));
        let (same, differs) = scene("b", "old").holding(&scene("a", "old"));
        assert_eq!((same.text().as_str(), differs), ("b| old\nold\nb\n", false));
        let short = Scene { lines: vec![Line::new()], cursor: None };
        assert!(!scene("b", "new").holding(&short).1);
    }

    #[test]
    fn in_a_hurry_the_mark_of_the_current_row_is_plain_and_nothing_else_is() {
        let scene = |first: Line| Scene { lines: vec![first, Line::of(" why", Role::Current)], cursor: None };
        let (plain, differs) = scene(Line::of(">  ", Role::Current).with("row", Role::Overdue)).hurried();
        assert!(differs);
        assert_eq!(plain, scene(Line::of(">  ", Role::Text).with("row", Role::Overdue)));
        assert!(!scene(Line::of(">chosen", Role::Current)).hurried().1);
    }
}
