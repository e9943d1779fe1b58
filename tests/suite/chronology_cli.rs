//! Chronologies and the leak scan by the program itself: nine agencies' files into one case, the composite out, and
//! what a text may not say. How rows, dates and names are read is tested where they are read.

use serde_json::Value as Json;

use crate::cli_shell::{Answer, Shell, kept};

pub const CASE: &str = "NM-DHR-23";
/// The files, with how many events, undated ones, rows needing attention and skipped ones each has, as their notes say.
const NINE: [(&str, &str, [u64; 4]); 9] = [
    ("police.xlsx", "Westmarch Constabulary", [11, 0, 1, 1]),
    ("gp-millbrook-surgery.docx", "Millbrook Surgery", [10, 1, 0, 3]),
    ("ambulance.csv", "Westmarch Ambulance Service", [7, 0, 1, 1]),
    ("hospital.ods", "Vale Hospitals NHS Trust", [7, 0, 1, 1]),
    ("housing.csv", "Vale Council Housing", [9, 1, 0, 0]),
    ("school.docx", "Oakfield Primary School", [6, 0, 1, 0]),
    ("children.xlsx", "Vale Council Children's Services", [7, 0, 1, 0]),
    ("mental-health-1904.xlsx", "Vale Mental Health Trust", [8, 2, 1, 0]),
    ("safe-haven-idva.docx", "Safe Haven", [8, 0, 0, 2]),
];

fn fixture(name: &str) -> String {
    format!("{}/fixtures/chronologies/{name}", env!("CARGO_MANIFEST_DIR"))
}

pub fn done(answer: Answer) -> Answer {
    assert_eq!(answer.status, 0, "{}{}", answer.out, answer.err);
    answer
}

pub fn json(answer: &Answer) -> Json {
    serde_json::from_str(&answer.out).unwrap_or_else(|_| panic!("{}{}", answer.out, answer.err))
}

/// The invented borough, with the agencies of the nine files.
fn borough() -> Shell {
    let shell = Shell::bare();
    std::fs::create_dir_all(shell.register().parent().unwrap()).unwrap();
    done(shell.run(&["demo", "--keep", &shell.register().display().to_string()]));
    for (_, agency, _) in NINE {
        done(shell.run(&["add", "agency", &format!("name={agency}")]));
    }
    shell
}

pub fn import(shell: &Shell, files: &[String], more: &[&str]) -> Answer {
    let files = files.iter().map(String::as_str);
    let words: Vec<&str> = ["import"]
        .into_iter()
        .chain(files)
        .chain(["--as", "chronology", "--case", CASE])
        .chain(more.iter().copied())
        .collect();
    shell.run(&words)
}

fn nine(shell: &Shell) -> Json {
    let files: Vec<String> = NINE.iter().map(|(file, ..)| fixture(file)).collect();
    json(&done(import(shell, &files, &["--json"])))
}

pub fn chronology(shell: &Shell, more: &[&str]) -> Answer {
    let words: Vec<&str> = ["chronology", CASE].into_iter().chain(more.iter().copied()).collect();
    shell.run(&words)
}

fn events(shell: &Shell) -> u64 {
    json(&shell.run(&["list", "event", "--json"]))["total"].as_u64().unwrap()
}

#[test]
fn nine_files_become_one_timeline_and_every_row_is_accounted_for() {
    let shell = borough();
    let before = events(&shell);
    let trial = nine_dry(&shell);
    assert_eq!((trial["totals"]["new"].as_u64(), events(&shell)), (Some(73), before), "a trial writes nothing");
    let report = nine(&shell);
    for ((file, agency, counts), read) in NINE.iter().zip(report["files"].as_array().unwrap()) {
        let totals = &read["totals"];
        let got = ["events", "undated", "attention", "skipped"].map(|name| totals[name].as_u64().unwrap());
        assert_eq!((got, read["agency"]["name"].as_str()), (*counts, Some(*agency)), "{file}");
        assert_eq!(totals["rows"].as_u64().unwrap(), got[0] + got[2] + got[3]);
    }
    assert_eq!(report["totals"]["events"], 73);
    assert!(report["batch"].is_i64());
    let all = json(&done(chronology(&shell, &["--json"])));
    assert_eq!(all["total"], 73);
    for key in ["agency", "row", "raw_date", "date", "text", "source", "subject", "comment", "scope", "flags", "links"]
    {
        assert!(all["rows"][5].get(key).is_some(), "{key}");
    }
    let kept = shell.run(&["list", "unread_row", "case:NM-DHR-23", "--json"]);
    assert_eq!(json(&kept)["total"], report["totals"]["attention"], "{}", kept.out);
    let again = nine(&shell);
    let totals = ["new", "changed", "gone", "same"].map(|name| again["totals"][name].as_u64().unwrap());
    assert_eq!((totals, again["batch"].is_null()), ([0, 0, 0, 73], true), "the same files twice add nothing");
    done(shell.run(&["undo"]));
    assert_eq!(events(&shell), before, "one undo takes all of it back");
}

