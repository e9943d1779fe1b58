//! The main screens as they look, at the three sizes of the design. Read a change here before accepting it.

use super::Desk;

fn golden(name: &str, keys: &str) {
    for (columns, rows) in [(60, 24), (80, 24), (132, 43)] {
        let mut desk = Desk::borough(columns, rows);
        desk.keys(keys);
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), desk.screen());
        });
    }
}

#[test]
fn today() {
    golden("today", "");
}

#[test]
fn cases() {
    golden("cases", "g c");
}

#[test]
fn case_summary() {
    golden("case-summary", "f e l o w e n Enter");
}

#[test]
fn case_actions() {
    golden("case-actions", "f b e r r i t Enter 6");
}

#[test]
fn composite() {
    golden("composite", "f e l o w e n Enter T Down Down Down");
}

#[test]
fn two_accounts() {
    golden("composite-same", "f e l o w e n Enter T / s a m e : o f f e r e d Enter = Enter");
}

#[test]
fn actions_by_agency() {
    golden("actions", "g a");
}

#[test]
fn people() {
    golden("people", "g p");
}

#[test]
fn help_for_a_list() {
    golden("help", "g c ?");
}

#[test]
fn commands_by_word() {
    golden("commands", ": d u e");
}
