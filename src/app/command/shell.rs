//! What is done in the shell and by no command of the workbench: `:` and plain mode both say where.

/// Something the command line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InShell {
    /// What a person looks for, with blanks between.
    pub words: &'static str,
    pub label: &'static str,
    /// What to say there.
    pub line: &'static str,
    /// What it does, and where the screen shows some of it.
    pub help: &'static str,
}

macro_rules! in_shell {
    ($( $words:literal, $label:literal, $line:literal, $help:literal; )+) => {
        pub static IN_SHELL: &[InShell] =
            &[ $( InShell { words: $words, label: $label, line: $line, help: $help }, )+ ];
    };
}

in_shell! {
    "pack meeting papers briefing agenda", "Pack for a panel meeting", "dhr pack REF", "Prints the pack on one or two pages, or with --docx writes a Word file. The meetings themselves are on the Panel tab of a case.";
    "gate publication publish clearance", "Publication gate", "dhr gate REF", "Checks G1 to G10 with what is missing. The QA tab of a case shows the same, item by item.";
    "update progress family", "Update for a family", "dhr family REF --update", "Writes the update on actions in plain words, to be read by a person before it is given.";
    "letter template merge", "Letters", "dhr letter REF L1", "Fills a letter, L1 to L26, and records it as sent with --sent.";
    "calendar ics diary outlook", "Calendar file", "dhr calendar", "Writes dues and meetings as a calendar file, by reference and without names.";
    "scan redact redaction leak anonymise", "Scan a file for names", "dhr scan FILE --case REF", "Looks in a file for what could still tell who somebody of a case is.";
    "backup copy", "Back the register up", "dhr backup", "Copies the whole register while people work, and checks the copy.";
    "restore recover", "Restore a copy", "dhr restore FILE", "Puts a copy in the place of the register.";
    "doctor check health", "Check the register", "dhr doctor", "Checks the register, its place and the terminal, and names what mends each fault.";
    "working days reckon", "Work out a date", "dhr due DATE LENGTH", "Counts months, weeks or working days from a date, such as 27 mar 10wd.";
}

impl InShell {
    /// "In the shell: dhr pack REF".
    pub fn place(&self) -> String {
        format!("In the shell: {}", self.line)
    }

    /// Whether a word of it begins with what was typed, or is all of it.
    pub fn fits(&self, typed: &str) -> bool {
        let typed = typed.trim().to_lowercase();
        let words = || self.words.split(' ');
        typed.len() > 2
            && (words().any(|word| word.starts_with(&typed)) || self.label.to_lowercase().starts_with(&typed))
    }

    /// The one a word names in full.
    pub fn named(word: &str) -> Option<&'static InShell> {
        IN_SHELL.iter().find(|one| one.words.split(' ').any(|own| own.eq_ignore_ascii_case(word)))
    }
}
