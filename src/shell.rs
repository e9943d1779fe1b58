//! Words of a command that somebody is told to run: they can be pasted as they stand, whatever a path is called. Must
//! not know what the command does.

use std::path::Path;

/// A path as one word of a shell: quoted when anything in it would mean something else there.
pub fn word(path: &Path) -> String {
    let shown = path.display().to_string();
    // What begins with a dash would be taken for an option.
    let shown = if shown.starts_with('-') { format!("./{shown}") } else { shown };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_@%+=:,./-".contains(c);
    if !shown.is_empty() && shown.chars().all(is_plain) { shown } else { format!("'{}'", shown.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_word_whatever_is_in_it() {
        for (path, wanted) in [
            ("/srv/dhr/register.db", "/srv/dhr/register.db"),
            ("/srv/Case Reviews/register.db", "'/srv/Case Reviews/register.db'"),
            ("/srv/ama's/$HOME;ls/r.db", r"'/srv/ama'\''s/$HOME;ls/r.db'"),
            ("~/r.db", "'~/r.db'"),
            ("-rf", "./-rf"),
            ("", "''"),
        ] {
            assert_eq!(word(Path::new(path)), wanted);
        }
    }
}
