//! One session, step by step.

use std::collections::BTreeMap;

use bytes::Bytes;
use protocol::ApiKey;
use protocol::time::{Duration, Instant};
use serde_json::Value;

use super::link::{Answer, Link};
use super::masks::{Bindings, Comparison, Masks};
use super::not_yet::NotYet;
use super::paths::{self, plain};
use super::request::{self, Captured};
use crate::json;

/// How long an answer may take when the recording sets no limit of its own.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// Replays the first `steps` steps of a session over `link`.
///
/// # Errors
/// The first step that went otherwise than recorded, and how.
pub fn replay(
    link: &mut dyn Link,
    session: &Value,
    masks: &Masks,
    not_yet: &NotYet,
    steps: usize,
) -> Result<(), String> {
    let folder = link.folder();
    let mut replay = Replay {
        not_yet,
        link,
        captured: Captured::new(),
        asked: BTreeMap::new(),
        comparison: Comparison {
            masks,
            api: "",
            recorded_at_ms: session["recorded_at_ms"].as_i64().unwrap_or_default(),
            now_ms: 0,
            folder,
            bindings: Bindings::default(),
        },
    };
    for step in session["steps"].as_array().into_iter().flatten().take(steps) {
        replay.step(step).map_err(|why| {
            let note = step["note"].as_str().map_or(String::new(), |note| format!(" ({note})"));
            format!(
                "step {}, {} v{}{note}: {why}",
                step["step"],
                plain(&step["api"]),
                step["version"]
            )
        })?;
    }
    Ok(())
}

struct Replay<'a> {
    not_yet: &'a NotYet,
    link: &'a mut dyn Link,
    captured: Captured,
    asked: BTreeMap<String, Instant>,
    comparison: Comparison<'a>,
}

impl<'a> Replay<'a> {
    fn step(&mut self, step: &'a Value) -> Result<(), String> {
        let connection = step["conn"].as_str().unwrap_or_default();
        match step["do"].as_str().unwrap_or_default() {
            "wait" => self.link.wait(Duration::from_millis(step["ms"].as_u64().unwrap_or(0))),
            "close" => self.link.close(connection),
            "raw" => return self.raw(step, connection),
            "await" => {
                let asked = self.asked.get(&plain(&step["tag"])).copied();
                return self.answer(step, connection, asked.unwrap_or_else(|| self.link.now()));
            }
            "call" => return self.call(step, connection),
            other => return Err(format!("unknown step '{other}'")),
        }
        Ok(())
    }

    fn raw(&mut self, step: &'a Value, connection: &str) -> Result<(), String> {
        let asked = self.link.now();
        let bytes = request::bytes(step, &self.captured)?;
        self.link.write(connection, &bytes);
        self.answer(step, connection, asked)
    }

    fn call(&mut self, step: &'a Value, connection: &str) -> Result<(), String> {
        if step["async"] == true {
            let bytes = request::bytes(step, &self.captured)?;
            self.asked.insert(plain(&step["tag"]), self.link.now());
            self.link.write(connection, &bytes);
            return Ok(());
        }
        let repeat = &step["repeat"];
        let give_up =
            self.link.now() + Duration::from_millis(repeat["max_ms"].as_u64().unwrap_or_default());
        loop {
            let asked = self.link.now();
            let bytes = request::bytes(step, &self.captured)?;
            self.link.write(connection, &bytes);
            if repeat.is_null() {
                return self.answer(step, connection, asked);
            }
            let answer = self.link.answer(connection, PATIENCE);
            if asked >= give_up || !self.is_warming_up(step, &answer) {
                return self.judge(step, asked, answer);
            }
            self.link.wait(Duration::from_millis(repeat["every_ms"].as_u64().unwrap_or(100)));
        }
    }

    fn is_warming_up(&self, step: &Value, answer: &Answer) -> bool {
        let Answer::Frame(_, frame) = answer else { return false };
        self.decode(step, frame).is_ok_and(|ours| holds(&step["repeat"], &ours))
    }

    fn answer(&mut self, step: &'a Value, connection: &str, asked: Instant) -> Result<(), String> {
        let patience = if step["outcome"] == "none" {
            Duration::from_millis(step["waited_ms"].as_u64().unwrap_or(1_000))
        } else {
            PATIENCE
        };
        let answer = self.link.answer(connection, patience);
        self.judge(step, asked, answer)
    }

