//! Reading a template. Every fault is found in one go, each with its row and field.

use std::collections::HashMap;

use toml::{Table, Value as Toml};

use super::super::super::vocabulary as v;
use super::fault::Fault;
use super::proof;
use super::timing::Timing;

/// A work plan to lay out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Template {
    pub name: String,
    pub steps: Vec<TemplateStep>,
}

/// One step of a template.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TemplateStep {
    pub code: String,
    pub what: String,
    pub owner: String,
    pub start: Option<Timing>,
    pub due: Option<Timing>,
    pub after: Vec<String>,
    pub evidence: Vec<String>,
    pub stopped_by: Vec<String>,
    pub waits_for: String,
    /// Flags of complexity, any of which brings the step in; none for every review.
    pub when: Vec<String>,
    /// What of the register shows that it was done; all of it.
    pub proved_by: Vec<String>,
    pub mark: String,
}

const FIELDS: &[&str] = &[
    "code",
    "what",
    "owner",
    "start",
    "due",
    "after",
    "evidence",
    "stopped_by",
    "waits_for",
    "when",
    "proved_by",
    "mark",
];

/// The template that comes with the program, as its file.
pub const DEFAULT: &str = include_str!("../templates/work-plan.toml");

/// The default plan W1 to W37 with the steps that complexity adds (practice).
///
/// # Errors
/// None in a released program: a test reads the file.
pub fn default() -> Result<Template, Vec<Fault>> {
    read(DEFAULT)
}

/// Reads a template from its text.
///
/// # Errors
/// Every fault: text that is no TOML, an unknown field, a code twice, a step that is not there, a cycle, a timing that
/// makes no sense.
pub fn read(text: &str) -> Result<Template, Vec<Fault>> {
    let whole = |field: &str, text: String| vec![Fault { row: 0, code: String::new(), field: field.to_owned(), text }];
    let table: Table = toml::from_str(text).map_err(|error| whole("the file", error.message().to_owned()))?;
    let mut faults = Vec::new();
    for key in table.keys().filter(|key| !["name", "step"].contains(&key.as_str())) {
        faults.extend(whole(key, "is not part of a template; use name and [[step]]".to_owned()));
    }
    let Some(rows) = table.get("step").and_then(Toml::as_array).filter(|rows| !rows.is_empty()) else {
        return Err(whole("step", "a template needs at least one [[step]]".to_owned()));
    };
    let name = table.get("name").and_then(Toml::as_str).unwrap_or("Work plan").to_owned();
    let steps: Vec<TemplateStep> =
        rows.iter().enumerate().map(|(at, row)| step(at + 1, row.as_table(), &mut faults)).collect();
    check_codes(&steps, &mut faults);
    if faults.is_empty() {
        faults.extend(cycle(&steps));
    }
    if faults.is_empty() { Ok(Template { name, steps }) } else { Err(faults) }
}

fn step(row: usize, table: Option<&Table>, faults: &mut Vec<Fault>) -> TemplateStep {
    let empty = Table::new();
    let table = table.unwrap_or(&empty);
    let code = table.get("code").and_then(Toml::as_str).unwrap_or_default().trim().to_owned();
    let mut found: Vec<(String, String)> = Vec::new();
    for key in table.keys().filter(|key| !FIELDS.contains(&key.as_str())) {
        found.push((key.clone(), format!("is not a field of a step; use {}", FIELDS.join(", "))));
    }
    let mut text = |name: &str| match table.get(name) {
        None => String::new(),
        Some(Toml::String(text)) => text.trim().to_owned(),
        Some(_) => {
            found.push((name.to_owned(), "should be text in quotes".to_owned()));
            String::new()
        }
    };
    let (what, owner, waits_for, mark) = (text("what"), text("owner"), text("waits_for"), text("mark"));
    let (start, due) = (text("start"), text("due"));
    let mut list = |name: &str| match table.get(name) {
        None => Vec::new(),
        Some(Toml::Array(items)) if items.iter().all(Toml::is_str) => {
            items.iter().filter_map(Toml::as_str).map(|item| item.trim().to_owned()).collect()
        }
        Some(_) => {
            found.push((name.to_owned(), "should be a list of texts, such as [\"W1\", \"W2\"]".to_owned()));
            Vec::new()
        }
    };
    let (after, evidence, stopped_by, when) = (list("after"), list("evidence"), list("stopped_by"), list("when"));
    let proved_by = list("proved_by");
    let mut timing = |name: &str, text: &str| match Timing::parse(text) {
        _ if text.is_empty() => None,
        Ok(timing) => Some(timing),
        Err(error) => {
            found.push((name.to_owned(), error));
            None
        }
    };
    let (start, due) = (timing("start", &start), timing("due", &due));
    for (name, value) in [("code", &code), ("what", &what)] {
        if value.is_empty() {
            found.push((name.to_owned(), "is needed".to_owned()));
        }
    }
    for (name, codes, known) in [("stopped_by", &stopped_by, &v::PAUSE_STOPS), ("when", &when, &v::COMPLEXITY)] {
        for code in codes.iter().filter(|code| !known.terms.iter().any(|term| term.code == code.as_str())) {
            let terms: Vec<&str> = known.terms.iter().map(|term| term.code).collect();
            found.push((name.to_owned(), format!("\"{code}\" is not known; use {}", terms.join(", "))));
        }
    }
    for code in proved_by.iter().filter(|code| !proof::is_known(code)) {
        let known: Vec<&str> = proof::PROOFS.iter().map(|proof| proof.code).collect();
        found.push(("proved_by".to_owned(), format!("\"{code}\" is not known; use {}, FM1 to FM16", known.join(", "))));
    }
    faults.extend(found.into_iter().map(|(field, text)| Fault { row, code: code.clone(), field, text }));
    TemplateStep { code, what, owner, start, due, after, evidence, stopped_by, waits_for, when, proved_by, mark }
}

