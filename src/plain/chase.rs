//! A chase said in two lines: logged today, then the next date, with its letter when it is wanted. Dates and what is
//! written are those of the screen.

use super::ask::Asking;
use super::talk::Talk;
use super::today::{capital, sentence, spoken};
use crate::app::chaser::{Chaser, Wanted};
use crate::app::effect::Effect;
use crate::app::screen::chase::{self, Made};
use crate::domain::date::{Date, echo, parse_day};
use crate::domain::record::Record;

impl Talk {
    /// A chase made today: everything but the next date is settled.
    pub(super) fn ask_chase(&mut self, about: &Record) {
        if chase::next_field(about.entity).is_none() {
            return self.tell(chase::ONLY);
        }
        let cx = &self.cx;
        let mut lines = vec![format!("Chase of {}, today, {}.", about.label(cx.today), spoken(cx.today))];
        let proposed = chase::proposed(cx, about);
        if let Some(proposed) = proposed {
            lines.push(format!("Next chase proposed {}{}.", spoken(proposed), chase::moved(cx, proposed)));
        }
        self.tell_all(lines);
        self.asking = Some(Asking::Chase { about: about.clone(), proposed, chaser: None });
        self.want(Effect::Chaser(Wanted { entity: about.entity, id: about.id, escalates: false }));
    }

    /// The letter of the chase that is being asked about, and who stands above.
    pub(super) fn hear_chaser(&mut self, read: &Chaser) {
        let Some(Asking::Chase { proposed, chaser, .. }) = &mut self.asking else { return };
        let yes = if proposed.is_some() { "yes, another date" } else { "a date" };
        *chaser = Some(Box::new(read.clone()));
        let mut lines: Vec<String> = read.takeover.iter().cloned().collect();
        lines.extend(read.above.iter().map(|(to, why)| sentence(&format!("It may go to {to}: {why}"))));
        match &read.letter {
            Ok(letter) => {
                lines.push(format!("Letter {} to {} is filled.", letter.code, letter.to_whom));
                lines.push(format!(
                    "Say {yes}, or cancel. Letter says it; with letter before a yes or a date writes and records it."
                ));
            }
            Err(why) => lines.extend([sentence(why), format!("Say {yes}, or cancel.")]),
        }
        self.tell_all(lines);
    }

    pub(super) fn answer_chase(
        &mut self,
        line: &str,
        about: Record,
        proposed: Option<Date>,
        chaser: Option<Box<Chaser>>,
    ) {
        let lower = line.trim().to_lowercase();
        let letter = chaser.as_ref().and_then(|chaser| chaser.letter.as_ref().ok());
        if matches!(lower.as_str(), "" | "help" | "?") {
            self.tell("The chase is logged as made today; the date is when to chase next, if nothing has come.");
            self.tell("Say yes for the date proposed, another date such as 14 April, fri or +7, or cancel.");
            if letter.is_some() {
                self.tell("Say letter to hear the letter; with letter, then yes or a date, writes and records it too.");
            }
            self.asking = Some(Asking::Chase { about, proposed, chaser });
            return;
        }
        if lower == "letter" {
            let lines = match letter {
                Some(letter) => {
                    letter.notes.iter().chain(&letter.lines).filter(|line| !line.trim().is_empty()).cloned().collect()
                }
                None => vec!["There is no letter.".to_owned()],
            };
            self.tell_all(lines);
            self.tell("Say yes, another date, or cancel.");
            self.asking = Some(Asking::Chase { about, proposed, chaser });
            return;
        }
        let (words, with_letter) = match lower.strip_prefix("with letter") {
            Some(rest) => (rest.trim_start_matches([',', ' ']), true),
            None => (lower.as_str(), false),
        };
        let refusal = match (with_letter, letter.is_some(), self.cx.allowed.export) {
            (true, false, _) => Some("There is no letter; say it without."),
            (true, _, false) => Some("No file may be written here: the administrator's policy forbids it."),
            _ => None,
        };
        let day = match (words, proposed) {
            ("cancel" | "no", _) => return self.tell("Not logged. Nothing was changed."),
            ("quit", _) => return self.quit(),
            _ if refusal.is_some() => Err(refusal.unwrap_or_default().to_owned()),
            ("yes" | "y", Some(proposed)) => Ok(proposed),
            ("", Some(proposed)) if with_letter => Ok(proposed),
            _ => parse_day(words, self.cx.today),
        };
        let effect = day.and_then(|day| {
            let made = Made { next: Some(day), with_letter, ..Made::default() };
            Ok((day, chase::save(&self.cx, &about, &made)?))
        });
        match effect {
            Ok((day, effect)) => {
                self.tell(format!("Next chase {}.", echo(day, self.cx.today)));
                self.send_effect(effect);
            }
            Err(why) => {
                self.tell(sentence(&capital(&why)));
                self.tell("Say yes, another date, or cancel.");
                self.asking = Some(Asking::Chase { about, proposed, chaser });
            }
        }
    }
}
