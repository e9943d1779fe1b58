//! Sharing a row between columns: fixed ones keep their width, one takes the rest, and columns drop from the right
//! when there is no room. The first column is never dropped.

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub field: &'static str,
    pub heading: String,
    /// Wanted cells.
    pub width: usize,
    /// Takes what is left over.
    pub grows: bool,
    pub right: bool,
}

/// The columns that fit into `room` cells with one blank between, with their final widths.
pub fn fit_columns(columns: &[Column], room: usize) -> Vec<Column> {
    let mut kept: Vec<Column> = columns.to_vec();
    let least = |columns: &[Column]| -> usize {
        columns.iter().map(|column| if column.grows { column.width.min(16) } else { column.width } + 1).sum::<usize>()
    };
    while kept.len() > 1 && least(&kept) > room + 1 {
        // A growing column carries the words of the row: drop the last fixed one before it.
        let last_fixed =
            kept.iter().enumerate().skip(1).filter(|(_, column)| !column.grows).map(|(at, _)| at).next_back();
        match last_fixed {
            Some(at) => drop(kept.remove(at)),
            None => drop(kept.pop()),
        }
    }
    let fixed: usize = kept.iter().filter(|column| !column.grows).map(|column| column.width + 1).sum();
    let growing = kept.iter().filter(|column| column.grows).count();
    if growing == 0 {
        if let Some(last) = kept.last_mut() {
            last.width += (room + 1).saturating_sub(fixed);
        }
        return kept;
    }
    let share = (room + 1).saturating_sub(fixed) / growing;
    for column in kept.iter_mut().filter(|column| column.grows) {
        column.width = share.saturating_sub(1).max(1);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(field: &'static str, width: usize, grows: bool) -> Column {
        Column { field, heading: field.to_owned(), width, grows, right: false }
    }

    #[test]
    fn columns_drop_from_the_right_but_never_the_key_or_the_words() {
        let columns =
            [column("ref", 14, false), column("title", 30, true), column("due", 12, false), column("lead", 10, false)];
        let names = |room| fit_columns(&columns, room).iter().map(|column| column.field).collect::<Vec<_>>();
        assert_eq!(names(76), ["ref", "title", "due", "lead"]);
        assert_eq!(names(48), ["ref", "title", "due"]);
        assert_eq!(names(34), ["ref", "title"]);
        assert_eq!(names(10), ["ref"]);
    }

    #[test]
    fn a_row_never_takes_more_than_its_room() {
        let columns = [column("ref", 14, false), column("title", 30, true), column("due", 12, false)];
        for room in 20..200 {
            let total: usize = fit_columns(&columns, room).iter().map(|column| column.width + 1).sum();
            assert!(total <= room + 1, "{total} cells in {room}");
        }
    }
}
