use super::*;

fn environment(folder: &std::path::Path) -> Environment {
    Environment {
        system_folder: folder.join("system"),
        config_folder: Some(folder.join("user")),
        login: "amara.okoro".to_owned(),
        ..Environment::default()
    }
}

fn write(folder: &std::path::Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

#[test]
fn each_layer_lies_over_the_one_before_and_policy_over_all() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "system/config.toml", "theme = \"dark\"\nmouse = true\nexport = \"yes\"\n");
    write(folder.path(), "user/config.toml", "theme = \"light\"\n[keys]\n\"list.narrow\" = \"i\"\n");
    write(folder.path(), "system/policy.toml", "# set by IT\nexport = \"no\"\n");
    let mut environment = environment(folder.path());
    environment.variables.insert("DHR_TODAY".to_owned(), "2026-03-27".to_owned());
    let config = Config::load(environment, &[("export", "yes".to_owned())]).unwrap();
    assert_eq!(config.get("theme"), "light");
    assert!(config.is_on("mouse"));
    assert!(!config.is_on("export"), "a flag must not beat the policy");
    assert!(config.origin("export").unwrap().words().contains("policy.toml, line 2"));
    assert_eq!(config.today().to_string(), "2026-03-27");
    assert_eq!(config.keys[0].0, "list.narrow");
    assert_eq!(config.user(), "amara.okoro");
}

#[test]
fn a_wrong_line_is_named() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "user/config.toml", "mouse = false\n\nthem = \"dark\"\n");
    let error = Config::load(environment(folder.path()), &[]).unwrap_err();
    assert!(error.to_string().contains("line 3") && error.to_string().contains("\"theme\""), "{error}");
    write(folder.path(), "user/config.toml", "glyphs = \"fancy\"\n");
    let error = Config::load(environment(folder.path()), &[]).unwrap_err();
    assert!(error.to_string().contains("auto, utf8, ascii"), "{error}");
    write(folder.path(), "user/config.toml", "glyphs = \n");
    let error = Config::load(environment(folder.path()), &[]).unwrap_err();
    assert!(error.to_string().contains("line 1"), "{error}");
}

#[test]
fn minutes_may_be_parts_of_one_and_nothing_else_is_taken_for_them() {
    let folder = tempfile::tempdir().unwrap();
    for (given, seconds) in [("10", Some(600.0)), ("0.5", Some(30.0)), ("\"0.1\"", Some(6.0)), ("0", None)] {
        write(folder.path(), "user/config.toml", &format!("idle_hide = {given}\n"));
        let config = Config::load(environment(folder.path()), &[]).unwrap();
        assert_eq!(config.minutes("idle_hide").map(|span| span.as_secs_f64()), seconds, "{given}");
    }
    for given in ["-1", "nan", "inf", "1e300", "\"soon\"", "20000", "\"\""] {
        write(folder.path(), "user/config.toml", &format!("idle_hide = {given}\n"));
        let error = Config::load(environment(folder.path()), &[]).unwrap_err();
        assert!(error.to_string().contains("say minutes"), "{given}: {error}");
    }
}

#[test]
fn there_are_at_most_twenty_five_options_and_each_explains_itself() {
    assert!(OPTIONS.len() <= 25);
    for row in OPTIONS {
        assert!(row.help.ends_with('.'), "{}", row.name);
        assert!(row.check(row.default).is_ok(), "{}: its own default", row.name);
    }
}

#[test]
fn a_policy_cannot_be_got_round_by_naming_another_folder() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "fixed/policy.toml", "export = \"no\"\n");
    write(folder.path(), "system/policy.toml", "export = \"yes\"\n");
    let environment = Environment { fixed_folder: Some(folder.path().join("fixed")), ..environment(folder.path()) };
    assert!(!Config::load(environment, &[]).unwrap().is_on("export"));
}
