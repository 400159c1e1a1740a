//! Records sessions of an older release: what is known of 4.3.1 is asked of a running 2.5.1, as far
//! as it offers the versions, and written down as a session of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bytes::Bytes;
use protocol::ApiKey;
use protocol::time::{Duration, Instant};
use serde_json::{Value, json};

use super::link::{Answer, Link};
use super::paths;
use super::replay::{PATIENCE, holds};
use super::request::{self, Captured};
use super::socket::Sockets;
use super::{Case, run};
use crate::json;
use crate::report::Report;

/// What 2.5.1 offers: key, oldest and newest version, name.
const OFFERED: &str = include_str!("../../../../crates/broker/src/api/api-versions-2.5.tsv");

type Offered = BTreeMap<String, (i16, i16)>;

/// Asks a running 2.5.1 for every session of its profile and writes the answers into `into`.
///
/// # Errors
/// In words, when a file cannot be written.
pub(super) fn record(cases: &[Case], broker: &run::Broker, into: &Path) -> Result<Report, String> {
    fs::create_dir_all(into).map_err(|error| format!("{}: {error}", into.display()))?;
    let offered = offered();
    let mut report = Report::default();
    let fitting: Vec<&Case> = cases
        .iter()
        .filter(|case| case.profile() == broker.profile && case.is_fresh() == broker.fresh)
        .collect();
    let sessions = run::together(&fitting, 16, |case| {
        let session = adapted(&case.session, &offered)?;
        let mut link = Sockets::new(&broker.address);
        Ok::<Value, String>(Recorder::new(&mut link).session(session))
    });
    for (case, session) in fitting.iter().zip(sessions) {
        match session {
            Err(why) => report.skipped(&case.name, &why),
            Ok(session) => {
                let file = into.join(format!("2.5-{}.json", case.name));
                let written = fs::write(&file, format!("{session}\n"));
                let written = written.map_err(|error| format!("{}: {error}", file.display()));
                report.outcome(&case.name, written);
            }
        }
    }
    Ok(report)
}

fn offered() -> Offered {
    let lines = OFFERED.lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let number = |at: usize| fields.get(at).and_then(|text| text.parse().ok());
        Some(((*fields.get(3)?).to_owned(), (number(1)?, number(2)?)))
    };
    lines.filter_map(row).collect()
}

/// The session in versions 2.5.1 has.
fn adapted(session: &Value, offered: &Offered) -> Result<Value, String> {
    let mut session = session.clone();
    let name = session["session"].as_str().unwrap_or_default().to_owned();
    for step in session["steps"].as_array_mut().into_iter().flatten() {
        if step["do"] != "call" && step["do"] != "await" {
            continue;
        }
        let api = step["api"].as_str().unwrap_or_default().to_owned();
        let Some((_, newest)) = offered.get(&api) else {
            return Err(format!("2.5.1 has no {api}"));
        };
        let version = json::int(step, "version");
        if version <= *newest {
            continue;
        }
        // What is asked by the way may be asked in an older version.
        if name.ends_with(&format!("-v{version:02}")) {
            return Err("it is about a later version".into());
        }
        if step["do"] == "await" {
            step["version"] = (*newest).into();
            continue;
        }
        in_version(step, *newest)?;
    }
    Ok(session)
}