fn check_codes(steps: &[TemplateStep], faults: &mut Vec<Fault>) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut fault = |row: usize, step: &TemplateStep, field: &str, text: String| {
        faults.push(Fault { row, code: step.code.clone(), field: field.to_owned(), text });
    };
    for (at, step) in steps.iter().enumerate().filter(|(_, step)| !step.code.is_empty()) {
        if let Some(first) = seen.insert(&step.code, at + 1) {
            fault(at + 1, step, "code", format!("\"{}\" is the code of step {first} already", step.code));
        }
        if step.code.contains([';', ',']) {
            fault(at + 1, step, "code", "a code holds no comma or semicolon".to_owned());
        }
    }
    for (at, step) in steps.iter().enumerate() {
        for code in step.after.iter().filter(|code| !seen.contains_key(code.as_str())) {
            fault(at + 1, step, "after", format!("there is no step \"{code}\""));
        }
    }
}

/// The first circle of steps that wait for each other.
fn cycle(steps: &[TemplateStep]) -> Option<Fault> {
    let row: HashMap<&str, usize> = steps.iter().enumerate().map(|(at, step)| (step.code.as_str(), at)).collect();
    let mut settled = vec![false; steps.len()];
    for begin in 0..steps.len() {
        // The path walked, each step with how many of its dependencies were followed.
        let mut path: Vec<(usize, usize)> = vec![(begin, 0)];
        while let Some((at, next)) = path.last_mut().map(|top| {
            top.1 += 1;
            (top.0, top.1 - 1)
        }) {
            let follows =
                steps.get(at).filter(|_| settled.get(at) == Some(&false)).and_then(|step| step.after.get(next));
            let Some(follows) = follows.and_then(|code| row.get(code.as_str()).copied()) else {
                if let Some(slot) = settled.get_mut(at) {
                    *slot = true;
                }
                path.pop();
                continue;
            };
            if let Some(from) = path.iter().position(|(step, _)| *step == follows) {
                let codes = path.iter().skip(from).map(|(step, _)| *step).chain([follows]);
                let names: Vec<&str> = codes.filter_map(|at| steps.get(at)).map(|step| step.code.as_str()).collect();
                let code = names.first().map_or_else(String::new, |code| (*code).to_owned());
                let text = format!("the steps wait for each other in a circle: {}", names.join(" after "));
                return Some(Fault { row: follows + 1, code, field: "after".to_owned(), text });
            }
            path.push((follows, 0));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        read(text).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_default_plan_holds_w1_to_w37_and_steps_for_every_complexity() {
        let plan = default().unwrap_or_else(|faults| panic!("{faults:?}"));
        for number in 1..=37 {
            assert!(plan.steps.iter().any(|step| step.code == format!("W{number}")), "W{number}");
        }
        for term in v::COMPLEXITY.terms {
            assert!(plan.steps.iter().any(|step| step.when.iter().any(|code| code == term.code)), "{}", term.code);
        }
        for step in &plan.steps {
            assert!(step.due.is_some() || !step.waits_for.is_empty(), "{} has neither date nor wait", step.code);
            assert_eq!(step.mark, "practice");
        }
    }

    #[test]
    fn every_fault_names_its_row_and_field() {
        let text = "[[step]]\ncode = \"A\"\nwhat = \"x\"\ndue = \"decision +6\"\n\
                    [[step]]\ncode = \"A\"\nwhat = \"y\"\nafter = [\"Z\"]\nwhen = [\"rain\"]\n\
                    [[step]]\nwhat = 3\nowners = \"me\"\n";
        let found = faults(text);
        for part in [
            "step 1 (A), due: a number alone is not a span",
            "step 2 (A), when: \"rain\" is not known",
            "step 3, owners: is not a field of a step",
            "step 3, what: should be text in quotes",
            "step 3, code: is needed",
            "step 2 (A), code: \"A\" is the code of step 1 already",
            "step 2 (A), after: there is no step \"Z\"",
        ] {
            assert!(found.iter().any(|fault| fault.starts_with(part)), "{part}\n{found:#?}");
        }
    }

    #[test]
    fn a_cycle_is_named_step_by_step() {
        let step =
            |code: &str, after: &str| format!("[[step]]\ncode = \"{code}\"\nwhat = \"x\"\nafter = [\"{after}\"]\n");
        let text = format!("{}{}{}", step("A", "B"), step("B", "C"), step("C", "B"));
        assert_eq!(faults(&text), ["step 2 (B), after: the steps wait for each other in a circle: B after C after B"]);
        assert_eq!(faults(&step("A", "A")).len(), 1, "a step that waits for itself");
    }

    #[test]
    fn a_file_that_is_no_template_is_said_so() {
        assert!(faults("step = [").first().is_some_and(|fault| fault.starts_with("the file: ")));
        assert_eq!(faults("name = \"x\""), ["step: a template needs at least one [[step]]"]);
        assert!(faults("nmae = \"x\"\n[[step]]\ncode=\"A\"\nwhat=\"x\"")[0].starts_with("nmae: is not part"));
    }
}
