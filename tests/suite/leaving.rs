//! What leaves for people outside is scanned first, by the program itself: refused while a name stands, let go once it
//! was judged; and the gate before publication rests on the scan of the very file.

use serde_json::Value as Json;

use crate::chronology_cli::{CASE, chronology, done, import, json, named};
use crate::cli_shell::{Answer, Shell};

/// The case with one event on the day of a death, which names somebody in a way too doubtful to be replaced.
fn told() -> Shell {
    let shell = named();
    done(shell.run(&["add", "death", "case=NM-DHR-23", "person=Sunniva", "when=14/06/2021"]));
    let rows = "Date,Event,Source\n14/6/21,\"Maria died. The Quelingtons were told.\",Log 1\n";
    std::fs::write(shell.path("police.csv"), rows).unwrap();
    let file = [shell.path("police.csv").display().to_string()];
    done(import(&shell, &file, &["--agency", "Westmarch Constabulary"]));
    shell
}

fn marks(answer: &Answer) -> Vec<String> {
    let found = json(answer);
    let findings = found["findings"].as_array().unwrap_or_else(|| panic!("{}", answer.out));
    findings.iter().map(|finding| finding["fingerprint"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_anonymised_chronology_is_refused_while_a_name_stands_even_in_the_name_of_its_file() {
    let shell = told();
    for kind in ["csv", "xlsx", "docx"] {
        let (option, name) = (format!("--{kind}"), format!("Quellington.{kind}"));
        let answer = chronology(&shell, &["--anonymised", &option, &name]);
        assert_eq!(answer.status, 3, "{}{}", answer.out, answer.err);
        assert!(!shell.path(&name).exists(), "{name} was written");
        assert!(answer.err.contains("Nothing was written") && answer.err.contains("--dismiss"), "{}", answer.err);
        assert!(!answer.err.contains("Quel"), "the name is in the error: {}", answer.err);
        assert!(answer.out.contains("(file name)") && answer.out.contains("mark "), "{}", answer.out);
        // Among those who have signed it may go with real names.
        done(chronology(&shell, &[&option, &name]));
        // A word of low certainty refuses as well, and is shown where it stands; a day of death does not, as every row
        // has a day.
        let plain = chronology(&shell, &["--anonymised", &option, &format!("chronology.{kind}")]);
        assert!(plain.status == 3 && plain.out.contains("The Quelingtons were told"), "{}{}", plain.out, plain.err);
        assert!(plain.err.contains("of low certainty") && plain.err.contains("--despite-low"), "{}", plain.err);
        assert!(!plain.out.contains("2021\"  ("), "{}", plain.out);
    }
    let mark = listed(&chronology(&shell, &["--anonymised", "--csv", "Quellington-2.csv"]));
    let mut words = vec!["--anonymised", "--csv", "Quellington-2.csv", "--why", "a street of that name"];
    mark.iter().for_each(|mark| words.extend(["--dismiss", mark]));
    done(chronology(&shell, &words));
    let unknown = ["--anonymised", "--json", "--dismiss", "0123456789abcdef", "--why", "x"];
    assert_eq!(chronology(&shell, &unknown).status, 1);
    done(chronology(&shell, &["--anonymised", "--json"]));
}

#[test]
fn findings_of_low_certainty_may_stand_for_a_reason_that_goes_into_the_history() {
    let shell = told();
    for more in [&["--json"][..], &["--csv"], &["--csv", "a.csv"], &["--docx", "a.docx"], &["--xlsx", "a.xlsx"], &[]] {
        let words = |last: &[&'static str]| [&["--anonymised"][..], more, last].concat();
        let refused = chronology(&shell, &words(&[]));
        assert_eq!(refused.status, 3, "{more:?}: {}{}", refused.out, refused.err);
        let empty = chronology(&shell, &words(&["--despite-low", " "]));
        assert_eq!(empty.status, 2, "{more:?}: {}{}", empty.out, empty.err);
        done(chronology(&shell, &words(&["--despite-low", "a club of that name"])));
    }
    let told = history(&shell);
    assert!(told.contains("despite 1 finding of low certainty"), "{told}");
    assert!(told.contains("\"why\": \"a club of that name\""), "{told}");
    assert!(told.contains("composite chronology as a Word document, pseudonyms"), "{told}");
    assert!(!told.contains("Quelington"), "{told}");
    // A finding of higher certainty is none to let pass.
    let named = chronology(&shell, &["--anonymised", "--csv", "Quellington.csv", "--despite-low", "no"]);
    assert!(named.status == 3 && !named.err.contains("--despite-low"), "{}", named.err);
}

#[test]
fn a_scan_with_findings_of_low_certainty_shows_them_and_ends_in_3() {
    let shell = named();
    std::fs::write(shell.path("low.txt"), "The Quelingtons were told.\n").unwrap();
    let scan = |more: &[&str]| shell.run(&[&["scan", "low.txt", "--case", CASE], more].concat());
    let found = scan(&[]);
    assert!(found.status == 3 && found.out.contains("Quelingtons") && found.out.contains("line 1"), "{}", found.out);
    done(scan(&["--despite-low", "a club of that name"]));
    let mark = listed(&found);
    done(scan(&["--dismiss", &mark[0], "--why", "a club"]));
    done(scan(&[]));
    // What goes before or after it in the file says nothing about it.
    std::fs::write(shell.path("low.txt"), "Something new.\nThe Quelingtons were told.\nAnd this.\n").unwrap();
    done(scan(&[]));
    let told = history(&shell);
    assert!(told.contains(&format!("judged the finding {} harmless", mark[0])), "{told}");
    assert!(told.contains("\"why\": \"a club\"") && !told.contains("Quelington"), "{told}");
}

#[test]
fn no_part_of_anonymised_json_holds_what_was_not_replaced() {
    let shell = told();
    let rows = "Date,Event,Source\n15/6/21,\"Quellington, Maria (Mazza) seen. The Quelingtons rang.\",Log 1\n";
    std::fs::write(shell.path("gp.csv"), rows).unwrap();
    let file = [shell.path("gp.csv").display().to_string()];
    done(import(&shell, &file, &["--agency", "Millbrook Surgery"]));
    let out = done(chronology(&shell, &["--anonymised", "--json", "--despite-low", "looked at"])).out;
    for real in ["Quellington", "Maria", "Mazza"] {
        assert!(!out.contains(real), "{real} in {out}");
    }
}

#[test]
fn what_leaves_with_real_names_and_what_does_not_are_told_apart() {
    let shell = named();
    let rows =
        "Date,Event,Source\n14/6/21,\"Sunniva rang; V was seen with Maria Quellington at Sunniva Surgery.\",Log 1\n";
    std::fs::write(shell.path("gp.csv"), rows).unwrap();
    let file = [shell.path("gp.csv").display().to_string()];
    done(import(&shell, &file, &["--agency", "Millbrook Surgery"]));
    done(chronology(&shell, &["--personalised", "--csv", "named.csv", "--agency", "Millbrook Surgery"]));
    let named = std::fs::read_to_string(shell.path("named.csv")).unwrap();
    assert!(named.contains("Karen Ellspeth Dowle rang") && named.contains("at Sunniva Surgery"), "{named}");
    let both = chronology(&shell, &["--personalised", "--anonymised"]);
    assert_eq!(both.status, 2, "{}", both.err);
    for (option, marking) in [("--personalised", "WITH REAL NAMES"), ("--anonymised", "UNDER PSEUDONYMS")] {
        let name = format!("{}.docx", option.trim_start_matches('-'));
        done(chronology(&shell, &[option, "--docx", &name]));
        let bytes = std::fs::read(shell.path(&name)).unwrap();
        let read = dhr::term::leak::Text::of("", &bytes).unwrap();
        assert!(read.passages.iter().any(|passage| passage.text.contains(marking)), "{option}");
    }
    let told = history(&shell);
    assert!(told.contains("as CSV, real names") && told.contains("as a Word document, pseudonyms"), "{told}");
    done(shell.run(&["export", "event", "--to", "events.csv"]));
    let told = history(&shell);
    assert!(told.contains("of events"), "{told}");
}

#[test]
fn a_shared_surname_is_given_to_nobody_and_is_listed_to_be_settled() {
    let shell = named();
    for person in ["Aksel", "Runa"] {
        done(shell.run(&["add", "person", &format!("case={CASE}"), "role=child", &format!("pseudonym={person}")]));
        let own = format!("person={person}");
        done(shell.give(
            &["add", "identity", &format!("case={CASE}"), &own, "kind=name", "value=-"],
            &format!("{person}x Brackenthwaite"),
        ));
    }
    std::fs::write(shell.path("gp.csv"), "Date,Event,Source\n14/6/21,Brackenthwaite was arrested.,Log 1\n").unwrap();
    let file = [shell.path("gp.csv").display().to_string()];
    done(import(&shell, &file, &["--agency", "Millbrook Surgery"]));
    let answer = done(chronology(&shell, &["--anonymised", "--csv"]));
    assert!(answer.out.contains("[one of: Aksel, Runa] was arrested."), "{}", answer.out);
    assert!(
        answer.err.contains("1 name fits several people") && answer.err.contains("Aksel or Runa"),
        "{}",
        answer.err
    );
    let open = &json(&done(chronology(&shell, &["--anonymised", "--json"])))["to_settle"];
    assert_eq!(open[0]["one_of"], serde_json::json!(["Aksel", "Runa"]));
}

/// What the history of the case says, in lines that are not folded.
fn history(shell: &Shell) -> String {
    done(shell.run(&["history", CASE, "--limit", "40", "--json"])).out
}

/// The marks of the findings printed as lines.
fn listed(answer: &Answer) -> Vec<String> {
    let marks = answer.out.lines().filter_map(|line| line.rsplit_once("mark "));
    marks.map(|(_, mark)| mark.trim().to_owned()).collect()
}

#[test]
fn a_list_for_people_outside_is_refused_while_a_name_stands_in_it() {
    let shell = named();
    done(shell.run(&[
        "add",
        "action",
        "case=NM-DHR-23",
        "number=77",
        "what=Write to Maria Quellington's GP",
        "--why",
        "told by telephone",
    ]));
    let export = |more: &[&str]| {
        let words: Vec<&str> = ["export", "action"].into_iter().chain(more.iter().copied()).collect();
        shell.run(&words)
    };
    done(export(&["--to", "ours.csv"]));
    for more in [
        &["--public", "--to", "out.csv"][..],
        &["--public", "--xlsx", "out.xlsx"],
        &["--public", "--json"],
        &["--public"],
    ] {
        let answer = export(more);
        assert_eq!(answer.status, 3, "{more:?} {}{}", answer.out, answer.err);
        assert!(answer.err.contains("Nothing was written"), "{}", answer.err);
    }
    assert!(!shell.path("out.csv").exists() && !shell.path("out.xlsx").exists());
    assert!(!marks(&export(&["--public", "--json"])).is_empty());
    let stands = listed(&export(&["--public", "--to", "out.csv"]));
    let towns = ["--despite-low", "the town is no secret"];
    assert_eq!(export(&[&["--public", "--to", "out.csv"][..], &towns].concat()).status, 3);
    let mut words = vec!["--public", "--to", "out.csv", "--why", "asked for by the surgery"];
    stands.iter().for_each(|mark| words.extend(["--dismiss", mark]));
    words.extend(towns);
    done(export(&words));
    assert!(shell.path("out.csv").exists());
    done(export(&[&["--public", "--to", "again.csv"][..], &towns].concat()));
}

/// G5 of the case.
fn fifth(shell: &Shell) -> Json {
    let gate = json(&done(shell.run(&["gate", CASE, "--json"])));
    gate["items"].as_array().unwrap().iter().find(|item| item["code"] == "G5").unwrap().clone()
}

#[test]
fn the_gate_rests_on_the_scan_of_the_very_file() {
    let shell = named();
    let report = shell.path("overview.txt");
    std::fs::write(&report, "Sunniva lived with Mazza's cat.\n").unwrap();
    done(shell.run(&["add", "document", "case=NM-DHR-23", "kind=OVR", "title=Report for the gate"]));
    let path = format!("path={}", report.display());
    let added = done(shell.run(&[
        "add",
        "version",
        "case=NM-DHR-23",
        "document=Report for the gate",
        "number=9",
        "current=yes",
        &path,
        "--json",
    ]));
    let id = json(&added)["record"]["id"].as_i64().unwrap_or_else(|| panic!("{}", added.out));
    let version = format!("version:{id}");
    // Other versions of the demonstration are none of this test's business.
    for own in json(&done(shell.run(&["list", "version", "case:NM-DHR-23", "--json"])))["rows"].as_array().unwrap() {
        if own["id"] != id {
            done(shell.run(&["set", &format!("version:{}", own["id"]), "current=no"]));
        }
    }
    assert_eq!(fifth(&shell)["state"], "missing");
    let scan = || shell.run(&["scan", "overview.txt", "--case", CASE]);
    let found = scan();
    assert!(found.status == 3 && found.out.contains(&format!("Recorded for {version}")), "{}{}", found.out, found.err);
    assert!(fifth(&shell)["lacks"].as_str().unwrap().contains("1 finding stands"), "{}", fifth(&shell));
    std::fs::write(&report, "Sunniva lived with a cat.\n").unwrap();
    assert!(fifth(&shell)["lacks"].as_str().unwrap().contains("has changed"), "{}", fifth(&shell));
    done(scan());
    let clean = fifth(&shell);
    assert_eq!(clean["state"], "met", "{clean}");
    assert!(clean["note"].as_str().unwrap().contains("9 scanned on"), "{clean}");
    // A name that was entered later was not looked for.
    let more = ["add", "identity", &format!("case={CASE}"), "person=Sunniva", "kind=nickname", "value=-"];
    done(shell.give(&more, "Tibbsy"));
    let lacks = fifth(&shell)["lacks"].as_str().unwrap_or_default().to_owned();
    assert!(lacks.contains("have changed since version 9"), "{lacks}");
    let public = shell.run(&["set", &version, "marking=public", "--why", "The board agreed"]);
    assert!(public.status == 3 && public.err.contains("scan it again"), "{}{}", public.out, public.err);
    done(scan());
    assert_eq!(fifth(&shell)["state"], "met", "{}", fifth(&shell));
    // Nor were a reference, or a place of death, given since.
    let death = ["add", "death", &format!("case={CASE}"), "place=-"];
    for (words, text) in [(&["set", CASE, "police_ref=-"][..], "ESX-44719-26"), (&death[..], "14 Larkrise Road")] {
        done(shell.give(words, text));
        let lacks = fifth(&shell)["lacks"].as_str().unwrap_or_default().to_owned();
        assert!(lacks.contains("have changed since version 9"), "{words:?}: {lacks}");
        done(scan());
        assert_eq!(fifth(&shell)["state"], "met", "{}", fifth(&shell));
    }
    std::fs::write(&report, "Sunniva lived with a cat and a dog.\n").unwrap();
    assert!(fifth(&shell)["lacks"].as_str().unwrap().contains("has changed"), "{}", fifth(&shell));
}

/// A document of one paragraph with a picture in it.
fn with_a_picture() -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let rels =
        r#"<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let body = "<w:document><w:body><w:p><w:r><w:t>Nobody is named.</w:t></w:r></w:p></w:body></w:document>";
    for (name, text) in [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", rels),
        ("word/document.xml", body),
        ("word/media/image1.png", "x"),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_was_not_read_or_is_told_otherwise_than_it_was_found_does_not_open_the_gate() {
    let shell = named();
    let report = shell.path("overview.docx");
    std::fs::write(&report, with_a_picture()).unwrap();
    done(shell.run(&["add", "document", "case=NM-DHR-23", "kind=OVR", "title=Report for the gate"]));
    let path = format!("path={}", report.display());
    let of = ["case=NM-DHR-23", "document=Report for the gate", "number=9", "current=yes"];
    let added = done(shell.run(&[&["add", "version", path.as_str(), "--json"][..], &of].concat()));
    let id = json(&added)["record"]["id"].as_i64().unwrap();
    let version = format!("version:{id}");
    for own in json(&done(shell.run(&["list", "version", "case:NM-DHR-23", "--json"])))["rows"].as_array().unwrap() {
        if own["id"] != id {
            done(shell.run(&["set", &format!("version:{}", own["id"]), "current=no"]));
        }
    }
    let scan = |more: &[&str]| shell.run(&[&["scan", "overview.docx", "--case", CASE], more].concat());
    let doubtful = scan(&[]);
    assert!(doubtful.status == 3 && doubtful.err.contains("image1.png"), "{}{}", doubtful.out, doubtful.err);
    let lacks = fifth(&shell)["lacks"].as_str().unwrap_or_default().to_owned();
    assert!(lacks.contains("Parts of version 9") && lacks.contains("image1.png"), "{lacks}");
    // A day of checking that is typed does not read the picture.
    done(shell.run(&["set", &version, "checked_for_names=today"]));
    assert_ne!(fifth(&shell)["state"], "met", "{}", fifth(&shell));
    assert_eq!(scan(&["--despite-unread", " "]).status, 2);
    done(scan(&["--despite-unread", "The picture is the council's crest"]));
    assert_eq!(fifth(&shell)["state"], "met", "{}", fifth(&shell));
    let history = done(shell.run(&["history", CASE])).out;
    assert!(history.contains("council's crest"), "{history}");
    // And what a scan found is not typed either.
    std::fs::write(shell.path("overview.docx"), "Maria Quellington was named.\n").unwrap();
    assert_eq!(scan(&[]).status, 3);
    done(shell.run(&["set", &version, "scan_open=0", "checked_for_names=today"]));
    let lacks = fifth(&shell)["lacks"].as_str().unwrap_or_default().to_owned();
    assert!(lacks.contains("what is recorded of the scan"), "{lacks}");
}

#[test]
fn a_pdf_is_read_and_one_that_cannot_be_is_never_called_clean() {
    let shell = named();
    let scan = |name: &str, more: &[&str]| shell.run(&[&["scan", name, "--case", CASE], more].concat());
    let fixture = |name: &str| std::fs::read(format!("{}/fixtures/pdf/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    for name in ["report-libreoffice.pdf", "report-truetype.pdf", "report-locked.pdf"] {
        std::fs::write(shell.path(name), fixture(name)).unwrap();
    }
    std::fs::write(shell.path("Quellington.pdf"), fixture("report-libreoffice.pdf")).unwrap();
    let clean = scan("report-libreoffice.pdf", &[]);
    assert_eq!(clean.status, 0, "{}{}", clean.out, clean.err);
    let name = scan("Quellington.pdf", &[]);
    assert!(name.status == 3 && name.out.contains("(file name)"), "{}{}", name.out, name.err);
    let locked = scan("report-locked.pdf", &[]);
    assert!(locked.status == 2 && locked.err.contains("password"), "{}", locked.err);
    let add = |kind: &str, value: &str| {
        let answer =
            shell.give(&["add", "identity", &format!("case={CASE}"), "person=Sunniva", kind, "value=-"], value);
        assert_eq!(answer.status, 0, "{}", answer.err);
    };
    add("kind=former_name", "Aldona Wexcombe");
    add("kind=phone", "07700 900123");
    let found = scan("report-truetype.pdf", &[]);
    for place in ["page 1", "page 3", "properties: title", "properties: keywords"] {
        assert!(found.status == 3 && found.out.contains(&format!("({place})")), "{place}: {}{}", found.out, found.err);
    }
    assert!(found.out.contains("07700 900123"), "{}", found.out);
    // A page whose letters nobody can read.
    let drawn = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\n\
                 endobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length 21 >>\nstream\n\
                 BT /F 9 Tf (x) Tj ET \nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n";
    std::fs::write(shell.path("drawn.pdf"), drawn).unwrap();
    let drawn = scan("drawn.pdf", &[]);
    assert!(
        drawn.status == 3 && drawn.err.contains("page 1") && drawn.err.contains(".txt"),
        "{}{}",
        drawn.out,
        drawn.err
    );
}

#[test]
fn what_the_case_itself_holds_is_looked_for() {
    let shell = named();
    let set = |field: &str, value: &str| {
        let answer = shell.give(&["set", CASE, &format!("{field}=-"), "--why", "as told"], value);
        assert_eq!(answer.status, 0, "{field}: {}", answer.err);
    };
    set("police_ref", "WM/99/123456");
    set("coroner_ref", "4471-2021");
    set("home_office_ref", "HO-DHR-0815");
    set("date_of_death", "14/06/2021");
    let place = "Elmfield House, Netherwick";
    let death = ["add", "death", "case=NM-DHR-23", "person=Sunniva", "place=-"];
    assert_eq!(shell.give(&death, place).status, 0);
    for text in [
        "The log is WM/99/123456.",
        "See 4471-2021.",
        "Quote HO-DHR-0815.",
        "It is filed under NM-DHR-23.",
        "She died on 14 June 2021.",
        "Police were called to Elmfield House, Netherwick.",
    ] {
        std::fs::write(shell.path("report.txt"), format!("{text}\n")).unwrap();
        let answer = shell.run(&["scan", "report.txt", "--case", CASE]);
        assert_eq!(answer.status, 3, "{text} {}{}", answer.out, answer.err);
    }
    std::fs::write(shell.path("report.txt"), "The log is WM/99/123457; the meeting was on 15 June 2021.\n").unwrap();
    done(shell.run(&["scan", "report.txt", "--case", CASE]));
    // The rows of a list are told by the case's reference.
    done(shell.run(&["export", "meeting", "--public", "--json"]));
}

#[test]
fn a_pseudonym_that_is_a_real_name_is_pointed_out_and_found() {
    let shell = named();
    let add = ["add", "identity", "case=NM-DHR-23", "person=Sunniva", "kind=nickname", "value=-"];
    // The case is called after the pseudonym, so that the title shows a real name from here on.
    let refused = shell.give(&add, "Sunniva");
    assert!(refused.status == 3 && refused.err.contains("stands in the title"), "{}{}", refused.out, refused.err);
    done(shell.give(&[&add[..], &["--why", "she was called so by nobody else"]].concat(), "Sunniva"));
    std::fs::write(shell.path("report.txt"), "Later Sunniva rang 999.\n").unwrap();
    let answer = shell.run(&["scan", "report.txt", "--case", CASE]);
    assert!(answer.status == 3 && answer.err.contains("another pseudonym"), "{}{}", answer.out, answer.err);
}

#[test]
fn while_somebody_else_saves_nothing_leaves_without_its_note() {
    let shell = told();
    let held = rusqlite::Connection::open(shell.register()).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ways: [&[&str]; 6] = [
        &["export", "case", "--xlsx", "cases.xlsx"],
        &["export", "case", "--to", "cases.csv"],
        &["export", "case", "--json", "--to", "cases.json"],
        &["chronology", CASE, "--csv", "told.csv"],
        &["chronology", CASE, "--docx", "told.docx"],
        &["chronology", CASE, "--xlsx", "told.xlsx"],
    ];
    std::thread::scope(|scope| {
        for words in ways {
            let shell = &shell;
            scope.spawn(move || {
                let answer = shell.run(words);
                assert_eq!(answer.status, 5, "{words:?}: {}{}", answer.out, answer.err);
                assert!(!shell.path(words.last().unwrap()).exists(), "{words:?} wrote its file");
            });
        }
    });
    held.execute_batch("ROLLBACK").unwrap();
    for words in ways {
        done(shell.run(words));
        let before = history(&shell);
        // Nothing left, so nothing is noted.
        let again = shell.run(words);
        assert!(again.status != 0 && again.err.contains("is there already"), "{words:?}: {}", again.err);
        assert_eq!(history(&shell), before, "{words:?}");
    }
}

#[test]
fn what_leaves_of_several_cases_is_one_step_in_the_history_and_a_line_in_that_of_each() {
    let shell = told();
    let steps = |scope: &[&str]| {
        let history = json(&done(shell.run(&[&["history"][..], scope, &["--json"]].concat())));
        history.as_array().or(history["rows"].as_array()).unwrap_or_else(|| panic!("{history}")).clone()
    };
    let before = steps(&[]);
    done(shell.run(&["export", "action", "--to", "actions.csv"]));
    let after = steps(&[]);
    assert_eq!(after.len(), before.len() + 1, "{:?}", &after[..3]);
    let left = after[0].to_string();
    assert!(left.contains("of actions") && left.contains("of several cases"), "{left}");
}