fn nine_dry(shell: &Shell) -> Json {
    let files: Vec<String> = NINE.iter().map(|(file, ..)| fixture(file)).collect();
    json(&done(import(shell, &files, &["--json", "--dry-run"])))
}

#[test]
fn a_folder_is_taken_whole_and_what_is_left_of_it_is_named() {
    let shell = borough();
    let folder = shell.path("post");
    std::fs::create_dir(&folder).unwrap();
    for (file, ..) in NINE {
        std::fs::copy(fixture(file), folder.join(file)).unwrap();
    }
    std::fs::write(folder.join(".~lock.police.xlsx#"), "x").unwrap();
    std::fs::write(folder.join("covering letter.pdf"), "%PDF-1.4").unwrap();
    let folder = [folder.display().to_string()];
    let report = json(&done(import(&shell, &folder, &["--json", "--dry-run"])));
    let files: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    let mut sorted = NINE.map(|(file, ..)| file);
    sorted.sort_unstable();
    assert_eq!(files, sorted);
    assert_eq!(report["totals"]["events"], 73);
    let left: Vec<&str> =
        report["left_out"].as_array().unwrap().iter().map(|left| left["file"].as_str().unwrap()).collect();
    assert_eq!(left, [".~lock.police.xlsx#", "covering letter.pdf"]);
    let said = done(import(&shell, &folder, &[])).out;
    assert!(said.contains("covering letter.pdf was left: it is a PDF; ask the agency"), "{said}");
    let refused = import(&shell, &folder, &["--agency", "Safe Haven"]);
    assert!(refused.err.contains("Several files cannot all be of one agency"), "{}", refused.err);
}

/// The housing file as the agency corrected it.
fn corrected(shell: &Shell) -> String {
    let text = std::fs::read_to_string(fixture("housing.csv")).unwrap();
    let new = text
        .replace("Repair raised.", "Repair raised the same day.")
        .replace("She asks for a transfer.", "She asks to move.");
    assert_ne!(new, text);
    let path = shell.path("housing.csv");
    std::fs::write(&path, new).unwrap();
    path.display().to_string()
}

#[test]
fn a_corrected_file_keeps_what_a_reviewer_added_or_changed() {
    let shell = borough();
    nine(&shell);
    let find =
        |words: &str| json(&done(chronology(&shell, &[words, "--agency", "housing", "--json"])))["rows"][0].clone();
    let record = |row: &Json| format!("event:{}", row["id"]);
    let (door, transfer) = (record(&find("\"Repair raised\"")), record(&find("transfer")));
    done(shell.run(&["add", "tag", "case=NM-DHR-23", "word=the door", &format!("event={door}")]));
    done(shell.run(&["set", &transfer, "what=Adult A asked for a transfer.", "abuse=yes"]));
    let report = json(&done(import(&shell, &[corrected(&shell)], &["--json"])));
    let totals = ["new", "changed", "gone", "same"].map(|name| report["totals"][name].as_u64().unwrap());
    assert_eq!((totals[0], totals[2], totals[1] + totals[3]), (0, 0, 9), "{report:#}");
    let after = find("same");
    assert_eq!((record(&after), after["tags"][0].as_str()), (door, Some("the door")));
    let kept = find("transfer");
    assert_eq!((record(&kept), kept["text"].as_str()), (transfer, Some("Adult A asked for a transfer.")));
    assert_eq!(kept["flags"][0], "abuse");
    assert_eq!(json(&done(chronology(&shell, &["--json"])))["total"], 73, "no other agency's row was touched");
}