    fn judge(&mut self, step: &'a Value, asked: Instant, answer: Answer) -> Result<(), String> {
        let expected = step["outcome"].as_str().unwrap_or_default();
        match (expected, answer) {
            ("response", Answer::Frame(at, frame)) => {
                timing(step, at.since(asked), self.link.slack())?;
                self.compare(step, &frame)
            }
            ("closed", Answer::Closed) | ("none", Answer::Nothing) => Ok(()),
            ("none", _) if hangs_in_kafka(step) => Ok(()),
            (_, Answer::Frame(_, frame)) => {
                let ours = self.decode(step, &frame).unwrap_or(Value::Null);
                Err(format!("Kafka: {expected}; ours: response {ours}"))
            }
            (_, Answer::Closed) => Err(format!("Kafka: {expected}; ours: closed")),
            (_, Answer::Nothing) => Err(format!("Kafka: {expected}; ours: nothing came")),
        }
    }

    fn decode(&self, step: &Value, frame: &Bytes) -> Result<Value, String> {
        let raw = &step["decode_as"];
        if let Some(api) = raw["api"].as_str() {
            return json::decode_response(json::key_of(api)?, json::int(raw, "version"), frame);
        }
        let key = json::key_of(step["api"].as_str().unwrap_or_default())?;
        json::decode_response(key, json::int(step, "version"), frame)
    }

    fn compare(&mut self, step: &'a Value, frame: &Bytes) -> Result<(), String> {
        let recorded = json::from_hex(step["response_hex"].as_str().unwrap_or_default())?;
        if step["response"].is_null() {
            let same = recorded == *frame;
            return if same { Ok(()) } else { Err(format!("bytes differ: ours {frame:02x?}")) };
        }
        let ours = self.decode(step, frame)?;
        let mut theirs = self.decode(step, &recorded)?;
        self.comparison.api =
            step["api"].as_str().or_else(|| step["decode_as"]["api"].as_str()).unwrap_or_default();
        if self.comparison.api == "ApiVersions" {
            self.not_yet.drop_from_api_versions(&mut theirs);
            keep_what_schemas_reach(&mut theirs);
        }
        self.comparison.now_ms = self.link.now().as_millis();
        self.comparison.compare(&theirs, &ours, &mut Vec::new())?;
        for (name, path) in step["capture"].as_object().into_iter().flatten() {
            let path = paths::parse(path.as_str().unwrap_or_default());
            let value = paths::select(&ours, &path).first().copied().cloned();
            let value = value.ok_or_else(|| format!("nothing to capture: {name}"))?;
            self.captured.insert(name.clone(), value);
        }
        Ok(())
    }
}

/// Takes out of an answer of an older release what the schemas of 4.3.1 no longer describe.
fn keep_what_schemas_reach(theirs: &mut Value) {
    let Some(keys) = theirs["apiKeys"].as_array_mut() else { return };
    keys.retain_mut(|entry| {
        let Some(api) = ApiKey::from_i16(json::int(entry, "apiKey")) else { return false };
        if api != ApiKey::Produce && json::int(entry, "minVersion") < api.min_version() {
            entry["minVersion"] = api.min_version().into();
        }
        !api.versions().is_empty()
    });
}

pub(super) fn holds(repeat: &Value, ours: &Value) -> bool {
    repeat["while"].as_array().into_iter().flatten().any(|condition| {
        let found = paths::select(ours, &paths::parse(&plain(&condition["path"])));
        if found.is_empty() {
            return condition["or_absent"] == true;
        }
        let listed = |key: &str, value: &&Value| {
            condition[key].as_array().is_some_and(|list| list.contains(value))
        };
        found.iter().any(|value| {
            listed("in", value) || condition["not_in"].is_array() && !listed("not_in", value)
        })
    })
}

fn timing(step: &Value, took: Duration, slack: Duration) -> Result<(), String> {
    let Some([least, most]) = step["expect_ms"].as_array().map(Vec::as_slice) else {
        return Ok(());
    };
    let (took, slack) = (took.as_millis(), slack.as_millis());
    let (least, most) = (least.as_u64().unwrap_or(0), most.as_u64().unwrap_or(u64::MAX));
    if (least..=most.saturating_add(slack)).contains(&took) {
        Ok(())
    } else {
        Err(format!("took {took} ms, expected {least} to {most}"))
    }
}

/// Requests Kafka leaves unanswered by accident: any behaviour that does not hang is as good.
fn hangs_in_kafka(step: &Value) -> bool {
    step["do"] == "call" && step["no_response"] != true
}
