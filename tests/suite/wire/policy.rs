//! What the administrator's policy forbids cannot be done, whatever a person has set, and the reason is said.

use super::{Home, Line};

#[test]
fn everything_a_policy_forbids_is_refused_with_the_reason() {
    let home = Home::with_register();
    std::fs::create_dir_all(home.path().join("system")).unwrap();
    std::fs::create_dir_all(home.path().join("config/dhr")).unwrap();
    let policy =
        "editor = \"no\"\nclipboard = \"no\"\nexport = \"no\"\nreveal = \"no\"\nsuspend = \"no\"\nidle_hide = 5\n";
    std::fs::write(home.path().join("system/policy.toml"), policy).unwrap();
    let wanted = policy.replace("no", "yes").replace("idle_hide = 5", "idle_hide = 0");
    std::fs::write(home.path().join("config/dhr/config.toml"), wanted).unwrap();
    let mut command = home.desk("amara.okoro");
    command.env("VISUAL", "touch ran");
    let mut line = Line::start(command);
    line.shows("Needs you").press("\x1a").shows("Suspend to the shell: the administrator's policy forbids it.");
    line.press("gc")
        .shows("22 cases")
        .press(":export")
        .shows("Not now: the")
        .shows("administrator's policy forbids it.");
    line.press("\r\x1b").shows("22 cases");
    line.press("yr").shows("Copy the row: the administrator's policy forbids it.");
    line.press("jjjjjjj\r").shows("Cases > NM-DHR-16").press("r");
    line.shows("Reveal private values: the administrator's policy forbids it.");
    line.press("n").shows("New: Note").press("\rtext\x05").shows("Your own editor: switched off by your settings");
    assert!(!home.path().join("ran").exists());
    let raw = line.raw();
    assert!(!raw.windows(5).any(|bytes| bytes == b"\x1b]52;"), "something went to the clipboard");
    let mut told = Line::sized(home.command("amara.okoro", super::home::DHR, &["config"]), 120, 90);
    told.shows("idle_hide = 5  [policy of the administrator:").shows("reveal = no  [policy of the administrator:");
    told.ended();
}

#[test]
fn a_theme_with_a_fault_is_left_alone_and_named_with_its_line() {
    let home = Home::with_register();
    let theme = home.path().join("own.toml");
    std::fs::write(&theme, "[roles]\nkey = \"#777777 on #888888\"\n").unwrap();
    for (name, said) in [
        ("own.toml", "Theme not used: own.toml, line 1: it has no style for"),
        ("nothing.toml", "Theme not used: nothing.toml is neither a theme"),
        (".", "Theme not used: . cannot be read"),
    ] {
        let mut command = home.desk("amara.okoro");
        command.env("DHR_THEME", name);
        let mut line = Line::start(command);
        line.shows("Needs you").shows(said).press("gc").shows("22 cases").press("qq");
        assert_eq!(line.ended().0, 0);
    }
    let mut command = home.command("amara.okoro", super::home::DHR, &["doctor"]);
    command.env("DHR_THEME", "own.toml");
    let mut line = Line::sized(command, 250, 60);
    line.shows("own.toml, line 2: key:").shows("1.2 to 1").shows("choose terminal, light");
    line.ended();
}

#[test]
fn a_wrong_key_or_an_unreadable_configuration_is_named_before_anything_is_opened() {
    for (text, said) in [
        ("[keys]\n\"list.narrow\" = \"[\"\n", "config.toml, line 2: \"list.narrow\" cannot have that key"),
        (
            "[keys]\n\"program.redraw\" = \"Ctrl-S\"\n",
            "config.toml, line 2: \"program.redraw\" works in the middle of a text",
        ),
        ("[keys]\n\"list.opne\" = \"i\"\n", "config.toml, line 2: there is no command \"list.opne\""),
        ("theme = \n", "config.toml, line 1"),
        ("\u{0}\u{1}binary", "config.toml, line 1"),
    ] {
        let home = Home::with_register();
        std::fs::create_dir_all(home.path().join("config/dhr")).unwrap();
        std::fs::write(home.path().join("config/dhr/config.toml"), text).unwrap();
        let mut line = Line::sized(home.desk("amara.okoro"), 200, 24);
        line.shows(said).shows("Nothing was changed");
        assert_eq!(line.ended().0, 2);
    }
}

#[test]
fn a_configuration_that_cannot_be_read_at_all_is_named_before_anything_is_opened() {
    let home = Home::with_register();
    std::fs::create_dir_all(home.path().join("config/dhr/config.toml")).unwrap();
    let mut line = Line::sized(home.desk("amara.okoro"), 200, 24);
    line.shows("config.toml cannot be read").shows("Nothing was changed").shows("Make it readable");
    assert_eq!(line.ended().0, 6);
}
