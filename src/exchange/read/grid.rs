//! Builds one sheet row by row within the limits: gaps, blank rows, merges, notes on what was left out.
//! Must not know which format the rows come from.

use super::limits::{Budget, COLUMNS, ROWS, too_big};
use crate::error::Result;
use crate::exchange::sheet::address::letters;
use crate::exchange::sheet::{Cell, CellValue, Row, Sheet};

/// Longer runs of blank rows are left out of the model and noted.
const LONGEST_GAP: u32 = 200;

/// A merge: its first cell and its last, rows from 1, columns from 0.
pub type Merge = ((u32, usize), (u32, usize));

/// A sheet being built.
pub struct Grid<'b> {
    sheet: Sheet,
    budget: &'b mut Budget,
    merges: Vec<Merge>,
    filled: usize,
    /// The first cell too far right to be kept.
    too_wide: Option<(u32, usize)>,
    notes: Vec<String>,
}

impl<'b> Grid<'b> {
    pub fn new(name: String, hidden: bool, budget: &'b mut Budget) -> Self {
        let sheet = Sheet { name, hidden, ..Sheet::default() };
        Self { sheet, budget, merges: Vec::new(), filled: 0, too_wide: None, notes: Vec::new() }
    }

    /// The number of the last row kept; 0 before the first.
    pub fn last(&self) -> u32 {
        self.sheet.rows.last().map_or(0, |row| row.number)
    }

    /// Put a cell into a row being built. Cells past the last column kept are noted.
    pub fn place(&mut self, cells: &mut Vec<Cell>, row: u32, column: usize, cell: Cell) -> Result<()> {
        if column >= COLUMNS {
            if !cell.value.is_empty() {
                self.too_wide.get_or_insert((row, column));
            }
            return Ok(());
        }
        if let CellValue::Text(text) = &cell.value {
            self.budget.text(text.len())?;
        }
        if cells.len() <= column {
            cells.resize_with(column + 1, Cell::default);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
        Ok(())
    }

    /// Keep a row. One that holds no value is only counted as a gap. A number that does not go up (no program writes
    /// such a file) becomes the next one.
    pub fn row(&mut self, number: u32, hidden: bool, mut cells: Vec<Cell>) -> Result<()> {
        while cells.last().is_some_and(|cell| *cell == Cell::default()) {
            cells.pop();
        }
        if cells.iter().all(|cell| cell.value.is_empty() && !cell.formula) {
            return Ok(());
        }
        let number = number.max(self.last().saturating_add(1));
        self.fill_gap(number);
        self.filled += 1;
        if self.filled > ROWS {
            return Err(too_big("a sheet of more than 200,000 rows"));
        }
        self.budget.cells(cells.len() + 1)?;
        cells.shrink_to_fit();
        self.sheet.rows.push(Row { number, hidden, cells });
        Ok(())
    }

    fn fill_gap(&mut self, next: u32) {
        let first = self.last().saturating_add(1);
        let missing = next.saturating_sub(first);
        if missing > LONGEST_GAP {
            let name = &self.sheet.name;
            self.notes.push(format!("Sheet “{name}”: rows {first} to {} are blank and are left out", next - 1));
            return;
        }
        self.sheet.rows.extend((first..next).map(|number| Row { number, ..Row::default() }));
    }

    /// Remember a merge; its cells are marked when the sheet is finished.
    pub fn merge(&mut self, merge: Merge) -> Result<()> {
        self.budget.cells(1)?;
        self.merges.push(merge);
        Ok(())
    }

    /// Note a column (from 0) the program does not show.
    pub fn hide_columns(&mut self, first: usize, last: usize) {
        self.sheet.hidden_columns.extend(first..=last.min(COLUMNS - 1));
    }

    /// Note that rules colour cells of the sheet.
    pub fn colours_by_rule(&mut self) {
        self.sheet.ruled_colours = true;
    }

    fn mark_merges(&mut self) -> Result<()> {
        let width = self.sheet.width();
        for ((row, column), (last_row, last_column)) in std::mem::take(&mut self.merges) {
            let from = self.sheet.rows.partition_point(|kept| kept.number < row);
            let to = self.sheet.rows.partition_point(|kept| kept.number <= last_row);
            let end = (last_column + 1).min(width);
            for kept in self.sheet.rows.get_mut(from..to).unwrap_or_default() {
                let first = if kept.number == row { column + 1 } else { column };
                if first >= end {
                    continue;
                }
                self.budget.cells(end - first)?;
                if kept.cells.len() < end {
                    kept.cells.resize_with(end, Cell::default);
                }
                for cell in kept.cells.get_mut(first..end).unwrap_or_default() {
                    // A value under a merge is one the program does not show.
                    cell.value = CellValue::Empty;
                    cell.merged_from = Some((row, column));
                }
            }
        }
        Ok(())
    }

    /// The sheet, and sentences about what was left out of it.
    pub fn finish(mut self) -> Result<(Sheet, Vec<String>)> {
        self.mark_merges()?;
        self.sheet.hidden_columns.sort_unstable();
        self.sheet.hidden_columns.dedup();
        if let Some((row, column)) = self.too_wide {
            let place = format!("{}{row}", letters(column));
            let name = &self.sheet.name;
            self.notes.push(format!("Sheet “{name}”: columns past {COLUMNS} are left out, the first value at {place}"));
        }
        Ok((self.sheet, self.notes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Vec<Cell> {
        vec![Cell::of(CellValue::text(value))]
    }

    #[test]
    fn short_gaps_are_blank_rows_and_long_ones_a_note() {
        let mut budget = Budget::default();
        let mut grid = Grid::new("S".into(), false, &mut budget);
        grid.row(3, false, text("a")).unwrap();
        grid.row(900_000, false, text("b")).unwrap();
        grid.row(900_001, false, vec![Cell::default(); 50]).unwrap();
        let (sheet, notes) = grid.finish().unwrap();
        let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 2, 3, 900_000]);
        assert!(notes.first().unwrap().contains("rows 4 to 899999 are blank"));
    }

    #[test]
    fn a_merge_over_the_whole_sheet_costs_only_the_cells_in_use() {
        let mut budget = Budget::default();
        let mut grid = Grid::new("S".into(), false, &mut budget);
        grid.row(1, false, text("a")).unwrap();
        grid.row(2, false, text("under the merge")).unwrap();
        grid.merge(((1, 0), (1_048_576, 16_383))).unwrap();
        let (sheet, _) = grid.finish().unwrap();
        assert_eq!(sheet.width(), 1);
        assert_eq!(sheet.value_through_merge(2, 0), &CellValue::text("a"));
    }

    #[test]
    fn overlapping_merges_run_out_of_budget_not_of_time() {
        let mut budget = Budget::default();
        let mut grid = Grid::new("S".into(), false, &mut budget);
        for number in 1..=2_000 {
            grid.row(number, false, vec![Cell::of(CellValue::Number(1.0)); 20]).unwrap();
        }
        for _ in 0..10_000 {
            grid.merge(((1, 0), (2_000, 19))).unwrap();
        }
        assert!(grid.finish().unwrap_err().what.contains("more than is read"));
    }
}
