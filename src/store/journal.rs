//! Writing the journal, and proving that nobody altered it: every row carries a hash over the hash before it, its own
//! columns and its batch.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::Store;
use super::fault::Told;
use crate::domain::journal::Who;
use crate::domain::value::Id;
use crate::error::Result;

type Hash = [u8; 32];

/// The first line of a batch.
#[derive(Debug, Default, Clone)]
pub(super) struct Header<'a> {
    pub label: &'a str,
    pub why: Option<&'a str>,
    pub undoes: Option<Id>,
    pub redoes: Option<Id>,
}

/// One change as the journal keeps it. `old` and `new` are JSON texts.
#[derive(Debug, Default, Clone)]
pub(super) struct Line<'a> {
    pub op: &'a str,
    pub entity: &'a str,
    pub record: Id,
    pub case: Option<Id>,
    pub field: Option<&'a str>,
    pub old: Option<&'a str>,
    pub new: Option<&'a str>,
}

/// Writes the lines of one batch, inside the caller's transaction.
pub(super) struct Pen<'c> {
    conn: &'c Connection,
    pub batch: Id,
    /// What of the batch goes into every hash.
    header: Vec<u8>,
    last: Hash,
    pub lines: usize,
}

impl<'c> Pen<'c> {
    pub fn open(conn: &'c Connection, who: &Who, now: jiff::Timestamp, header: &Header<'_>) -> Result<Pen<'c>> {
        let at = stamp(now);
        conn.prepare_cached(
            "INSERT INTO batch (at, uid, name, label, why, undoes, redoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .told()?
        .execute(params![at, who.uid, who.name, header.label, header.why, header.undoes, header.redoes])
        .told()?;
        let batch = conn.last_insert_rowid();
        let sealed =
            seal(batch, &at, i64::from(who.uid), &who.name, header.label, header.why, header.undoes, header.redoes);
        Ok(Pen { conn, batch, header: sealed, last: head(conn)?, lines: 0 })
    }

    pub fn line(&mut self, line: &Line<'_>) -> Result<()> {
        let hash = chained(&self.last, &self.header, line);
        self.conn
            .prepare_cached(
                "INSERT INTO journal (batch, op, entity, record, case_id, field, old, new, hash) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )
            .told()?
            .execute(params![
                self.batch,
                line.op,
                line.entity,
                line.record,
                line.case,
                line.field,
                line.old,
                line.new,
                hash.as_slice()
            ])
            .told()?;
        self.last = hash;
        self.lines += 1;
        Ok(())
    }

    /// Notes the head of the chain beside it, so that a tail cut off is found out.
    pub fn close(self) -> Result<Id> {
        self.conn
            .prepare_cached("INSERT OR REPLACE INTO meta (name, value) VALUES ('chain', ?1)")
            .told()?
            .execute([hex(&self.last)])
            .told()?;
        Ok(self.batch)
    }
}

/// The time as the file keeps it: UTC, to the millisecond, so that texts sort as times do.
pub(super) fn stamp(at: jiff::Timestamp) -> String {
    format!("{at:.3}")
}

/// The hash of the last line; zeros before the first.
fn head(conn: &Connection) -> Result<Hash> {
    let last: Option<Hash> = conn
        .prepare_cached("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1")
        .told()?
        .query_row([], |row| row.get(0))
        .optional()
        .told()?;
    Ok(last.unwrap_or_default())
}

fn hex(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A text with its length before it, or a mark that there is none: no two rows give the same bytes.
fn pack(into: &mut Vec<u8>, text: Option<&str>) {
    match text {
        None => into.push(0),
        Some(text) => {
            into.push(1);
            into.extend_from_slice(&(text.len() as u64).to_be_bytes());
            into.extend_from_slice(text.as_bytes());
        }
    }
}

fn pack_number(into: &mut Vec<u8>, number: Option<i64>) {
    into.push(u8::from(number.is_some()));
    into.extend_from_slice(&number.unwrap_or_default().to_be_bytes());
}

#[allow(clippy::too_many_arguments)] // the columns of the table, in order
fn seal(
    id: Id,
    at: &str,
    uid: i64,
    name: &str,
    label: &str,
    why: Option<&str>,
    undoes: Option<Id>,
    redoes: Option<Id>,
) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(96);
    pack_number(&mut bytes, Some(id));
    pack(&mut bytes, Some(at));
    pack_number(&mut bytes, Some(uid));
    pack(&mut bytes, Some(name));
    pack(&mut bytes, Some(label));
    pack(&mut bytes, why);
    pack_number(&mut bytes, undoes);
    pack_number(&mut bytes, redoes);
    bytes
}

fn chained(last: &Hash, header: &[u8], line: &Line<'_>) -> Hash {
    let mut bytes = Vec::with_capacity(256);
    pack(&mut bytes, Some(line.op));
    pack(&mut bytes, Some(line.entity));
    pack_number(&mut bytes, Some(line.record));
    pack_number(&mut bytes, line.case);
    pack(&mut bytes, line.field);
    pack(&mut bytes, line.old);
    pack(&mut bytes, line.new);
    let mut hasher = Sha256::new();
    hasher.update(last);
    hasher.update(header);
    hasher.update(&bytes);
    hasher.finalize().into()
}

/// What checking the journal found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// How many lines were checked.
    pub lines: usize,
    /// The number of the first line that does not follow from the one before; `Some(0)` when lines at the end are
    /// missing.
    pub broken: Option<i64>,
}

impl Store {
    /// Recomputes the whole journal.
    pub fn verify_chain(&self) -> Result<Chain> {
        verify(&self.conn)
    }
}

pub(super) fn verify(conn: &Connection) -> Result<Chain> {
    let mut statement = conn
        .prepare(
            "SELECT j.seq, j.op, j.entity, j.record, j.case_id, j.field, j.old, j.new, j.hash, \
             b.id, b.at, b.uid, b.name, b.label, b.why, b.undoes, b.redoes \
             FROM journal AS j LEFT JOIN batch AS b ON b.id = j.batch ORDER BY j.seq",
        )
        .told()?;
    let mut rows = statement.query([]).told()?;
    let mut last = Hash::default();
    let mut lines = 0;
    while let Some(row) = rows.next().told()? {
        let check = |row: &rusqlite::Row<'_>| -> rusqlite::Result<bool> {
            let text = |column| row.get_ref(column).and_then(|value| Ok(value.as_str_or_null()?));
            let header = seal(
                row.get(9)?,
                text(10)?.unwrap_or_default(),
                row.get(11)?,
                text(12)?.unwrap_or_default(),
                text(13)?.unwrap_or_default(),
                text(14)?,
                row.get(15)?,
                row.get(16)?,
            );
            let line = Line {
                op: text(1)?.unwrap_or_default(),
                entity: text(2)?.unwrap_or_default(),
                record: row.get(3)?,
                case: row.get(4)?,
                field: text(5)?,
                old: text(6)?,
                new: text(7)?,
            };
            last = chained(&last, &header, &line);
            Ok(row.get::<_, Hash>(8)? == last)
        };
        let mut check = check;
        // A column of the wrong type is an alteration too.
        if !check(row).unwrap_or(false) {
            return Ok(Chain { lines, broken: row.get(0).told()? });
        }
        lines += 1;
    }
    let noted: Option<String> =
        conn.query_row("SELECT value FROM meta WHERE name = 'chain'", [], |row| row.get(0)).optional().told()?;
    let whole = noted.map_or(lines == 0, |noted| noted == hex(&last));
    Ok(Chain { lines, broken: (!whole).then_some(0) })
}
