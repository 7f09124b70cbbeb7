//! PostgreSQL: a server that several programs share.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::time::Duration;

use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};

use crate::Mode;
use crate::error::{Error, Problem, Result};
use crate::store::{Access, FORMAT, Store};
use crate::value::{Param, Row, Value};

/// How long a connection may take to be made.
const CONNECT_SECONDS: u64 = 10;

/// How long a writer waits for another.
const BUSY_SECONDS: u64 = 30;

/// The oldest server that is known to do.
const OLDEST_SERVER: i64 = 150_000;

const MIGRATIONS: [&str; 1] = [include_str!("../migrations/1.postgres.sql")];

/// Tables that a redaction deletes from.
const SCRUBBED: [&str; 10] = [
    "contents",
    "reports",
    "readings",
    "decisions",
    "quotes",
    "accounts",
    "account_keys",
    "incidents",
    "members",
    "notes",
];

/// A connection.
pub struct Server {
    config: Config,
    client: Client,
    statements: HashMap<String, Statement>,
}

impl ToSql for Param<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Param::Null => Ok(IsNull::Yes),
            Param::Int(value) => value.to_sql(ty, out),
            Param::Real(value) => value.to_sql(ty, out),
            Param::Text(value) => value.to_sql(ty, out),
            Param::Blob(value) => value.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl Server {
    /// Connects to the server that a URL names.
    pub fn open(url: &str, mode: Mode) -> Result<Self> {
        let mut config: Config = url
            .parse()
            .map_err(|error| Problem::Name(format!("this names no PostgreSQL database: {error}")))?;
        config.application_name("sayso");
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(CONNECT_SECONDS));
        }
        let client = connect(&config)?;
        let mut server = Self { config, client, statements: HashMap::new() };
        let version = server.number("SELECT current_setting('server_version_num')::BIGINT")?.unwrap_or(0);
        if version < OLDEST_SERVER {
            let found = version / 10_000;
            return Err(
                Problem::Store(format!("the server is PostgreSQL {found}; 15 or newer is needed")).into()
            );
        }
        server.prepare_schema(mode)?;
        Ok(server)
    }

    fn number(&mut self, sql: &str) -> Result<Option<i64>> {
        let rows = self.client.query(sql, &[])?;
        Ok(match rows.first() {
            Some(row) => row.try_get(0)?,
            None => None,
        })
    }

    /// Whether there is such a table, as the last commit of anybody left it. (`to_regclass` may answer from a cache.)
    fn exists(&mut self, table: &str) -> Result<bool> {
        let sql = format!(
            "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE n.nspname = 'sayso' AND c.relname = '{table}'"
        );
        Ok(self.number(&sql)? == Some(1))
    }

    fn format(&mut self) -> Result<Option<i64>> {
        if !self.exists("about")? {
            return Ok(None);
        }
        self.number("SELECT value::BIGINT FROM sayso.about WHERE name = 'format'")
    }

    fn prepare_schema(&mut self, mode: Mode) -> Result<()> {
        let found = match self.format()? {
            Some(found) => found,
            None if mode == Mode::Existing => return Err(Problem::Missing.into()),
            None => 0,
        };
        if found > FORMAT {
            return Err(Problem::Newer { found, known: FORMAT }.into());
        }
        if found < FORMAT {
            self.migrate()?;
        }
        Ok(())
    }

    /// Brings an older or empty database to the newest format, in one transaction, one program at a time.
    fn migrate(&mut self) -> Result<()> {
        self.client.batch_execute("BEGIN; SELECT pg_advisory_xact_lock(1400200559);")?;
        let done = self.format().and_then(|found| match found {
            None if self.number("SELECT count(*) FROM pg_namespace WHERE nspname = 'sayso'")? != Some(0) => {
                Err(Problem::NotALedger("its schema \"sayso\" is another program's".to_owned()).into())
            }
            found => self.run_migrations(found.unwrap_or(0)),
        });
        match done.and_then(|()| self.commit()) {
            Ok(()) => Ok(()),
            Err(error) => {
                self.rollback();
                Err(error)
            }
        }
    }

    fn run_migrations(&mut self, done: i64) -> Result<()> {
        if done == 0 {
            self.client.batch_execute("CREATE SCHEMA sayso")?;
        }
        for sql in MIGRATIONS.iter().skip(usize::try_from(done).unwrap_or(0)) {
            self.client.batch_execute(sql)?;
        }
        if done == 0 {
            crate::ledger::name_it(self)?;
            self.execute("INSERT INTO about (name, value) VALUES ('format', '0')", &[])?;
        }
        let format = FORMAT.to_string();
        self.execute("UPDATE about SET value = $1 WHERE name = 'format'", &[Param::Text(&format)])?;
        Ok(())
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

fn connect(config: &Config) -> Result<Client> {
    // Without a code of the server there was no answer at all; with one, it may be starting or stopping.
    let mut client = config.connect(NoTls).map_err(|error| {
        let text = whole(&error);
        match Error::from(error) {
            lost if lost.is_lost() => Problem::Unreachable(text).into(),
            other => other,
        }
    })?;
    // A commit is on the disk before it is acknowledged, whatever the server's default.
    client.batch_execute(&format!(
        "SET search_path = sayso; SET synchronous_commit = on; SET lock_timeout = '{BUSY_SECONDS}s';"
    ))?;
    Ok(client)
}

impl Store for Server {
    fn begin(&mut self, access: Access) -> Result<()> {
        if self.client.is_closed() {
            self.statements.clear();
            self.client = connect(&self.config)?;
        }
        // A chain has one end: those who add to it do so one after the other. Readers are not held up.
        let sql = match access {
            Access::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Access::Write => {
                "BEGIN ISOLATION LEVEL READ COMMITTED; LOCK TABLE sayso.entries IN EXCLUSIVE MODE"
            }
        };
        Ok(self.client.batch_execute(sql)?)
    }

    fn commit(&mut self) -> Result<()> {
        Ok(self.client.batch_execute("COMMIT")?)
    }

    fn rollback(&mut self) {
        // Without a connection the server undoes it by itself.
        let _ = self.client.batch_execute("ROLLBACK");
    }

    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64> {
        let statement = self.prepared(sql)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|param| param as _).collect();
        Ok(self.client.execute(&statement, &params)?)
    }

    fn query(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        take: &mut dyn FnMut(Row) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let statement = self.prepared(sql)?;
        let mut rows =
            self.client.query_raw(&statement, params.iter().map(|param| param as &(dyn ToSql + Sync)))?;
        while let Some(row) = rows.next()? {
            let values = (0..row.len()).map(|n| value(&row, n)).collect::<Result<_>>()?;
            if take(Row::new(values))?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn sibling(&self) -> Result<Option<Box<dyn Store>>> {
        let client = connect(&self.config)?;
        Ok(Some(Box::new(Self { config: self.config.clone(), client, statements: HashMap::new() })))
    }

    fn scrub(&mut self) -> Result<()> {
        for table in SCRUBBED {
            self.client
                .batch_execute(&format!("VACUUM (FULL) sayso.{table}"))
                .map_err(|error| Error::from(Problem::NotScrubbed(Error::from(error).to_string())))?;
        }
        // Old files stay until the next checkpoint. Only some users may ask for one; it comes by itself in minutes.
        let _ = self.client.batch_execute("CHECKPOINT");
        Ok(())
    }

    fn integrity(&mut self) -> Result<Vec<String>> {
        Ok(Vec::new())
    }
}

fn value(row: &postgres::Row, column: usize) -> Result<Value> {
    fn get<'a, T: FromSql<'a>>(row: &'a postgres::Row, column: usize) -> Result<Option<T>> {
        Ok(row.try_get(column)?)
    }
    let ty = row.columns().get(column).map(postgres::Column::type_);
    let found = match ty {
        Some(&Type::INT8) => get(row, column)?.map(Value::Int),
        Some(&Type::FLOAT8) => get(row, column)?.map(Value::Real),
        Some(&Type::TEXT) => get(row, column)?.map(Value::Text),
        Some(&Type::BYTEA) => get(row, column)?.map(Value::Blob),
        other => Some(Value::Strange(format!("a value of type {other:?}"))),
    };
    Ok(found.unwrap_or(Value::Null))
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the configuration: it may hold a password.
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

impl From<postgres::Error> for Error {
    fn from(error: postgres::Error) -> Self {
        let Some(state) = error.code() else {
            let text = whole(&error);
            return if error.is_closed() || is_io(&error) {
                Problem::Lost(text)
            } else {
                Problem::Store(format!("PostgreSQL: {text}"))
            }
            .into();
        };
        let text = error.as_db_error().map_or_else(|| error.to_string(), |said| said.message().to_owned());
        let lost = [
            SqlState::ADMIN_SHUTDOWN,
            SqlState::CRASH_SHUTDOWN,
            SqlState::CANNOT_CONNECT_NOW,
            SqlState::CONNECTION_FAILURE,
            SqlState::CONNECTION_EXCEPTION,
            SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
        ];
        let problem = if lost.contains(state) {
            Problem::Lost(text)
        } else if *state == SqlState::DISK_FULL {
            Problem::Full
        } else if *state == SqlState::LOCK_NOT_AVAILABLE {
            Problem::Busy(BUSY_SECONDS)
        } else if *state == SqlState::READ_ONLY_SQL_TRANSACTION {
            Problem::ReadOnly
        } else if *state == SqlState::DATA_CORRUPTED || *state == SqlState::INDEX_CORRUPTED {
            Problem::Damaged(text)
        } else if *state == SqlState::UNDEFINED_TABLE || *state == SqlState::UNDEFINED_COLUMN {
            Problem::Damaged(format!("{text}: its tables are not those of a ledger"))
        } else {
            Problem::Store(format!("PostgreSQL: {text} ({})", state.code()))
        };
        problem.into()
    }
}

/// Whether the cause of an error is that of a broken connection.
fn is_io(error: &postgres::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        if inner.is::<std::io::Error>() {
            return true;
        }
        cause = inner.source();
    }
    false
}

/// An error with its causes.
fn whole(error: &postgres::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let more = inner.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = inner.source();
    }
    text
}
