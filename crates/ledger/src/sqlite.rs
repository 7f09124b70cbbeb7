//! SQLite: one file.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, params_from_iter};

use crate::Mode;
use crate::error::{Error, Problem, Result};
use crate::store::{Access, FORMAT, Store};
use crate::value::{Param, Row, Value};

/// `Sayo`, in the file's header: `file` and this program tell a ledger from other databases by it.
const APPLICATION_ID: i64 = 0x5361_796f;

/// How long a writer waits for another.
const BUSY_SECONDS: u64 = 30;

/// Prepared statements that are kept.
const STATEMENTS: usize = 128;

/// Pages that are kept in memory.
const CACHE_KIBIBYTES: u32 = 32 << 10;

/// Pages in the write-ahead log from which on they are moved into the file: 16 MB.
const CHECKPOINT_PAGES: u32 = 4096;

/// The tables of each format, in order: a ledger of format n runs those after n.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/1.sqlite.sql")];

/// An open file.
pub struct Sqlite {
    connection: Connection,
    path: PathBuf,
}

impl ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Param::Null => ValueRef::Null,
            Param::Int(value) => ValueRef::Integer(value),
            Param::Real(value) => ValueRef::Real(value),
            Param::Text(value) => ValueRef::Text(value.as_bytes()),
            Param::Blob(value) => ValueRef::Blob(value),
        }))
    }
}

impl Sqlite {
    /// Opens a file.
    pub fn open(path: &Path, mode: Mode) -> Result<Self> {
        let is_new = match path.metadata() {
            Ok(found) if found.is_dir() => {
                return Err(Problem::NotALedger("it is a folder".to_owned()).into());
            }
            Ok(found) => found.len() == 0,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
            Err(error) => return Err(Problem::Store(format!("cannot be opened: {error}")).into()),
        };
        if is_new && mode == Mode::Existing {
            return Err(Problem::Missing.into());
        }
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if mode == Mode::Create {
            flags |= OpenFlags::SQLITE_OPEN_CREATE;
        }
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_secs(BUSY_SECONDS))?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        let mut store = Self { connection, path: path.to_owned() };
        // What was deleted is overwritten with zeros; a commit is on the disk before it is acknowledged; nothing goes into
        // temporary files; a damaged page is an error and no wrong answer.
        store.connection.execute_batch(
            "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
             PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;",
        )?;
        // Pages of a batch stay in memory until it is recorded, and what many batches write goes into the file once. A
        // statement's plan does not hang on its parameters, else it would be made anew for each.
        store.connection.execute_batch(&format!(
            "PRAGMA cache_size = -{CACHE_KIBIBYTES}; PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES};"
        ))?;
        store.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        if store.is_empty()? {
            if mode == Mode::Existing {
                return Err(Problem::Missing.into());
            }
            store.write_ahead()?;
        } else {
            store.check_kind()?;
        }
        store.migrate()?;
        Ok(store)
    }

    fn number(&self, sql: &str) -> Result<i64> {
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }

    /// Whether there is no table in it, and nothing says that it is something else's.
    fn is_empty(&self) -> Result<bool> {
        let id = self.number("PRAGMA application_id")?;
        Ok((id == 0 || id == APPLICATION_ID) && self.number("SELECT count(*) FROM sqlite_schema")? == 0)
    }

    fn check_kind(&self) -> Result<()> {
        let id = self.number("PRAGMA application_id")?;
        if id != APPLICATION_ID {
            return Err(Problem::NotALedger("a database of another program".to_owned()).into());
        }
        let found = self.number("PRAGMA user_version")?;
        if found > FORMAT {
            return Err(Problem::Newer { found, known: FORMAT }.into());
        }
        Ok(())
    }

    /// Readers and one writer at once. The mode stays with the file. SQLite does not wait for others here by itself.
    fn write_ahead(&self) -> Result<()> {
        let mut tries = 0;
        loop {
            let set =
                self.connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0));
            match set {
                Ok(mode) if mode == "wal" => return Ok(()),
                Ok(mode) => {
                    return Err(Problem::Store(format!(
                        "this file system allows no write-ahead log (the mode stays {mode:?}); choose a local disk"
                    ))
                    .into());
                }
                Err(error) if is_busy(&error) && tries < BUSY_SECONDS * 50 => {
                    tries += 1;
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Brings an older or empty file to the newest format, in one transaction.
    fn migrate(&mut self) -> Result<()> {
        if self.number("PRAGMA user_version")? == FORMAT {
            return Ok(());
        }
        self.begin(Access::Write)?;
        match self.run_migrations().and_then(|()| self.commit()) {
            Ok(()) => Ok(()),
            Err(error) => {
                self.rollback();
                Err(error)
            }
        }
    }

    fn run_migrations(&mut self) -> Result<()> {
        // Another program may have done it in the meantime.
        let done = self.number("PRAGMA user_version")?;
        for sql in MIGRATIONS.iter().skip(usize::try_from(done).unwrap_or(0)) {
            self.connection.execute_batch(sql)?;
        }
        if done == 0 {
            crate::ledger::name_it(self)?;
        }
        self.connection.execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};"
        ))?;
        Ok(())
    }

    /// Moves the write-ahead log into the file and empties it.
    fn checkpoint(&self) -> Result<()> {
        let busy = self.number("PRAGMA wal_checkpoint(TRUNCATE)")?;
        if busy != 0 {
            return Err(Problem::NotScrubbed("another program is reading it".to_owned()).into());
        }
        Ok(())
    }

    /// The statements that made the tables, as they stand in the file.
    fn schema(connection: &Connection) -> Result<Vec<(String, String)>> {
        let mut statement =
            connection.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Tables that are not those of the format.
    fn compare_schema(&self) -> Result<Vec<String>> {
        let model = Connection::open_in_memory()?;
        for sql in MIGRATIONS {
            model.execute_batch(sql)?;
        }
        let (expected, found) = (Self::schema(&model)?, Self::schema(&self.connection)?);
        let missing = expected.iter().filter(|table| !found.contains(table));
        let strange = found.iter().filter(|table| !expected.contains(table));
        Ok(missing
            .map(|(name, _)| format!("the table or index {name:?} is not as its format says"))
            .chain(strange.map(|(name, _)| format!("the table or index {name:?} is none of its format")))
            .collect())
    }
}

