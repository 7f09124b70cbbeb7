//! How fast it is. By hand, optimised:
//!
//!     cargo test --release -p ledger --test suite -- --ignored --nocapture speed

use std::time::Instant;

use crate::on_both;
use crate::samples::{assert_holds, at, reading, report};

/// Reports of an ordinary length.
const REPORTS: u64 = 10_000;

/// Reports of one transaction, as `sayso add` has them.
const BATCH: u64 = 256;

on_both! {
    #[ignore = "measures"]
    fn speed(place) {
        let mut ledger = place.open();
        let words = "The post stands on the road to the river, and nobody had come that way for days. ".repeat(30);
        let all: Vec<_> = (1..=REPORTS)
            .map(|n| {
                let told = report("x", Some(&format!("https://gazette.example/{n}")), &format!("{n} guards were killed. {words}"));
                let mut read = reading(&told, "sayso 0.1.0", n);
                // About as many claims as a report has.
                read.claims = vec![read.claims.remove(0); 10];
                (told, read)
            })
            .collect();
        let begun = Instant::now();
        for batch in all.chunks(BATCH as usize) {
            ledger
                .write(|tx| {
                    for (told, read) in batch {
                        let new = ledger::NewReport { report: told, bytes: told.text.as_bytes(), media_type: "text/plain" };
                        let seq = tx.add_report(at(0), &new)?.seq;
                        tx.add_reading(at(0), seq, read)?;
                    }
                    Ok::<_, ledger::Error>(())
                })
                .unwrap();
        }
        let seconds = begun.elapsed().as_secs_f64();
        println!("{}: {:.0} reports with their readings a second", place.kind(), REPORTS as f64 / seconds);
        let begun = Instant::now();
        let verified = assert_holds(&mut ledger);
        let seconds = begun.elapsed().as_secs_f64();
        println!("{}: {:.0} entries verified a second", place.kind(), verified.head.seq as f64 / seconds);
    }
}
