//! The table of options. At most 25: each new one needs a reason a sentence can give.

/// One option.
#[derive(Debug)]
pub struct OptionRow {
    pub name: &'static str,
    pub default: &'static str,
    /// The values it takes; empty for free text.
    pub choices: &'static [&'static str],
    pub variable: Option<&'static str>,
    pub help: &'static str,
    check: fn(&str) -> Result<(), &'static str>,
}

impl OptionRow {
    const fn new(name: &'static str, default: &'static str, help: &'static str) -> Self {
        Self { name, default, choices: &[], variable: None, help, check: anything }
    }

    const fn one_of(mut self, choices: &'static [&'static str]) -> Self {
        self.choices = choices;
        self
    }

    const fn variable(mut self, name: &'static str) -> Self {
        self.variable = Some(name);
        self
    }

    const fn checked(mut self, check: fn(&str) -> Result<(), &'static str>) -> Self {
        self.check = check;
        self
    }

    /// Whether a value makes sense, and why not.
    pub fn check(&self, value: &str) -> Result<(), String> {
        // What could not be read as text has lost what it said.
        if value.contains(char::REPLACEMENT_CHARACTER) {
            return Err("it is not written in UTF-8".to_owned());
        }
        if !self.choices.is_empty() && !self.choices.contains(&value) {
            return Err(format!("say one of {}", self.choices.join(", ")));
        }
        (self.check)(value).map_err(str::to_owned)
    }
}

fn anything(_: &str) -> Result<(), &'static str> {
    Ok(())
}

fn a_date(value: &str) -> Result<(), &'static str> {
    if value.is_empty() || value.parse::<crate::domain::date::Date>().is_ok() {
        Ok(())
    } else {
        Err("say a date as 2026-03-27")
    }
}

/// A week is more than any screen stands untouched.
const MOST_MINUTES: f64 = 7.0 * 24.0 * 60.0;

fn minutes(value: &str) -> Result<(), &'static str> {
    match value.parse::<f64>() {
        Ok(minutes) if (0.0..=MOST_MINUTES).contains(&minutes) => Ok(()),
        _ => Err("say minutes as a number, such as 10 or 0.5, at most a week"),
    }
}

fn dates(value: &str) -> Result<(), &'static str> {
    value.split([',', ' ']).filter(|part| !part.is_empty()).try_for_each(a_date)
}

const YES_NO: &[&str] = &["yes", "no"];

/// Every option, in the order `dhr config` lists them.
pub static OPTIONS: &[OptionRow] = &[
    OptionRow::new("db", "", "The register file. Empty: register.db in your own data folder.").variable("DHR_DB"),
    OptionRow::new("user", "", "The name written beside your changes. Empty: your login name.").variable("DHR_USER"),
    OptionRow::new("today", "", "The day to work from, for looking back or trying things out. Empty: the clock.")
        .variable("DHR_TODAY")
        .checked(a_date),
    OptionRow::new(
        "theme",
        "terminal",
        "Colours: terminal, light, dark, contrast, colour-safe, mono, or the path of a theme file.",
    )
    .variable("DHR_THEME"),
    OptionRow::new("glyphs", "auto", "Line characters: auto follows the locale and the terminal.")
        .one_of(&["auto", "utf8", "ascii"]),
    OptionRow::new("colour", "auto", "Whether colours are used; auto follows NO_COLOR and the terminal.")
        .one_of(&["auto", "no"]),
    OptionRow::new(
        "output",
        "frugal",
        "How the screen is sent: frugal saves bytes, stock is the plain way for odd terminals.",
    )
    .one_of(&["frugal", "stock"]),
    OptionRow::new(
        "start",
        "today",
        "What the workbench opens on. Text left unsaved is always offered first, on Today.",
    )
    .one_of(&["today", "cases", "actions"])
    .variable("DHR_START"),
    OptionRow::new("plain", "no", "Speak line by line instead of drawing a screen, for screen readers.")
        .one_of(YES_NO)
        .variable("DHR_PLAIN"),
    OptionRow::new("journal", "wal", "How SQLite guards its writes; delete is for network drives.")
        .one_of(&["wal", "delete"]),
    OptionRow::new(
        "label",
        "DHR",
        "What reviews are called here: DHR, DARDR, SUSR. The legal basis is a field of each case.",
    ),
    OptionRow::new("sender_name", "", "The name under a letter. Empty: the name beside your changes."),
    OptionRow::new("sender_post", "", "Your post, under your name in a letter."),
    OptionRow::new("sender_phone", "", "The telephone number a letter gives."),
    OptionRow::new("sender_email", "", "The e-mail address a letter gives."),
    OptionRow::new("holidays_add", "", "Bank holidays to add, as dates with commas between.").checked(dates),
    OptionRow::new("holidays_remove", "", "Bank holidays to leave out, as dates with commas between.").checked(dates),
    OptionRow::new("backup_folder", "", "Where dhr backup puts copies. Empty: beside the register."),
    OptionRow::new(
        "idle_hide",
        "0",
        "Minutes without a key after which the screen hides itself, 0.5 for half a minute; 0 never.",
    )
    .checked(minutes),
    OptionRow::new("mouse", "no", "Wheel and click. Off, the terminal's own selection works.").one_of(YES_NO),
    OptionRow::new("editor", "no", "Whether Ctrl-E may open your own editor for long text.").one_of(YES_NO),
    OptionRow::new("clipboard", "yes", "Whether y may send text to your computer's clipboard.").one_of(YES_NO),
    OptionRow::new("export", "yes", "Whether lists, letters and packs may be written to files.").one_of(YES_NO),
    OptionRow::new("reveal", "yes", "Whether private values may be shown. Every reveal is recorded.").one_of(YES_NO),
    OptionRow::new("suspend", "yes", "Whether Ctrl-Z may go to the shell.").one_of(YES_NO),
];
