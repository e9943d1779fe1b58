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
        // A word of low certainty asks for a glance and is no refusal; nor is a day of death, as every row has a day.
        let plain = done(chronology(&shell, &["--anonymised", &option, &format!("chronology.{kind}")]));
        assert!(plain.err.contains("may be names"), "{}", plain.err);
    }
    let mark = listed(&chronology(&shell, &["--anonymised", "--csv", "Quellington-2.csv"]));
    let mut words = vec!["--anonymised", "--csv", "Quellington-2.csv", "--why", "a street of that name"];
    mark.iter().for_each(|mark| words.extend(["--dismiss", mark]));
    done(chronology(&shell, &words));
    let unknown = ["--anonymised", "--json", "--dismiss", "0123456789abcdef", "--why", "x"];
    assert_eq!(chronology(&shell, &unknown).status, 1);
    done(chronology(&shell, &["--anonymised", "--json"]));
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
    let mut words = vec!["--public", "--to", "out.csv", "--why", "asked for by the surgery"];
    stands.iter().for_each(|mark| words.extend(["--dismiss", mark]));
    done(export(&words));
    assert!(shell.path("out.csv").exists());
    done(export(&["--public", "--to", "again.csv"]));
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
    assert!(lacks.contains("The names of the key have changed since version 9"), "{lacks}");
    let public = shell.run(&["set", &version, "marking=public", "--why", "The board agreed"]);
    assert!(public.status == 3 && public.err.contains("scan it again"), "{}{}", public.out, public.err);
    done(scan());
    assert_eq!(fifth(&shell)["state"], "met", "{}", fifth(&shell));
    std::fs::write(&report, "Sunniva lived with a cat and a dog.\n").unwrap();
    assert!(fifth(&shell)["lacks"].as_str().unwrap().contains("has changed"), "{}", fifth(&shell));
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
