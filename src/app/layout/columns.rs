//! Sharing a row between columns: they keep the width they ask for, drop from the right when there is no room, and grow
//! when there is more, further ones joining last. The first column is never dropped.

/// The least the words of a row are cut to.
const LEAST_WORDS: usize = 16;

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub field: &'static str,
    pub heading: String,
    /// Wanted cells.
    pub width: usize,
    /// Cells it may be shortened to before it is dropped.
    pub least: usize,
    /// Cells beyond which it gains nothing.
    pub most: usize,
    /// Takes what is left over.
    pub grows: bool,
    pub right: bool,
    /// Dropped only after all that do not stay.
    pub stays: bool,
    /// Asked for by the person: dropped only after those that are there by default.
    pub asked: bool,
    /// Shown only where there is room beside the others.
    pub further: bool,
}

impl Column {
    fn least(&self) -> usize {
        if self.grows { self.width.min(LEAST_WORDS) } else { self.width }
    }
}

/// Cells these columns take with one blank between, by what each of them takes.
fn taken(columns: &[Column], each: impl Fn(&Column) -> usize) -> usize {
    columns.iter().map(|column| each(column) + 1).sum::<usize>().saturating_sub(1)
}

/// The columns that fit into `room` cells with one blank between, with their final widths.
pub fn fit_columns(columns: &[Column], room: usize) -> Vec<Column> {
    let (further, mut kept): (Vec<Column>, Vec<Column>) = columns.iter().cloned().partition(|column| column.further);
    drop_columns(&mut kept, room);
    let mut spare = room.saturating_sub(taken(&kept, |column| column.width));
    widen(&mut kept, &mut spare);
    for column in further {
        if spare > column.width {
            spare -= column.width + 1;
            kept.push(column);
        }
    }
    widen(&mut kept, &mut spare);
    // What is left, or still missing, is the growing column's.
    let fixed = taken(&kept, |column| if column.grows { 0 } else { column.width });
    match kept.iter_mut().find(|column| column.grows) {
        Some(words) => words.width = room.saturating_sub(fixed).max(1),
        None => {
            if let Some(last) = kept.last_mut() {
                last.width = (last.width + room).saturating_sub(fixed).max(1);
            }
        }
    }
    kept
}

/// Drops from the right until the rest fits: never the first, the growing one before it last (it carries the words of
/// the row), and what stays only after it was shortened.
fn drop_columns(kept: &mut Vec<Column>, room: usize) {
    while kept.len() > 1 && taken(kept, Column::least) > room {
        let last = |wanted: &dyn Fn(&Column) -> bool| {
            kept.iter().enumerate().skip(1).filter(|(_, column)| wanted(column)).map(|(at, _)| at).next_back()
        };
        let by_default = last(&|column| !column.grows && !column.stays && !column.asked);
        if let Some(at) = by_default {
            drop(kept.remove(at));
            continue;
        }
        let over = taken(kept, Column::least) - room;
        let shorter: usize = kept.iter().map(|column| column.width.saturating_sub(column.least)).sum();
        if shorter >= over {
            shorten(kept, over);
            return;
        }
        let long = last(&|column| !column.grows && !column.asked && column.least < column.width);
        let not_asked = long.or_else(|| last(&|column| !column.grows && !column.asked));
        match not_asked.or_else(|| last(&|column| !column.grows)) {
            Some(at) => drop(kept.remove(at)),
            None => drop(kept.pop()),
        }
    }
}

fn shorten(columns: &mut [Column], mut over: usize) {
    for column in columns.iter_mut().rev() {
        let less = over.min(column.width.saturating_sub(column.least));
        column.width -= less;
        over -= less;
    }
}

/// Gives what is spare to the columns that gain by it, a cell to each in turn.
fn widen(columns: &mut [Column], spare: &mut usize) {
    while *spare > 0 {
        let before = *spare;
        for column in columns.iter_mut().filter(|column| column.width < column.most) {
            if *spare > 0 {
                column.width += 1;
                *spare -= 1;
            }
        }
        if *spare == before {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(field: &'static str, width: usize, grows: bool) -> Column {
        Column {
            field,
            heading: field.to_owned(),
            width,
            least: width,
            most: width,
            grows,
            right: false,
            stays: false,
            asked: false,
            further: false,
        }
    }

    fn names(columns: &[Column], room: usize) -> Vec<&'static str> {
        fit_columns(columns, room).iter().map(|column| column.field).collect()
    }

    #[test]
    fn columns_drop_from_the_right_but_never_the_key_or_the_words() {
        let columns =
            [column("ref", 14, false), column("title", 30, true), column("due", 12, false), column("lead", 10, false)];
        assert_eq!(names(&columns, 76), ["ref", "title", "due", "lead"]);
        assert_eq!(names(&columns, 48), ["ref", "title", "due"]);
        assert_eq!(names(&columns, 34), ["ref", "title"]);
        assert_eq!(names(&columns, 10), ["ref"]);
    }

    #[test]
    fn the_date_that_is_owed_outlasts_the_others_and_the_state_shortens_for_it() {
        let columns = [
            column("ref", 14, false),
            Column { least: 9, stays: true, ..column("stage", 14, false) },
            Column { stays: true, ..column("due", 12, false) },
            column("lead", 11, false),
        ];
        assert_eq!(names(&columns, 57), ["ref", "stage", "due", "lead"]);
        assert_eq!(names(&columns, 53), ["ref", "stage", "due"]);
        let short = fit_columns(&columns, 37);
        assert_eq!(short.iter().map(|column| column.width).collect::<Vec<_>>(), [14, 9, 12]);
        assert_eq!(names(&columns, 30), ["ref", "due"]);
    }

    #[test]
    fn what_a_person_asked_for_outlasts_what_is_there_by_default() {
        let columns = [
            column("no", 5, false),
            column("what", 20, true),
            Column { stays: true, ..column("due", 11, false) },
            column("case", 13, false),
            Column { asked: true, ..column("post", 14, false) },
        ];
        assert_eq!(names(&columns, 60), ["no", "what", "due", "post"]);
        assert_eq!(names(&columns, 40), ["no", "what", "post"]);
    }

    #[test]
    fn with_more_room_words_are_no_longer_cut_and_then_further_columns_join() {
        let columns = [
            column("no", 5, false),
            Column { most: 30, ..column("what", 20, true) },
            Column { most: 23, ..column("agency", 13, false) },
            Column { further: true, ..column("progress", 14, false) },
        ];
        assert_eq!(names(&columns, 40), ["no", "what", "agency"]);
        let wider = fit_columns(&columns, 60);
        assert_eq!(wider.iter().map(|column| column.width).collect::<Vec<_>>(), [5, 30, 23]);
        assert_eq!(names(&columns, 74), ["no", "what", "agency"]);
        assert_eq!(names(&columns, 75), ["no", "what", "agency", "progress"]);
    }

    #[test]
    fn a_row_never_takes_more_than_its_room() {
        let columns = [
            column("ref", 14, false),
            Column { most: 40, ..column("title", 30, true) },
            Column { least: 9, most: 23, stays: true, ..column("stage", 14, false) },
            column("due", 12, false),
            Column { further: true, ..column("chair", 16, false) },
        ];
        for room in 20..200 {
            let total = taken(&fit_columns(&columns, room), |column| column.width);
            assert!(total <= room, "{total} cells in {room}");
        }
    }
}
