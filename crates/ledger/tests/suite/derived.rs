//! Derived state.

use ledger::{Account, Edge, Error, StoredIncident};

use crate::on_both;
use crate::samples::assert_holds;

fn account(n: usize) -> Account {
    Account {
        id: format!("a{n:03}"),
        report: n as u64,
        reading: n as u64 + 1,
        component: format!("c{}", n % 3),
        features: vec![n as u8; n],
    }
}

fn edge(a: usize, b: usize, score: f64) -> Edge {
    Edge { a: format!("a{a:03}"), b: format!("a{b:03}"), score }
}

fn ids(accounts: &[Account]) -> Vec<&str> {
    accounts.iter().map(|account| account.id.as_str()).collect()
}

on_both! {
    fn accounts_keys_edges_and_incidents_are_found_again(place) {
        let mut ledger = place.open();
        ledger.write(|tx| {
            tx.put_accounts(&(0..150).map(account).collect::<Vec<_>>())?;
            let keys: Vec<(String, Vec<Vec<u8>>)> = (0..150usize)
                .map(|n| (format!("a{n:03}"), vec![vec![0, (n % 5) as u8], b"all".to_vec(), b"all".to_vec()]))
                .collect();
            let lists: Vec<Vec<&[u8]>> = keys.iter().map(|(_, keys)| keys.iter().map(Vec::as_slice).collect()).collect();
            let pairs: Vec<(&str, &[&[u8]])> =
                keys.iter().zip(&lists).map(|((id, _), list)| (id.as_str(), list.as_slice())).collect();
            tx.put_keys(&pairs)?;
            tx.put_edges(&[edge(7, 3, 0.5), edge(3, 9, 0.25), edge(3, 7, 0.75)])?;
            Ok::<_, Error>(())
        }).unwrap();
        ledger.read(|tx| {
            assert_eq!(tx.account("a007")?, Some(account(7)));
            assert_eq!(tx.account("a7")?, None);
            assert_eq!(tx.component("c1")?.len(), 50);
            assert_eq!(tx.components(&["c1", "c2"])?.len(), 100);
            assert_eq!(ids(&tx.accounts(&["a100", "a002", "a100"])?), ["a002", "a100"]);
            assert_eq!(ids(&tx.accounts_after("a147", 10)?), ["a148", "a149"]);
            assert_eq!(ids(&tx.accounts_of(12)?), ["a012"]);
            assert_eq!(tx.keys_of("a007")?, [vec![0, 2], b"all".to_vec()]);
            let found = tx.accounts_with_keys(&[&[0, 2], b"none", b"all"], 3)?;
            let found: Vec<&str> = found.iter().map(|(_, id)| id.as_str()).collect();
            assert_eq!(found, ["a002", "a007", "a012", "a000", "a001", "a002"]);
            assert_eq!(tx.key_counts(&[b"all", b"none", &[0, 2]])?, [(vec![0, 2], 30), (b"all".to_vec(), 150)]);
            assert_eq!(tx.edges_of(&["a003"])?, [edge(3, 7, 0.75), edge(3, 9, 0.25)]);
            assert_eq!(tx.edges_of(&["a007", "a003"])?.len(), 2);
            Ok::<_, Error>(())
        }).unwrap();
        assert_holds(&mut ledger);
        ledger.write(|tx| {
            tx.set_component(&["a001", "a002"], "new")?;
            tx.delete_edges(&[("a009", "a003")])?;
            tx.delete_accounts(&["a007", "a100"])?;
            Ok::<_, Error>(())
        }).unwrap();
        ledger.read(|tx| {
            assert_eq!(ids(&tx.component("new")?), ["a001", "a002"]);
            assert_eq!(tx.edges_of(&["a003"])?, []);
            assert_eq!(tx.key_counts(&[b"all"])?, [(b"all".to_vec(), 148)]);
            Ok::<_, Error>(())
        }).unwrap();
        assert_eq!(assert_holds(&mut ledger).derived, 148 * 3);
    }

    fn an_account_is_in_one_incident(place) {
        let mut ledger = place.open();
        let incident = |id: &str, members: &[&str]| StoredIncident {
            id: id.to_owned(),
            json: format!(r#"{{"title": "{id}"}}"#),
            members: members.iter().map(|member| (*member).to_owned()).collect(),
        };
        ledger.write(|tx| {
            tx.put_incidents(&[incident("ford-1", &["a1", "a2", "a3"]), incident("ford-2", &["a4"])])?;
            tx.put_incidents(&[incident("gate-1", &["a3"])])?;
            assert_eq!(tx.incident("ford-1")?, Some(incident("ford-1", &["a1", "a2"])));
            assert_eq!(tx.incidents_after("ford-1", 9)?, [incident("ford-2", &["a4"]), incident("gate-1", &["a3"])]);
            let found = tx.incidents_of(&["a3", "a9", "a4"])?;
            assert_eq!(found, [("a3".to_owned(), "gate-1".to_owned()), ("a4".to_owned(), "ford-2".to_owned())]);
            assert_eq!(tx.incident_ids_like("ford")?, ["ford-1", "ford-2"]);
            tx.delete_incidents(&["ford-1"])?;
            assert_eq!(tx.incidents_of(&["a1"])?, []);
            Ok::<_, Error>(())
        }).unwrap();
        assert_eq!(assert_holds(&mut ledger).derived, 4);
    }

    fn the_same_state_has_the_same_digests_however_it_came_to_be(place) {
        let mut ledger = place.open();
        let straight = ledger.write(|tx| {
            tx.put_accounts(&[account(1), account(2), account(3)])?;
            tx.put_edges(&[edge(1, 2, 0.5)])?;
            tx.put_note("rules", b"1")?;
            tx.derived_digests()
        }).unwrap();
        let again = ledger.write(|tx| {
            tx.clear_derived()?;
            tx.put_note("rules", b"0")?;
            for n in [3, 1, 4, 2] {
                tx.put_accounts(&[account(n)])?;
            }
            tx.put_edges(&[edge(2, 1, 0.25), edge(4, 1, 0.25)])?;
            tx.put_edges(&[edge(2, 1, 0.5)])?;
            tx.delete_accounts(&["a004"])?;
            tx.put_note("rules", b"1")?;
            tx.derived_digests()
        }).unwrap();
        assert_eq!(straight, again);
        assert_eq!(ledger.read(|tx| tx.derived_digests()).unwrap(), again);
        assert_holds(&mut ledger);
    }
}
