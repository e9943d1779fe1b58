//! Rows of a data file: columns parted by tabs, borrowed from the text in the program, nothing copied.

/// The rows of a table with `N` columns; a row with fewer has empty ones at its end.
pub(super) fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    text.lines().filter(|line| !line.is_empty()).map(|line| {
        let mut columns = line.split('\t');
        std::array::from_fn(|_| columns.next().unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    /// Every file, with the columns its reader expects.
    #[test]
    fn every_data_file_has_the_columns_its_reader_expects() {
        for (text, columns, least) in [
            (include_str!("data/bank-holidays.tsv"), 2, 173),
            (include_str!("data/agencies.tsv"), 5, 1000),
            (include_str!("data/successions.tsv"), 6, 350),
            (include_str!("data/partnerships.tsv"), 6, 321),
            (include_str!("data/ethnic-groups.tsv"), 4, 19),
            (include_str!("data/library-vocabulary.tsv"), 3, 204),
        ] {
            assert!(text.lines().count() >= least);
            assert!(text.lines().all(|line| line.split('\t').count() == columns));
        }
    }
}
