//! The first start in plain mode: there is no register yet, and these are the ways to begin.

use crate::app::beginning::{Beginning, Offer, WHERE_TO_MAKE, WHERE_TO_OPEN};
use crate::app::layout::clip;
use crate::domain::fold::clean_for_screen;

/// What a line led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    Nothing,
    Begin(Beginning),
    Leave,
}

/// The conversation before there is a register.
pub struct Welcome {
    path: String,
    /// A path is being asked for.
    asking: Option<Offer>,
}

/// The tour, in the words of plain mode.
pub(super) const TOUR: [&str; 10] = [
    "Page 1 of 3. What this is.",
    "A register of reviews: cases, people, agencies, what was asked of whom and what is due.",
    "Today says what needs you and why, worked out from the dates in the register.",
    "Real names stay unsaid until you reveal them on one record. Every reveal is recorded.",
    "Page 2 of 3. Finding your way.",
    "Say a number to open what was listed, or a word such as cases, chase, set, add, find. Say help to hear the words of a place.",
    "Say back to go back, today to start again, repeat to hear the last answer again.",
    "Page 3 of 3. Nothing is lost.",
    "Say undo to take back your last step. What you were typing when the line dropped is offered at the next start.",
    "When a colleague changes the same field, you hear both and choose.",
];

impl Welcome {
    pub fn new(path: String) -> Self {
        Self { path, asking: None }
    }

    /// What is said first.
    pub fn open(&self) -> Vec<String> {
        let mut lines = vec![clean_for_screen(&format!("There is no register at {}.", self.path)).into_owned()];
        lines.extend(self.offers());
        lines
    }

    fn offers(&self) -> Vec<String> {
        let rows = Offer::ALL.into_iter().enumerate();
        let mut lines: Vec<String> = rows.map(|(at, offer)| format!("{}. {}.", at + 1, offer.label())).collect();
        lines.push("Say a number.".to_owned());
        lines
    }

    /// Takes a line.
    pub fn say(&mut self, line: &str) -> (Vec<String>, Chosen) {
        let said = line.trim();
        if let Some(offer) = self.asking {
            return self.place(offer, said);
        }
        let offer = match said.parse::<usize>() {
            Ok(number) => number.checked_sub(1).and_then(|at| Offer::ALL.get(at)).copied(),
            Err(_) => named(said),
        };
        match offer {
            Some(Offer::Practise) => (vec![Offer::Practise.help().to_owned()], Chosen::Begin(Beginning::Practise)),
            Some(Offer::Tour) => {
                let mut lines: Vec<String> = TOUR.iter().map(|line| (*line).to_owned()).collect();
                lines.extend(self.offers());
                (lines, Chosen::Nothing)
            }
            Some(offer @ (Offer::Make | Offer::Open)) => {
                self.asking = Some(offer);
                (vec![self.question(offer)], Chosen::Nothing)
            }
            Some(Offer::Leave) => (vec![Offer::Leave.help().to_owned()], Chosen::Leave),
            None => (self.offers(), Chosen::Nothing),
        }
    }

    fn question(&self, offer: Offer) -> String {
        if offer == Offer::Make {
            format!("{WHERE_TO_MAKE} Say a path, yes for {}, or cancel.", self.path)
        } else {
            format!("{WHERE_TO_OPEN} Say a path, or cancel.")
        }
    }

    fn place(&mut self, offer: Offer, said: &str) -> (Vec<String>, Chosen) {
        let path = match said {
            "" => return (vec![self.question(offer)], Chosen::Nothing),
            "cancel" | "back" => {
                self.asking = None;
                return (self.offers(), Chosen::Nothing);
            }
            "yes" if offer == Offer::Make => self.path.clone(),
            "quit" | "exit" => return (vec![Offer::Leave.help().to_owned()], Chosen::Leave),
            // A word said to the question is no place for a register.
            word if !word.contains('/') && !word.ends_with(".db") => {
                let said = format!("\"{}\" is no path: one has a / in it or ends in .db.", clip(word, 40));
                return (vec![clean_for_screen(&said).into_owned(), self.question(offer)], Chosen::Nothing);
            }
            path => path.to_owned(),
        };
        self.asking = None;
        let begin = if offer == Offer::Make { Beginning::Make(path) } else { Beginning::Open(path) };
        (Vec::new(), Chosen::Begin(begin))
    }
}

/// The words that mean an offer.
fn named(word: &str) -> Option<Offer> {
    Some(match word.to_lowercase().as_str() {
        "practise" | "practice" | "demo" => Offer::Practise,
        "tour" => Offer::Tour,
        "start" | "new" | "make" | "create" => Offer::Make,
        "open" => Offer::Open,
        "leave" | "quit" | "exit" | "q" => Offer::Leave,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_begin_is_a_number_and_a_word() {
        let mut welcome = Welcome::new("/home/a/register.db".to_owned());
        assert_eq!(welcome.open().len(), 2 + Offer::ALL.len());
        assert_eq!(welcome.say("practise").1, Chosen::Begin(Beginning::Practise));
        assert_eq!(welcome.say("1").1, Chosen::Begin(Beginning::Practise));
        assert!(welcome.say("2").0.iter().any(|line| line.starts_with("Page 3 of 3")));
        assert_eq!(welcome.say("5").1, Chosen::Leave);
        assert!(welcome.say("0").0.contains(&"Say a number.".to_owned()));
    }

    #[test]
    fn a_new_register_is_made_at_the_usual_place_on_yes() {
        let mut welcome = Welcome::new("/home/a/register.db".to_owned());
        assert!(welcome.say("3").0[0].contains("yes for /home/a/register.db"));
        assert_eq!(welcome.say("cancel").1, Chosen::Nothing);
        welcome.say("start");
        assert_eq!(welcome.say("yes").1, Chosen::Begin(Beginning::Make("/home/a/register.db".to_owned())));
        welcome.say("4");
        assert_eq!(welcome.say("/srv/team.db").1, Chosen::Begin(Beginning::Open("/srv/team.db".to_owned())));
    }
}
