//! The words a house uses instead of those that come with the program: letters and the work plan. A file of the same
//! name in the person's configuration folder comes first, then one in the administrator's, then the program's own.

use std::path::PathBuf;

use crate::config::Config;
use crate::domain::process::plan::{self, Fault};
use crate::error::{Error, Result};
use crate::exchange::letter::{self, Template};
use crate::exchange::read::{load, text::decode};

/// The file of the work plan.
const PLAN: &str = "plan.toml";

/// The text of the first file of this name there is.
fn own(config: &Config, name: &str) -> Result<Option<String>> {
    let environment = &config.environment;
    let folders = environment.config_folder.iter().chain([&environment.system_folder]);
    let file: Option<PathBuf> = folders.map(|folder| folder.join(name)).find(|path| path.is_file());
    file.map(|path| Ok(decode(&load(&path)?).text)).transpose()
}

/// The text of a letter, as `letters/L13.txt` or the program's own.
///
/// # Errors
/// No such letter.
pub fn letter_text(config: &Config, name: &str) -> Result<String> {
    let file = letter::file_name(name);
    let own = own(config, &format!("letters/{file}"))?;
    own.or_else(|| letter::shipped(&file).map(str::to_owned)).ok_or_else(|| {
        Error::user(format!("There is no letter \"{}\"", name.trim()))
            .safe("Nothing was written")
            .next("Name a letter from L1 to L26, or one of your own in the folder letters")
    })
}

/// A letter ready to be filled.
///
/// # Errors
/// No such letter; a header that cannot be read, by file and line.
pub fn letter(config: &Config, name: &str) -> Result<Template> {
    letter::read_template(name, Some(&letter_text(config, name)?))
}

/// The text of the work plan in use.
pub fn plan_text(config: &Config) -> Result<String> {
    Ok(own(config, PLAN)?.unwrap_or_else(|| plan::DEFAULT.to_owned()))
}

/// The work plan new reviews are given.
///
/// # Errors
/// Every fault of a template of one's own, by row and field.
pub fn plan(config: &Config) -> Result<plan::Template> {
    plan::read(&plan_text(config)?).map_err(|faults| faulty(&faults))
}

/// Every fault with its row and field.
pub fn faulty(faults: &[Fault]) -> Error {
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Error::data(format!("The template cannot be used: {}", said.join("; ")))
        .safe("No step was laid")
        .next("Correct these lines of the template, then lay it again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Environment;

    #[test]
    fn a_file_of_ones_own_comes_before_the_administrators_and_that_before_the_programs() {
        let folder = tempfile::tempdir().unwrap();
        let environment = Environment {
            system_folder: folder.path().join("system"),
            config_folder: Some(folder.path().join("user")),
            ..Environment::default()
        };
        let config = Config::load(environment, &[]).unwrap();
        let shipped = letter_text(&config, "l13").unwrap();
        assert!(shipped.contains("letter = \"L13\""));
        let write = |place: &str, text: &str| {
            let path = folder.path().join(place);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("system/letters/L13.txt", &shipped.replace("Dear colleague", "Dear all"));
        assert!(letter_text(&config, "L13").unwrap().contains("Dear all"));
        write("user/letters/L13.txt", "+++\nletter = \"L13\"\nto = \"nobody\"\n+++\nS\n");
        assert!(letter(&config, "L13").unwrap_err().to_string().contains("L13.txt, line 3"));
        assert!(letter(&config, "L27").is_err());
        assert_eq!(plan(&config).unwrap().steps.len(), plan::default().unwrap().steps.len());
        write("user/plan.toml", "[[step]]\ncode = \"A\"\nwhat = \"Do it\"\nafter = [\"A\"]\n");
        assert!(plan(&config).unwrap_err().to_string().contains("step 1 (A)"));
    }
}
