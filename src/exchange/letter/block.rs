//! The simple structure of a letter: headings, paragraphs, items and tables. Must not know what it is about.

/// One piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    Paragraph(String),
    Item(String),
    Table { headings: Vec<String>, rows: Vec<Vec<String>> },
}

/// Text as pieces: `# heading`, `- item`, `| a | b |` rows of which the first is the headings; lines in between belong
/// to one paragraph until an empty line.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            is_open = false;
        } else if let Some(heading) = line.strip_prefix("# ") {
            blocks.push(Block::Heading(squeezed(heading)));
            is_open = false;
        } else if let Some(item) = line.strip_prefix("- ") {
            blocks.push(Block::Item(squeezed(item)));
            is_open = false;
        } else if line.starts_with('|') {
            row(&mut blocks, line, is_open);
            is_open = true;
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(text)) if is_open => {
                    text.push(' ');
                    text.push_str(&squeezed(line));
                }
                _ => blocks.push(Block::Paragraph(squeezed(line))),
            }
            is_open = true;
        }
    }
    blocks
}

fn row(blocks: &mut Vec<Block>, line: &str, is_open: bool) {
    let inside = line.strip_prefix('|').unwrap_or(line);
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    let cells: Vec<String> = inside.split('|').map(squeezed).collect();
    match blocks.last_mut() {
        Some(Block::Table { rows, .. }) if is_open => rows.push(cells),
        _ => blocks.push(Block::Table { headings: cells, rows: Vec::new() }),
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Block {
    /// Every text of the piece, in reading order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (own, cells): (Option<&str>, Vec<&str>) = match self {
            Block::Heading(text) | Block::Paragraph(text) | Block::Item(text) => (Some(text), Vec::new()),
            Block::Table { headings, rows } => {
                (None, headings.iter().chain(rows.iter().flatten()).map(String::as_str).collect())
            }
        };
        own.into_iter().chain(cells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_join_until_an_empty_one_and_rows_make_a_table() {
        let text = "One\n  two\n\n# Head\n- a\n\n- b\nafter\n| H | I |\n| 1 | 2 |\n\n| J |\n";
        let table = |headings: &[&str], rows: Vec<Vec<String>>| Block::Table {
            headings: headings.iter().map(|cell| (*cell).to_owned()).collect(),
            rows,
        };
        assert_eq!(
            read(text),
            [
                Block::Paragraph("One two".into()),
                Block::Heading("Head".into()),
                Block::Item("a".into()),
                Block::Item("b".into()),
                Block::Paragraph("after".into()),
                table(&["H", "I"], vec![vec!["1".into(), "2".into()]]),
                table(&["J"], vec![]),
            ]
        );
    }
}