#[test]
fn a_heading_put_right_once_is_remembered_for_the_agency() {
    let shell = borough();
    let path = shell.path("housing.csv");
    std::fs::write(&path, "Seen,Blorp\n7/2/20,Neighbour complains.\n").unwrap();
    let file = [path.display().to_string()];
    let housing = ["--agency", "Vale Council Housing"];
    assert_eq!(import(&shell, &file, &housing).status, 2);
    let map: Vec<&str> = housing.into_iter().chain(["--map", "date=Seen", "--map", "text=Blorp"]).collect();
    done(import(&shell, &file, &map));
    let again = json(&done(import(&shell, &file, &[housing[0], housing[1], "--json"])));
    assert_eq!(again["totals"]["same"], 1);
    assert_ne!(import(&shell, &file, &["--agency", "Safe Haven"]).status, 0, "it is no other agency's");
}

#[test]
fn the_lanes_read_at_eighty_columns() {
    let shell = borough();
    nine(&shell);
    let lanes = done(chronology(&shell, &["--lanes"]));
    assert!(lanes.out.lines().count() <= 24 && lanes.out.lines().all(|line| line.chars().count() <= 80));
    kept("chronology-lanes", &lanes.out);
}

#[test]
fn gaps_and_incidents_told_twice_are_shown_and_a_link_is_not_offered_again() {
    let shell = borough();
    nine(&shell);
    let gaps = json(&done(chronology(&shell, &["--agency", "constabulary", "--gaps", "200", "--json"])));
    let rows = gaps["rows"].as_array().unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|gap| gap["days"].as_i64().unwrap() >= 200));
    let same = || json(&done(chronology(&shell, &["--same", "--json"])));
    let first = same();
    assert_eq!(first["duplicates"].as_array().unwrap().len(), 1, "housing has one row twice");
    let pair = |row: &Json| ["event", "other"].map(|side| row[side].as_i64().unwrap());
    let [event, other] = pair(&first["rows"][0]);
    let link = [format!("event=event:{event}"), format!("other=event:{other}")];
    done(shell.run(&["add", "same_incident", "case=NM-DHR-23", &link[0], &link[1]]));
    let second = same();
    assert_eq!(second["total"].as_u64().unwrap() + 1, first["total"].as_u64().unwrap());
    assert!(second["rows"].as_array().unwrap().iter().all(|row| pair(row) != [event, other]));
    assert_eq!(chronology(&shell, &["--gaps", "30000"]).status, 1);
}

#[test]
fn what_goes_out_comes_in_again() {
    let shell = borough();
    nine(&shell);
    for (option, file) in [("--xlsx", "out.xlsx"), ("--docx", "out.docx"), ("--csv", "out.csv")] {
        done(chronology(&shell, &["--agency", "constabulary", option, file]));
        let path = [shell.path(file).display().to_string()];
        let back = json(&done(import(&shell, &path, &["--agency", "Safe Haven", "--dry-run", "--json"])));
        assert_eq!(back["totals"]["events"], 11, "{file}");
        let taken = chronology(&shell, &[option, file]);
        assert_eq!(taken.status, 2, "{file} is not written over");
    }
    let csv = done(chronology(&shell, &["--csv"]));
    assert!(csv.out.starts_with("No.,Date,") && !csv.out.contains('\u{1b}'));
    std::fs::create_dir_all(shell.path("system")).unwrap();
    std::fs::write(shell.path("system/policy.toml"), "export = \"no\"\n").unwrap();
    assert_eq!(chronology(&shell, &["--xlsx", "forbidden.xlsx"]).status, 3);
    assert!(!shell.path("forbidden.xlsx").exists());
}

/// A case whose key holds one person, and an event that names her.
pub fn named() -> Shell {
    let shell = borough();
    for (kind, value) in [
        ("name", "Maria Quellington"),
        ("nickname", "Mazza"),
        ("phone", "01632 960123"),
        ("address", "14 Larkspur Row"),
    ] {
        let kind = format!("kind={kind}");
        done(shell.give(&["add", "identity", "case=NM-DHR-23", "person=Sunniva", &kind, "value=-"], value));
    }
    shell
}

