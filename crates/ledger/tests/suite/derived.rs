//! Derived state.

use ledger::{Account, Error, StoredIncident};

use crate::on_both;
use crate::samples::assert_holds;

fn account(n: usize) -> Account {
    Account {
        id: format!("a{n:03}"),
        report: n as u64,
        reading: n as u64 + 1,
        component: format!("c{}", n % 3),
        fingerprint: vec![n as u8; n],
        provenance: vec![n as u8],
    }
}

fn ids(accounts: &[Account]) -> Vec<&str> {
    accounts.iter().map(|account| account.id.as_str()).collect()
}

on_both! {
    fn accounts_and_keys_are_found_again(place) {
        let mut ledger = place.open();
        ledger.write(|tx| {
            let accounts: Vec<Account> = (0..150).map(account).collect();
            tx.put_accounts(&accounts)?;
            let keys: Vec<(i64, &str)> = accounts
                .iter()
                .enumerate()
                .flat_map(|(n, account)| [n as i64 % 5, i64::MIN, i64::MIN].map(|key| (key, account.id.as_str())))
                .collect();
            tx.put_keys(&keys)
        }).unwrap();
        ledger.read(|tx| {
            assert_eq!(tx.accounts(&["a007"])?, [account(7)]);
            assert_eq!(tx.accounts(&["a7"])?, []);
            assert_eq!(tx.components(&["c1"])?.len(), 50);
            assert_eq!(tx.components(&["c1", "c2"])?.len(), 100);
            assert_eq!(ids(&tx.accounts(&["a100", "a002", "a100"])?), ["a002", "a100"]);
            assert_eq!(ids(&tx.accounts_of(&[12, 14])?), ["a012", "a014"]);
            assert_eq!(tx.components_of(&["a012"])?, [("a012".to_owned(), "c0".to_owned())]);
            let found = tx.accounts_with_keys(&[2, 77, 2])?;
            assert_eq!((found.len(), &found[1]), (30, &(2, "a007".to_owned())));
            assert_eq!(tx.accounts_with_keys(&[i64::MIN])?.len(), 150);
            Ok::<_, Error>(())
        }).unwrap();
        assert_holds(&mut ledger);
        ledger.write(|tx| {
            tx.delete_keys(&[(2, "a012"), (2, "a013")])?;
            tx.delete_accounts(&["a007", "a100"])
        }).unwrap();
        ledger.read(|tx| {
            assert_eq!(tx.accounts_with_keys(&[2])?.len(), 28);
            assert_eq!(tx.accounts_with_keys(&[i64::MIN])?.len(), 148);
            Ok::<_, Error>(())
        }).unwrap();
        assert_eq!(assert_holds(&mut ledger).derived, 148 * 3 - 1);
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
            // One comes, one goes, one stays.
            tx.put_incidents(&[incident("gate-1", &["a2", "a3", "a5"])])?;
            tx.put_incidents(&[incident("gate-1", &["a3", "a5"])])?;
            assert_eq!(tx.incident("gate-1")?, Some(incident("gate-1", &["a3", "a5"])));
            assert_eq!(tx.incidents_of(&["a2"])?, []);
            assert_eq!(tx.incident_count()?, 3);
            tx.delete_incidents(&["ford-1"])?;
            assert_eq!(tx.incidents_of(&["a1"])?, []);
            Ok::<_, Error>(())
        }).unwrap();
        assert_eq!(assert_holds(&mut ledger).derived, 5);
    }

    fn the_same_state_has_the_same_digests_however_it_came_to_be(place) {
        let mut ledger = place.open();
        let straight = ledger.write(|tx| {
            tx.put_accounts(&[account(1), account(2), account(3)])?;
            tx.put_keys(&[(5, "a001")])?;
            tx.put_note("rules", b"1")?;
            tx.derived_digests()
        }).unwrap();
        let again = ledger.write(|tx| {
            tx.clear_derived()?;
            tx.put_note("rules", b"0")?;
            for n in [3, 1, 4, 2] {
                tx.put_accounts(&[account(n)])?;
            }
            tx.put_keys(&[(5, "a001"), (5, "a004"), (6, "a001")])?;
            tx.delete_keys(&[(6, "a001")])?;
            tx.delete_accounts(&["a004"])?;
            tx.put_note("rules", b"1")?;
            tx.derived_digests()
        }).unwrap();
        assert_eq!(straight, again);
        assert_eq!(ledger.read(|tx| tx.derived_digests()).unwrap(), again);
        assert_holds(&mut ledger);
    }
}
