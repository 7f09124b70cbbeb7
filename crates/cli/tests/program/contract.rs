//! The output's form: schema, spans, references.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::*;

/// Readings of all examples, with their texts.
fn example_readings() -> Vec<Value> {
    let mut run = sayso();
    run.args(["read", "--format", "jsonl", "--with-text", "--published", "2031-05-14"]);
    let run = super::run(run.arg(examples()).arg(examples().join("wire.jsonl")));
    assert_eq!((run.code, run.said.as_str()), (Some(0), ""));
    readings(&run.out)
}

#[test]
fn the_schema_in_the_docs_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reading.schema.json");
    let run = run(sayso().arg("schema"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &run.out).unwrap_or_else(|e| panic!("{e}"));
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == run.out,
        "docs/reading.schema.json is old: run `sayso schema > docs/reading.schema.json`"
    );
}

#[test]
fn readings_of_the_examples_are_as_the_schema_says() {
    let schema: Value = serde_json::from_str(&run(sayso().arg("schema")).out).unwrap_or_default();
    let readings = example_readings();
    assert_eq!(readings.len(), 10);
    for reading in &readings {
        let mut wrong = Vec::new();
        validate(&schema, &schema, reading, "$", &mut wrong);
        assert!(wrong.is_empty(), "{}: {wrong:#?}", reading["report"]["id"]);
    }
    let mut wrong = Vec::new();
    let mut broken = readings[0].clone();
    broken["claims"] = serde_json::json!([{"id": 5}]);
    validate(&schema, &schema, &broken, "$", &mut wrong);
    assert!(wrong.len() > 5, "the check itself must find what is wrong: {wrong:?}");
}

#[test]
fn each_span_holds_the_text_that_stands_there() {
    for reading in example_readings() {
        let text: Vec<char> = reading["report"]["text"].as_str().unwrap_or_default().chars().collect();
        let mut spans = Vec::new();
        collect_spans(&reading, &mut spans);
        for span in spans {
            let (start, end) = (span["start"].as_u64(), span["end"].as_u64());
            let range = start.zip(end).map(|(start, end)| start as usize..end as usize).unwrap_or_default();
            let stands: Option<String> = text.get(range).map(|part| part.iter().collect());
            assert_eq!(stands.as_deref(), span["text"].as_str(), "{}", reading["report"]["id"]);
        }
    }
}

#[test]
fn each_reference_leads_somewhere() {
    for reading in example_readings() {
        let ids = |list: &str| -> HashSet<String> {
            let list = reading[list].as_array().cloned().unwrap_or_default();
            let ids: Vec<_> = list.iter().filter_map(|item| item["id"].as_str().map(str::to_owned)).collect();
            let set: HashSet<_> = ids.iter().cloned().collect();
            assert_eq!(set.len(), ids.len(), "ids are unique");
            set
        };
        let (entities, places, attributions) = (ids("entities"), ids("places"), ids("attributions"));
        let (claims, incidents) = (ids("claims"), ids("incidents"));
        let check = |set: &HashSet<String>, id: &Value| {
            assert!(id.is_null() || id.as_str().is_some_and(|id| set.contains(id)), "{id}")
        };
        for claim in reading["claims"].as_array().into_iter().flatten() {
            check(&incidents, &claim["incident"]);
            check(&claims, &claim["part_of"]);
            check(&entities, &claim["by"]);
            check(&places, &claim["place"]);
            check(&entities, &claim["holder"]["entity"]);
            check(&attributions, &claim["holder"]["attribution"]);
        }
        for incident in reading["incidents"].as_array().into_iter().flatten() {
            check(&places, &incident["place"]);
            incident["claims"].as_array().into_iter().flatten().for_each(|id| check(&claims, id));
            for figure in incident["figures"].as_array().into_iter().flatten() {
                figure["because"].as_array().into_iter().flatten().for_each(|b| check(&claims, &b["claim"]));
            }
        }
        for contradiction in reading["contradictions"].as_array().into_iter().flatten() {
            check(&claims, &contradiction["a"]);
            check(&claims, &contradiction["b"]);
        }
    }
}

fn collect_spans<'a>(value: &'a Value, spans: &mut Vec<&'a Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_spans(item, spans)),
        Value::Object(fields) => {
            if ["start", "end"].iter().all(|key| fields.get(*key).is_some_and(Value::is_u64))
                && fields.contains_key("text")
            {
                spans.push(value);
            }
            fields.values().for_each(|field| collect_spans(field, spans));
        }
        _ => {}
    }
}

/// Checks a value against so much of JSON Schema as the generated schema uses; an unknown keyword is itself wrong.
fn validate(root: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    let Value::Object(rules) = schema else {
        if schema == &Value::Bool(false) {
            wrong.push(format!("{at}: nothing is allowed"));
        }
        return;
    };
    let holds = |schema: &Value| {
        let mut inner = Vec::new();
        validate(root, schema, value, at, &mut inner);
        inner.is_empty()
    };
    for (keyword, rule) in rules {
        match keyword.as_str() {
            "$schema" | "title" | "description" | "$defs" | "format" | "default" => {}
            "$ref" => {
                let target = rule.as_str().and_then(|path| root.pointer(path.trim_start_matches('#')));
                validate(root, target.unwrap_or(&Value::Bool(false)), value, at, wrong);
            }
            "type" => {
                let names: Vec<_> = rule
                    .as_str()
                    .into_iter()
                    .chain(rule.as_array().into_iter().flatten().filter_map(Value::as_str))
                    .collect();
                if !names.iter().any(|name| has_type(value, name)) {
                    wrong.push(format!("{at}: {value} is not {names:?}"));
                }
            }
            "enum" if !rule.as_array().is_some_and(|values| values.contains(value)) => {
                wrong.push(format!("{at}: {value} is not among {rule}"));
            }
            "const" if rule != value => wrong.push(format!("{at}: {value} is not {rule}")),
            "enum" | "const" => {}
            "anyOf" | "oneOf" => {
                if !rule.as_array().is_some_and(|schemas| schemas.iter().any(holds)) {
                    wrong.push(format!("{at}: {value} is none of the forms"));
                }
            }
            "minimum" => {
                if value.as_f64().zip(rule.as_f64()).is_some_and(|(value, least)| value < least) {
                    wrong.push(format!("{at}: {value} is below {rule}"));
                }
            }
            "maximum" => {
                if value.as_f64().zip(rule.as_f64()).is_some_and(|(value, most)| value > most) {
                    wrong.push(format!("{at}: {value} is above {rule}"));
                }
            }
            "required" => {
                for name in rule.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    if value.is_object() && value.get(name).is_none() {
                        wrong.push(format!("{at}: {name} is missing"));
                    }
                }
            }
            "properties" => {
                for (name, schema) in rule.as_object().into_iter().flatten() {
                    if let Some(field) = value.get(name) {
                        validate(root, schema, field, &format!("{at}.{name}"), wrong);
                    }
                }
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(root, rule, item, &format!("{at}[{index}]"), wrong);
                }
            }
            unknown => wrong.push(format!("{at}: the check does not know the keyword {unknown}")),
        }
    }
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}
