//! A server that is stopped, a connection that breaks.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::place::{Place, Server};
use crate::samples::{add, assert_holds, at, report};

/// Adds reports one by one while the server is stopped as by a power cut and started again; what was acknowledged is there.
#[test]
fn a_server_that_is_stopped_loses_nothing_acknowledged() {
    let Some(server) = Server::start() else { return };
    let url = server.url("postgres");
    ledger::Ledger::open(&url, ledger::Mode::Create).unwrap();
    let is_over = AtomicBool::new(false);
    let acknowledged = std::thread::scope(|scope| {
        let adding = scope.spawn(|| {
            let mut ledger = ledger::Ledger::open(&url, ledger::Mode::Existing).unwrap();
            let mut acknowledged = Vec::new();
            let mut lost = 0;
            for n in 0.. {
                if is_over.load(Ordering::SeqCst) {
                    break;
                }
                let told = report("x", None, &format!("Report number {n}."));
                let new = ledger::NewReport {
                    report: &told,
                    bytes: told.text.as_bytes(),
                    media_type: "text/plain",
                };
                match ledger.write(|tx| tx.add_report(at(n), &new)) {
                    Ok(added) => acknowledged.push((added.seq, told.text)),
                    Err(error) => {
                        assert!(error.is_lost(), "{error}");
                        lost += 1;
                        std::thread::sleep(Duration::from_millis(20));
                    }
                }
            }
            assert!(lost > 0, "the server was never missed");
            acknowledged
        });
        for _ in 0..3 {
            std::thread::sleep(Duration::from_millis(300));
            server.down();
            server.up();
        }
        std::thread::sleep(Duration::from_millis(200));
        is_over.store(true, Ordering::SeqCst);
        adding.join().unwrap()
    });
    let mut ledger = ledger::Ledger::open(&url, ledger::Mode::Existing).unwrap();
    assert_holds(&mut ledger);
    assert!(acknowledged.len() > 10);
    ledger
        .read(|tx| {
            for (seq, text) in &acknowledged {
                assert_eq!(&tx.report(*seq)?.unwrap().text, text);
            }
            Ok::<_, ledger::Error>(())
        })
        .unwrap();
}

/// The connection breaks in the middle of a transaction: nothing of it is seen, and the next one connects again.
#[test]
fn a_connection_that_breaks_leaves_nothing_half_written() {
    let Some(place) = Place::database() else { return };
    let Place::Database { server, name } = &place else { return };
    let mut ledger = place.open();
    add(&mut ledger, &report("a", None, "The first."));
    let broken = ledger.write(|tx| {
        tx.add_decision(at(1), &ledger::Decision::default())?;
        let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()";
        server.client(name).execute(others, &[name]).unwrap();
        std::thread::sleep(Duration::from_millis(100));
        tx.add_decision(at(2), &ledger::Decision::default())
    });
    assert!(broken.unwrap_err().is_lost());
    assert_eq!(add(&mut ledger, &report("b", None, "The second.")).seq, 2);
    assert_eq!(assert_holds(&mut ledger).head.seq, 2);
}
