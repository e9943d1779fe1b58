//! Who can bear a title: "Mrs Marsh" is no boy. What is not recorded rules nobody out.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Male,
    Female,
}

/// What the register holds of somebody that a title can contradict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearer {
    pub sex: Option<Sex>,
    /// Was under sixteen all the time the review looks at: the age recorded is that at the death.
    #[serde(default)]
    pub child: bool,
}

impl Bearer {
    /// Whether somebody of whom this is known can be meant by a name after this title.
    pub(super) fn may_be(self, title: &str) -> bool {
        let title = title.trim_end_matches('.').to_lowercase();
        let (sex, grown) = match title.as_str() {
            "mr" => (Some(Sex::Male), true),
            "mrs" | "ms" => (Some(Sex::Female), true),
            "miss" => (Some(Sex::Female), false),
            "master" => (Some(Sex::Male), false),
            _ => (None, true),
        };
        let is_other = sex.zip(self.sex).is_some_and(|(title, own)| title != own);
        !(is_other || grown && self.child)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_rules_out_only_what_is_recorded() {
        let girl = Bearer { sex: Some(Sex::Female), child: true };
        assert!(!girl.may_be("Mr") && !girl.may_be("Mrs.") && !girl.may_be("Dr") && girl.may_be("Miss"));
        let unknown = Bearer::default();
        assert!(unknown.may_be("Mr") && unknown.may_be("Mrs") && unknown.may_be("Master"));
        let man = Bearer { sex: Some(Sex::Male), child: false };
        assert!(man.may_be("Mr") && man.may_be("master") && !man.may_be("Ms"));
    }
}
