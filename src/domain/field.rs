//! One field of the register: name, kind, label, help and the marks everything generic reads. Declared with const
//! builder methods so that one line of an entity says all there is to say.

use super::vocabulary::List;

/// What a field holds, and so how it is typed, checked, stored and shown.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line.
    Text,
    /// Several lines.
    Long,
    /// A whole number.
    Number,
    /// Pounds on screen, pence in the file.
    Money,
    /// An exact day.
    Date,
    /// A date as loosely as it is known.
    Loose,
    /// One term of a list.
    Choice(&'static List),
    /// Several terms of a list.
    Choices(&'static List),
    /// Yes, no, not known, not recorded.
    Fact,
    /// A record of the entity of this name.
    Link(&'static str),
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Kind::Choice(a), Kind::Choice(b)) | (Kind::Choices(a), Kind::Choices(b)) => a.name == b.name,
            (Kind::Link(a), Kind::Link(b)) => a == b,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// A date by which something is owed, and the field whose filling ends the debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What is owed, in a few words: "Decide whether to review".
    pub what: &'static str,
    /// The field of the same record that, once filled, ends it.
    pub until: &'static str,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.label == other.label && self.kind == other.kind
    }
}

/// One field. Build it with [`text`], [`date`] and their like, never by hand.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub label: &'static str,
    pub help: &'static str,
    pub kind: Kind,
    pub required: bool,
    /// No two records of the register have the same, whatever its capitals; archived ones count.
    pub unique: bool,
    /// Columns it takes in a list by default; 0 when it is not a default column.
    pub width: u16,
    /// Columns it takes as a further column, where the default ones leave room; 0 when it is none.
    pub further: u16,
    /// Hidden until revealed; never in a list, a title, a log or a public export.
    pub private: bool,
    /// In an agency's own words, in which names stand: shown under the pseudonyms of its case until revealed, and never
    /// in a title, a link, a history or a log.
    pub covered: bool,
    /// Covered, but seldom with a name in it, such as what the person at the desk typed: where a case has no key yet it
    /// stands as it is.
    pub stands_unkeyed: bool,
    /// For the panel's eyes: never in anything a family is given.
    pub panel_only: bool,
    /// It holds the user name of somebody who works in the register; those there are, are offered.
    pub user: bool,
    /// Its words are found by the search inside text.
    pub searched: bool,
    pub due: Option<Due>,
    /// Headings an import may find it under, beside its label.
    pub aliases: &'static [&'static str],
    /// Where the field comes from: "law", "practice", "source: HO Library"; empty when it needs no saying.
    pub mark: &'static str,
    /// The code a new record starts with; empty for none.
    pub initial: &'static str,
}

impl Field {
    const fn new(kind: Kind, label: &'static str, help: &'static str) -> Self {
        Self {
            name: "",
            label,
            help,
            kind,
            required: false,
            unique: false,
            width: 0,
            further: 0,
            private: false,
            covered: false,
            stands_unkeyed: false,
            panel_only: false,
            user: false,
            searched: matches!(kind, Kind::Long),
            due: None,
            aliases: &[],
            mark: "",
            initial: "",
        }
    }

    /// Given its name by `entity!`.
    pub const fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// No other record may have the same.
    pub const fn unique(mut self) -> Self {
        self.unique = true;
        self
    }

    /// A record cannot be saved without it; shown as "needed".
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// A default column of lists, `width` columns wide.
    pub const fn list(mut self, width: u16) -> Self {
        self.width = width;
        self
    }

    /// A further column of lists, `width` columns wide, where the default ones leave room for it.
    pub const fn further(mut self, width: u16) -> Self {
        self.further = width;
        self
    }

    pub const fn private(mut self) -> Self {
        self.private = true;
        self.searched = false;
        self
    }

    pub const fn covered(mut self) -> Self {
        self.covered = true;
        self
    }

    /// Covered where the case has a key; see [`Field::stands_unkeyed`].
    pub const fn covered_when_keyed(mut self) -> Self {
        self.covered = true;
        self.stands_unkeyed = true;
        self
    }

    /// Whether its words name a record, or may stand wherever no key is at hand.
    pub const fn is_open(&self) -> bool {
        !self.private && !self.covered
    }

    pub const fn panel_only(mut self) -> Self {
        self.panel_only = true;
        self
    }

    /// It holds a user name.
    pub const fn user(mut self) -> Self {
        self.user = true;
        self
    }

    /// Find its words inside text (long fields are found without asking).
    pub const fn search(mut self) -> Self {
        self.searched = true;
        self
    }

    /// Something is owed by this date until the field `until` is filled.
    pub const fn due(mut self, what: &'static str, until: &'static str) -> Self {
        self.due = Some(Due { what, until });
        self
    }

    pub const fn alias(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    pub const fn mark(mut self, mark: &'static str) -> Self {
        self.mark = mark;
        self
    }

    /// A new record starts with this code.
    pub const fn initial(mut self, code: &'static str) -> Self {
        self.initial = code;
        self
    }
}

pub const fn text(label: &'static str, help: &'static str) -> Field {
    Field::new(Kind::Text, label, help)
}

pub const fn long(label: &'static str, help: &'static str) -> Field {
    Field::new(Kind::Long, label, help)
}

pub const fn number(label: &'static str, help: &'static str) -> Field {
    Field::new(Kind::Number, label, help)
}

pub const fn money(label: &'static str, help: &'static str) -> Field {
    Field::new(Kind::Money, label, help)
}

pub const fn date(label: &'static str, help: &'static str) -> Field {
    Field::new(Kind::Date, label, help)
}

pub const fn loose(label: &'static str, help: &'static str) -> Field {
    Field::new(Kind::Loose, label, help)
}

pub const fn choice(list: &'static List, label: &'static str, help: &'static str) -> Field {
    Field::new(Kind::Choice(list), label, help)
}

pub const fn choices(list: &'static List, label: &'static str, help: &'static str) -> Field {
    Field::new(Kind::Choices(list), label, help)
}

pub const fn fact(label: &'static str, help: &'static str) -> Field {
    Field::new(Kind::Fact, label, help)
}

pub const fn link(entity: &'static str, label: &'static str, help: &'static str) -> Field {
    Field::new(Kind::Link(entity), label, help)
}
