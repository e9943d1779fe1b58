//! How SQLite is told to behave. Memory is kept low: thirty people share one server.

pub(super) mod fs;

use rusqlite::{Connection, config::DbConfig};

use super::fault::Told;
use super::filter;
use super::open::Journal;

/// "DHRg" in the header of the file.
pub(super) const APPLICATION_ID: i64 = 0x4448_5267;

/// Prepared statements kept: what a few screens and an import need. Each takes some kilobytes.
const STATEMENTS: usize = 24;

/// Settings of one connection; they are not kept in the file.
pub(super) fn session(conn: &Connection) -> crate::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true).told()?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false).told()?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false).told()?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false).told()?;
    conn.pragma_update(None, "foreign_keys", true).told()?;
    conn.pragma_update(None, "synchronous", "FULL").told()?;
    conn.pragma_update(None, "cell_size_check", true).told()?;
    conn.pragma_update(None, "cache_size", -256).told()?;
    conn.pragma_update(None, "mmap_size", 0).told()?;
    conn.pragma_update(None, "temp_store", "FILE").told()?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    filter::register_holds(conn).told()
}

/// How changes reach the file; kept in it.
pub(super) fn journal(conn: &Connection, journal: Journal) -> crate::Result<()> {
    let wanted = match journal {
        Journal::Wal => "wal",
        Journal::Delete => "delete",
    };
    let now: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).told()?;
    if now != wanted && now != "memory" {
        conn.pragma_update_and_check(None, "journal_mode", wanted, |_| Ok(())).told()?;
    }
    Ok(())
}

/// A whole number a pragma answers.
pub(super) fn number(conn: &Connection, name: &str) -> crate::Result<i64> {
    conn.pragma_query_value(None, name, |row| row.get(0)).told()
}