fn in_version(step: &mut Value, version: i16) -> Result<(), String> {
    let key = json::int(step, "key");
    let body = json::encode_request_body_leniently(key, version, &step["request"])
        .map_err(|_| "it needs a later version".to_owned())?;
    let client_id = step["client_id"].as_str().unwrap_or_default();
    let mut frame = Vec::new();
    frame.extend(key.to_be_bytes());
    frame.extend(version.to_be_bytes());
    frame.extend((json::long(step, "correlation_id") as i32).to_be_bytes());
    frame.extend((client_id.len() as i16).to_be_bytes());
    frame.extend(client_id.as_bytes());
    if ApiKey::from_i16(key).is_some_and(|api| api.request_header_version(version) == 2) {
        frame.push(0);
    }
    frame.extend(&body);
    let mut whole = (frame.len() as i32).to_be_bytes().to_vec();
    whole.extend(frame);
    step["version"] = version.into();
    step["request_hex"] = hex(&whole).into();
    for substitute in step["substitute"].as_array_mut().into_iter().flatten() {
        if let Some(members) = substitute.as_object_mut() {
            members.remove("at");
        }
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

struct Recorder<'a> {
    link: &'a mut Sockets,
    captured: Captured,
    asked: BTreeMap<String, Instant>,
}

impl<'a> Recorder<'a> {
    fn new(link: &'a mut Sockets) -> Self {
        Self { link, captured: Captured::new(), asked: BTreeMap::new() }
    }

    fn session(&mut self, mut session: Value) -> Value {
        session["session"] = format!("2.5-{}", paths::plain(&session["session"])).into();
        session["kafka"] = "2.5.1".into();
        session["recorded_at_ms"] = self.link.now().as_millis().into();
        for step in session["steps"].as_array_mut().into_iter().flatten() {
            self.step(step);
        }
        session
    }

    fn step(&mut self, step: &mut Value) {
        let connection = step["conn"].as_str().unwrap_or_default().to_owned();
        match step["do"].as_str().unwrap_or_default() {
            "wait" => {
                let span = step["ms"].as_u64().unwrap_or(0);
                self.link.wait(Duration::from_millis(span));
            }
            "close" => self.link.close(&connection),
            "await" => {
                let asked = self.asked.get(&paths::plain(&step["tag"])).copied();
                let answer = self.link.answer(&connection, patience(step));
                self.note(step, asked.unwrap_or_else(|| self.link.now()), answer);
            }
            _ => self.call(step, &connection),
        }
    }

    fn call(&mut self, step: &mut Value, connection: &str) {
        let repeat = step["repeat"].clone();
        let most = Duration::from_millis(repeat["max_ms"].as_u64().unwrap_or_default());
        let give_up = self.link.now() + most;
        loop {
            let Ok(bytes) = request::bytes(step, &self.captured) else { return };
            let asked = self.link.now();
            self.link.write(connection, &bytes);
            if step["async"] == true {
                self.asked.insert(paths::plain(&step["tag"]), asked);
                return;
            }
            let answer = self.link.answer(connection, patience(step));
            let again = match &answer {
                Answer::Frame(_, frame) => decoded(step, frame).is_ok_and(|a| holds(&repeat, &a)),
                _ => false,
            };
            if repeat.is_null() || !again || asked >= give_up {
                return self.note(step, asked, answer);
            }
            self.link.wait(Duration::from_millis(repeat["every_ms"].as_u64().unwrap_or(100)));
        }
    }

    /// Writes down what came in place of what 4.3.1 said.
    fn note(&mut self, step: &mut Value, asked: Instant, answer: Answer) {
        let Some(members) = step.as_object_mut() else { return };
        for name in ["response", "response_hex", "waited_ms", "captured", "tries"] {
            members.remove(name);
        }
        match answer {
            Answer::Closed => step["outcome"] = "closed".into(),
            Answer::Nothing => {
                step["outcome"] = "none".into();
                step["waited_ms"] = json!(1_000);
            }
            Answer::Frame(at, frame) => {
                let took = at.since(asked).as_millis();
                step["outcome"] = "response".into();
                step["elapsed_ms"] = took.into();
                if let Some([least, most]) = step["expect_ms"].as_array().map(Vec::as_slice) {
                    let held = least.as_u64() <= Some(took) && Some(took) <= most.as_u64();
                    if !held {
                        step["expect_ms"] = Value::Null;
                    }
                }
                step["response_hex"] = hex(&frame).into();
                if let Ok(response) = decoded(step, &frame) {
                    self.capture(step, &response);
                    step["response"] = response;
                }
            }
        }
    }

    fn capture(&mut self, step: &mut Value, response: &Value) {
        let Some(captures) = step["capture"].as_object_mut() else { return };
        captures.retain(|name, path| {
            let path = paths::parse(path.as_str().unwrap_or_default());
            let value = paths::select(response, &path).first().copied().cloned();
            let found = value.is_some();
            value.into_iter().for_each(|value| drop(self.captured.insert(name.clone(), value)));
            found
        });
    }
}

fn patience(step: &Value) -> Duration {
    match step["waited_ms"].as_u64() {
        Some(millis) => Duration::from_millis(millis.min(2_000)),
        None => PATIENCE,
    }
}

fn decoded(step: &Value, frame: &Bytes) -> Result<Value, String> {
    let raw = &step["decode_as"];
    let (api, version) = match raw["api"].as_str() {
        Some(api) => (api, json::int(raw, "version")),
        None => (step["api"].as_str().unwrap_or_default(), json::int(step, "version")),
    };
    json::decode_response(json::key_of(api)?, version, frame)
}
