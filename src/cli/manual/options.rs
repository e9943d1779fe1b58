//! dhr-config(5): the files and every option.

use super::page::Page;
use crate::config::OPTIONS;

pub fn page() -> Page {
    let mut page = Page::new("dhr-config", 5, "the options of dhr");
    page.heading("Description");
    page.text(
        "Options are lines of TOML: name = \"value\". Later ones win: /etc/dhr/config.toml, then dhr/config.toml in \
         your own configuration folder, then the variables named below, then the command line. What stands in \
         /etc/dhr/policy.toml wins over all of them: it belongs to the administrator. Policy stops mistakes and makes \
         bypassing deliberate; whoever can read the register file can always copy it with other programs. dhr config \
         shows each option as it stands and where its value comes from.",
    );
    page.heading("Options");
    for row in OPTIONS {
        let mut text = row.help.to_owned();
        if !row.choices.is_empty() {
            text.push_str(&format!(" One of: {}.", row.choices.join(", ")));
        }
        if !row.default.is_empty() {
            text.push_str(&format!(" Without it: {}.", row.default));
        }
        if let Some(variable) = row.variable {
            text.push_str(&format!(" Variable: {variable}."));
        }
        page.item(row.name, text);
    }
    page.heading("Keys");
    page.text("The table [keys] gives commands other keys; dhr-keys(7) names the commands.");
    page.lines(&["[keys]", "\"list.narrow\" = \"i\""]);
    page.heading("Files");
    page.item("/etc/dhr/config.toml", "For everybody. The variable DHR_SYSTEM names another folder.");
    page.item("/etc/dhr/policy.toml", "The policy of the administrator.");
    page.item("~/.config/dhr/config.toml", "Your own.");
    page.heading("See also");
    page.text("dhr(1), dhr-keys(7)");
    page
}