impl Store for Sqlite {
    fn begin(&mut self, access: Access) -> Result<()> {
        let sql = match access {
            Access::Read => "BEGIN DEFERRED",
            Access::Write => "BEGIN IMMEDIATE",
        };
        Ok(self.connection.execute_batch(sql)?)
    }

    fn commit(&mut self) -> Result<()> {
        Ok(self.connection.execute_batch("COMMIT")?)
    }

    fn rollback(&mut self) {
        // After some errors (a full disk) SQLite has undone everything by itself.
        if !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.execute(params_from_iter(params))? as u64)
    }

    fn query(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        take: &mut dyn FnMut(Row) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(params))?;
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|n| Ok(value(row.get_ref(n)?))).collect::<rusqlite::Result<_>>()?;
            if take(Row::new(values))?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn sibling(&self) -> Result<Option<Box<dyn Store>>> {
        Ok(Some(Box::new(Self::open(&self.path, Mode::Existing)?)))
    }

    fn scrub(&mut self) -> Result<()> {
        let not_scrubbed = |error: Error| Error::from(Problem::NotScrubbed(error.to_string()));
        self.checkpoint()?;
        // Pages that were freed are zeros already (`secure_delete`); this also drops them, and whatever a page that is in
        // use may have kept between its cells.
        self.connection.execute_batch("VACUUM").map_err(|error| not_scrubbed(error.into()))?;
        self.checkpoint()
    }

    fn integrity(&mut self) -> Result<Vec<String>> {
        let mut found = self.compare_schema()?;
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let line: String = row.get(0)?;
            if line != "ok" {
                found.push(line);
            }
        }
        Ok(found)
    }
}

impl std::fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sqlite").field("path", &self.path).finish_non_exhaustive()
    }
}

fn value(found: ValueRef<'_>) -> Value {
    match found {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(value) => Value::Int(value),
        ValueRef::Real(value) => Value::Real(value),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(words) => Value::Text(words.to_owned()),
            Err(_) => Value::Strange("words that are not UTF-8".to_owned()),
        },
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// `SQLITE_IOERR_WRITE`, `_FSYNC`, `_TRUNCATE`, `_SHMSIZE`: what a quota or a limit on the size of files gives.
const NO_ROOM: [i32; 4] = [778, 1034, 1546, 4874];

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let extended = match &error {
            rusqlite::Error::SqliteFailure(failure, _) => failure.extended_code,
            _ => 0,
        };
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Problem::Busy(BUSY_SECONDS),
            Some(ErrorCode::DiskFull) => Problem::Full,
            Some(ErrorCode::SystemIoFailure) if NO_ROOM.contains(&extended) => Problem::Full,
            Some(ErrorCode::ReadOnly) => Problem::ReadOnly,
            Some(ErrorCode::NotADatabase) => Problem::NotALedger("no SQLite database".to_owned()),
            Some(ErrorCode::DatabaseCorrupt) => Problem::Damaged(error.to_string()),
            Some(ErrorCode::CannotOpen) => Problem::Store(format!("cannot be opened: {error}")),
            _ => Problem::Store(format!("SQLite: {error}")),
        }
        .into()
    }
}
