//! dhr(1): the command and all its verbs, from what clap was told.

use super::page::Page;
use crate::cli::command;

/// What each exit status means.
const STATUS: [(&str, &str); 8] = [
    ("0", "Done."),
    ("1", "Nothing was found."),
    ("2", "The command, or a file it names, cannot be read as what it should be."),
    ("3", "A rule, or the policy of the administrator, refuses."),
    ("4", "Somebody else changed the same field."),
    ("5", "Somebody else is writing; try again."),
    ("6", "The disk, a permission or the terminal."),
    ("130", "It was stopped with Ctrl-C, and nothing was changed."),
];

pub fn page() -> Page {
    let mut page = Page::new("dhr", 1, "a workbench for coordinators of Domestic Homicide Reviews");
    let mut command = command();
    command.build();
    page.heading("Synopsis");
    page.lines(&["dhr [OPTIONS] [VERB]"]);
    page.heading("Description");
    page.text(command.get_long_about().map(ToString::to_string).unwrap_or_default().replace('\n', " "));
    page.text(
        "Everything the workbench shows and does can be shown and done by a verb. A record is named by the reference \
         of its case (upper or lower case), by its kind and number such as action:33, or by a label only one record \
         has. Values are typed as on screen: dates as 27 3, 27 mar 26 or +2w, choices by their word or code, links by \
         the label of what they point to. Text for people is cleaned of control characters. Private values are never \
         printed.",
    );
    page.heading("Options");
    arguments(&mut page, &command, true);
    page.heading("Verbs");
    for verb in command.get_subcommands() {
        let usage = verb.clone().render_usage().to_string();
        page.part(usage.trim_start_matches("Usage: ").replace(" [OPTIONS]", ""));
        page.text(sentence(verb.get_about().map(ToString::to_string).unwrap_or_default()));
        arguments(&mut page, verb, false);
    }
    page.heading("Exit status");
    for (status, meaning) in STATUS {
        page.item(status, meaning);
    }
    page.heading("Environment");
    page.text("See dhr-config(5): DHR_DB, DHR_TODAY, DHR_USER and others. DHR_SYSTEM is the folder of the policy.");
    page.heading("Examples");
    page.lines(&[
        "dhr demo",
        "dhr cases open sort:agreed_due",
        "dhr actions 'due<today' --csv",
        "dhr set DHR-2024-03 stage=trial --why 'letter from the CPS'",
        "dhr note DHR-2024-03 - < note.txt",
        "dhr qa DHR-2024-03 --letter letter.docx --outcome resubmit",
        "dhr pack DHR-2024-03 --meeting 2 --docx pack.docx",
    ]);
    page.heading("See also");
    page.text("dhr-fields(7), dhr-keys(7), dhr-query(7), dhr-config(5)");
    page
}

/// The arguments of a command; those of all verbs are told once.
fn arguments(page: &mut Page, command: &clap::Command, global: bool) {
    for one in command.get_arguments().filter(|one| !one.is_hide_set() && one.is_global_set() == global) {
        let Some(help) = one.get_help() else { continue };
        if matches!(one.get_id().as_str(), "help" | "version") {
            continue;
        }
        let value = one.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
        let takes = one.get_action().takes_values();
        let term = match (one.get_long(), value.filter(|_| takes)) {
            (Some(long), Some(value)) => format!("--{long} {value}"),
            (Some(long), None) => format!("--{long}"),
            (None, value) => value.unwrap_or_else(|| one.get_id().to_string()),
        };
        page.item(term, sentence(help.to_string()));
    }
}

fn sentence(text: String) -> String {
    if text.ends_with('.') { text } else { format!("{text}.") }
}
