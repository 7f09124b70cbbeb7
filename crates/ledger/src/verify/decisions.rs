//! Numbers that people put in stand in the reports, too.

use claims::Reading;
use claims::check;
use claims::reading::{Claim, Qualifier, TextSpan, Vague};
use incidents::review::{Act, Recorded, Target};
use serde::Deserialize;

use super::Verified;
use crate::error::Result;
use crate::tx::Tx;

/// A number as a correction has it.
#[derive(Deserialize)]
struct Number {
    quantity: Option<TextSpan>,
    low: Option<u64>,
    high: Option<u64>,
    qualifier: Option<Qualifier>,
    vague: Option<Vague>,
}

/// Holds claims that were added and numbers that were corrected against the texts that they are said to stand in.
pub fn verify(tx: &mut Tx<'_>, verified: &mut Verified) {
    match tx.reviews() {
        Ok(found) => {
            for recorded in found {
                if let Err(error) = one(tx, &recorded, verified) {
                    verified.find(format!("entry {}", recorded.seq), error.to_string());
                }
            }
        }
        Err(error) => verified.find("the decisions", error.to_string()),
    }
}

fn one(tx: &mut Tx<'_>, recorded: &Recorded, verified: &mut Verified) -> Result<()> {
    let place = format!("entry {}", recorded.seq);
    match &recorded.review.act {
        Act::Add { report, claim, .. } => {
            let text = tx.standing_report(*report)?.text;
            verified.claims += 1;
            for what in added(claim, &text) {
                verified.find(&place, what);
            }
        }
        Act::Correct { on: Target::Claim(claim), set } => {
            for correction in set.iter().filter(|correction| correction.field == "quantity") {
                let text = tx.standing_report(claim.report)?.text;
                let number = serde_json::Value::Object(correction.patch.clone());
                if let Some(what) = corrected(&number, &text) {
                    verified.find(&place, what);
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn added(claim: &Claim, text: &str) -> Vec<String> {
    let alone = Reading { claims: vec![claim.clone()], ..Reading::default() };
    check::evidence(&alone, text).into_iter().map(|violation| violation.what).collect()
}

fn corrected(number: &serde_json::Value, text: &str) -> Option<String> {
    let number: Number = match Number::deserialize(number) {
        Ok(number) => number,
        Err(error) => return Some(format!("its number cannot be understood: {error}")),
    };
    if let Some(span) = &number.quantity {
        let length = span.end.saturating_sub(span.start);
        if !text.chars().skip(span.start).take(length).eq(span.text.chars()) {
            return Some(format!("the words {:?} do not stand at {}..{}", span.text, span.start, span.end));
        }
    }
    check::interval_of_count(
        number.low,
        number.high,
        number.qualifier,
        number.vague,
        number.quantity.as_ref().map(|span| span.text.as_str()),
    )
}