#[test]
fn no_name_of_the_key_leaves_in_an_anonymised_export() {
    let shell = named();
    std::fs::write(
        shell.path("police.csv"),
        "Date,Event,Source,Person\n7/2/20,\"Maria Quellington rang from 14 Larkspur Row; Mazza's sister was there.\",Log 1,M. Quellington\n",
    )
    .unwrap();
    let file = [shell.path("police.csv").display().to_string()];
    done(import(&shell, &file, &["--agency", "Westmarch Constabulary"]));
    let plain = done(chronology(&shell, &["--json"])).out;
    assert!(plain.contains("Maria Quellington"));
    for (option, name) in [("--csv", "a.csv"), ("--xlsx", "a.xlsx"), ("--docx", "a.docx")] {
        done(chronology(&shell, &["--anonymised", option, name]));
        let scan = done(shell.run(&["scan", name, "--case", CASE, "--json"]));
        assert_eq!(json(&scan)["findings"], serde_json::json!([]), "{name}");
    }
    for more in [&["--anonymised"][..], &["--anonymised", "--json"], &["--anonymised", "--csv"]] {
        let out = done(chronology(&shell, more)).out;
        assert!(out.contains("Sunniva"), "{out}");
        for real in ["Quellington", "Maria", "Mazza", "Larkspur", "960123"] {
            assert!(!out.contains(real), "{real} in {out}");
        }
    }
}

