//! Where a test's ledger is.

use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

use ledger::{Ledger, Mode};

/// A place for one ledger.
pub enum Place {
    File { folder: tempfile::TempDir },
    Database { server: &'static Server, name: String },
}

impl Place {
    pub fn file() -> Self {
        Self::File { folder: tempfile::tempdir().unwrap() }
    }

    /// A new database on the tests' server; `None`, with a notice, where PostgreSQL is not installed.
    pub fn database() -> Option<Self> {
        static SERVER: OnceLock<Option<Server>> = OnceLock::new();
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = SERVER.get_or_init(Server::start).as_ref()?;
        let name = format!("test{}", COUNT.fetch_add(1, Ordering::SeqCst));
        server.client("postgres").batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        Some(Self::Database { server, name })
    }

    pub fn kind(&self) -> &'static str {
        match self {
            Self::File { .. } => "SQLite",
            Self::Database { .. } => "PostgreSQL",
        }
    }

    pub fn name(&self) -> String {
        match self {
            Self::File { .. } => self.path().unwrap().display().to_string(),
            Self::Database { server, name } => server.url(name),
        }
    }

    /// The file, if it is one.
    pub fn path(&self) -> Option<PathBuf> {
        match self {
            Self::File { folder } => Some(folder.path().join("sayso.db")),
            Self::Database { .. } => None,
        }
    }

    pub fn open(&self) -> Ledger {
        Ledger::open(&self.name(), Mode::Create).unwrap()
    }

    /// Runs SQL behind the ledger's back, with the rules of the tables off.
    pub fn tamper(&self, sql: &str) {
        match self {
            Self::File { .. } => {
                let connection = rusqlite::Connection::open(self.path().unwrap()).unwrap();
                connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
            }
            Self::Database { server, name } => {
                let begin = "SET search_path = sayso; SET session_replication_role = replica;";
                server.client(name).batch_execute(&format!("{begin} {sql}")).unwrap();
            }
        }
    }
}

/// A server in a temporary folder, on a socket. It ends when this process does, however that happens.
pub struct Server {
    folder: PathBuf,
    bin: PathBuf,
    port: u16,
    /// A shell that waits for the end of its input, and then stops the server and removes the folder.
    _watch: Mutex<(Child, Option<ChildStdin>)>,
}

impl Server {
    /// A server with a folder and an end of its own; `None`, with a notice, where PostgreSQL is not installed.
    pub fn start() -> Option<Self> {
        let Some(bin) = programs() else {
            // Past the test harness, which would keep it to itself.
            let notice = "PostgreSQL is not installed: the tests on it are skipped\n";
            let _ = std::fs::OpenOptions::new()
                .append(true)
                .open("/dev/stderr")
                .and_then(|mut out| out.write_all(notice.as_bytes()));
            eprint!("{notice}");
            return None;
        };
        let folder = tempfile::Builder::new().prefix("sayso-pg").tempdir_in("/tmp").unwrap().keep();
        if let Some((uid, gid)) = other_user() {
            std::os::unix::fs::chown(&folder, Some(uid), Some(gid)).unwrap();
        }
        let data = folder.join("data");
        let made = as_user(bin.join("initdb"))
            .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "-D"])
            .arg(&data)
            .current_dir(&folder)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(made.success(), "initdb failed");
        let script = r#"trap '' INT TERM; cat >/dev/null; "$1/pg_ctl" -D "$2/data" -m immediate stop >/dev/null 2>&1; rm -rf "$2""#;
        let mut watch = as_user("sh")
            .args(["-c", script, "sh"])
            .arg(&bin)
            .arg(&folder)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let stdin = watch.stdin.take();
        let server = Self { folder, bin, port: 5432, _watch: Mutex::new((watch, stdin)) };
        server.up();
        Some(server)
    }

    /// Starts the server process.
    pub fn up(&self) {
        // Only the process is killed in these tests, never the machine: what it has written need not be on the disk.
        let options =
            format!("-k {} -h '' -p {} -c max_connections=60 -c fsync=off", self.folder.display(), self.port);
        let mut command = self.control();
        command.args(["-w", "-l"]).arg(self.folder.join("log")).args(["-o", &options, "start"]);
        assert!(command.status().unwrap().success(), "the server did not start");
        let begun = Instant::now();
        while self.config("postgres").connect(postgres::NoTls).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(30), "the server does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Stops it as a power cut would.
    pub fn down(&self) {
        assert!(self.control().args(["-m", "immediate", "stop"]).status().unwrap().success());
    }

    fn control(&self) -> Command {
        let mut command = as_user(self.bin.join("pg_ctl"));
        command
            .arg("-D")
            .arg(self.folder.join("data"))
            .stdout(Stdio::null())
            .stdin(Stdio::null())
            .current_dir("/");
        command
    }

    pub fn url(&self, database: &str) -> String {
        let folder = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres:///{database}?host={folder}&port={}&user=postgres", self.port)
    }

    fn config(&self, database: &str) -> postgres::Config {
        self.url(database).parse().unwrap()
    }

    pub fn client(&self, database: &str) -> postgres::Client {
        self.config(database).connect(postgres::NoTls).unwrap()
    }
}

/// The folder of `initdb`, where distributions put it or on the path.
fn programs() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .collect();
    // The newest first.
    folders.sort();
    folders.reverse();
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    folders.into_iter().find(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
}

/// The server refuses to run as root.
fn other_user() -> Option<(u32, u32)> {
    let id = |args: &[&str]| -> Option<u32> {
        String::from_utf8(Command::new("id").args(args).output().ok()?.stdout).ok()?.trim().parse().ok()
    };
    (id(&["-u"])? == 0).then(|| Some((id(&["-u", "postgres"])?, id(&["-g", "postgres"])?))).flatten()
}

fn as_user(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    if let Some((uid, gid)) = other_user() {
        command.uid(uid).gid(gid);
    }
    command
}