#[test]
fn planted_names_are_found_and_a_dismissed_finding_stays_dismissed() {
    use dhr::exchange::write::docx::{Document, Style};
    let shell = named();
    let mut report = Document::new("Overview").header("Ring 01632 960123");
    report.paragraph(Style::Normal, "Sunniva lived there with Mazza's cat.");
    report.table(&["What"], &[1], &[vec!["Quellington, Maria moved".to_owned()]]);
    std::fs::write(shell.path("report.docx"), report.to_bytes().unwrap()).unwrap();
    let scan = |more: &[&str]| {
        let words: Vec<&str> =
            ["scan", "report.docx", "--case", CASE].into_iter().chain(more.iter().copied()).collect();
        shell.run(&words)
    };
    let answer = scan(&["--json"]);
    assert_eq!(answer.status, 3);
    let found = json(&answer);
    let findings = found["findings"].as_array().unwrap();
    let texts: Vec<&str> = findings.iter().map(|finding| finding["text"].as_str().unwrap()).collect();
    for planted in ["01632 960123", "Mazza", "Quellington, Maria"] {
        assert!(texts.iter().any(|text| text.contains(planted)), "{planted} in {texts:?}");
    }
    for finding in findings {
        for key in ["where", "offset", "text", "person", "kind", "certainty"] {
            assert!(finding.get(key).is_some(), "{key}");
        }
        assert_eq!(finding["person"], "Sunniva");
    }
    let marks: Vec<&str> = findings.iter().map(|finding| finding["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(scan(&["--dismiss", marks[0]]).status, 2, "without a reason nothing is dismissed");
    assert_eq!(scan(&["--dismiss", "0123456789abcdef", "--why", "x"]).status, 1);
    let dismiss: Vec<&str> = marks.iter().flat_map(|mark| ["--dismiss", *mark]).collect();
    let mut words = dismiss.clone();
    words.extend(["--why", "printed with consent"]);
    done(scan(&words));
    let later = json(&done(scan(&["--json"])));
    assert_eq!(later["findings"], serde_json::json!([]));
    assert_eq!(later["dismissed"][0]["reason"], "printed with consent");
    // Another text with the same name is another matter.
    std::fs::write(shell.path("other.txt"), "One line.\nMaria Quellington stayed.\n").unwrap();
    let other = shell.run(&["scan", "other.txt", "--case", CASE]);
    assert!(other.status == 3 && other.out.contains("line 2"), "{}", other.out);
}

#[test]
fn what_cannot_be_taken_is_refused_and_the_register_stays_as_it_was() {
    let shell = borough();
    let before = events(&shell);
    std::fs::write(shell.path("it.pdf"), "%PDF-1.7\n").unwrap();
    std::fs::write(shell.path("empty.csv"), "").unwrap();
    std::fs::write(shell.path("other.csv"), "Colour,Size\nred,4\n").unwrap();
    let police = fixture("police.xlsx");
    let refused: [&[&str]; 9] = [
        &["import", "it.pdf", "--as", "chronology", "--case", CASE],
        &["import", &police, "it.pdf", "--as", "chronology", "--case", CASE],
        &["import", "empty.csv", "--as", "chronology", "--case", CASE, "--agency", "Safe Haven"],
        &["import", "other.csv", "--as", "chronology", "--case", CASE, "--agency", "Safe Haven"],
        &["import", &police, "--as", "chronology"],
        &["import", &police, "--as", "chronology", "--case", CASE, "--agency", "Nobody"],
        &["import", &police, "--as", "chronology", "--case", CASE, "--sheet", "Nowhere"],
        &["import", &police, "--as", "chronology", "--case", CASE, "--map", "colour=red"],
        &["import", &police, &police, "--as", "actions"],
    ];
    for words in refused {
        let answer = shell.run(words);
        assert_eq!(answer.status, 2, "{words:?}: {}{}", answer.out, answer.err);
        assert!(answer.err.starts_with("dhr: "), "{words:?}: {}", answer.err);
    }
    assert_eq!(events(&shell), before);
    done(shell.run(&["add", "case", "reference=EMPTY-1", "title=Empty"]));
    std::fs::write(shell.path("text.txt"), "Nobody.").unwrap();
    assert_eq!(shell.run(&["scan", "text.txt", "--case", "EMPTY-1"]).status, 3, "an empty key proves nothing");
}

#[test]
fn a_sequence_number_set_by_its_field_means_what_it_means_on_the_composite() {
    let shell = borough();
    let add = |what: &str, when: &str| {
        let words =
            ["add", "event", "case=NM-DHR-22", &format!("what={what}"), &format!("when={when}"), "view=chronology"];
        json(&done(shell.run(&[&words[..], &["--json"]].concat())))["ref"].as_str().unwrap().to_owned()
    };
    let day = "2 Mar 2020";
    let (_, _, third) = (add("One", day), add("Two", day), add("Three", day));
    let order = || {
        let rows = json(&done(shell.run(&["chronology", "NM-DHR-22", "--json"])));
        let what = |row: &Json| row["text"].as_str().or(row["what"].as_str()).unwrap_or_default().to_owned();
        rows["rows"].as_array().unwrap().iter().map(what).collect::<Vec<_>>()
    };
    assert_eq!(order(), ["One", "Two", "Three"]);
    done(shell.run(&["set", &third, "sequence=1.5"]));
    assert_eq!(order(), ["One", "Three", "Two"], "the row before it keeps its number");
    done(shell.run(&["undo"]));
    assert_eq!(order(), ["One", "Two", "Three"], "one step");
    let early = add("Earlier", "1 Mar 2020");
    for (record, number, why) in [(&third, "x", "written 7, 1.5"), (&early, "3.5", "the date comes first")] {
        let refused = shell.run(&["set", record, &format!("sequence={number}")]);
        assert!(refused.status == 3 && refused.err.contains(why), "{}{}", refused.out, refused.err);
    }
}

#[test]
fn while_somebody_else_saves_an_import_says_who_and_waits_no_longer_than_it_says() {
    let shell = borough();
    let held = rusqlite::Connection::open(shell.register()).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = import(&shell, &[fixture("ambulance.csv")], &["--agency", "Westmarch Ambulance Service"]);
    assert_eq!(answer.status, 5, "{}", answer.err);
    let waits = format!("(process {}) holds the register; the import waits, at most five seconds", std::process::id());
    assert!(answer.err.contains(&waits), "{}", answer.err);
    assert!(answer.err.contains("Nothing was changed"), "{}", answer.err);
    held.execute_batch("ROLLBACK").unwrap();
    done(import(&shell, &[fixture("ambulance.csv")], &["--agency", "Westmarch Ambulance Service"]));
}
