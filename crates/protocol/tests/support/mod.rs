//! Reads the recordings and vectors of Apache Kafka at the root of the repository.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use protocol::Bytes;
use serde_json::Value;

pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests").join(name)
}

pub fn read_json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

/// The cases of a vector file.
pub fn cases(name: &str) -> Vec<Value> {
    let file = read_json(&folder("vectors").join(name));
    let cases = file["cases"].as_array().unwrap().clone();
    assert!(!cases.is_empty(), "{name} is empty");
    cases
}

pub fn unhex(text: &str) -> Bytes {
    assert!(text.len().is_multiple_of(2), "{text}");
    let digit = |byte: u8| (byte as char).to_digit(16).unwrap() as u8;
    text.as_bytes().chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One step of a recorded session.
pub struct Step {
    /// `session step`, to name a failure.
    pub name: String,
    pub json: Value,
}

impl Step {
    pub fn text(&self, key: &str) -> Option<&str> {
        self.json[key].as_str()
    }

    pub fn key(&self) -> i16 {
        self.json["key"].as_i64().unwrap() as i16
    }

    pub fn version(&self) -> i16 {
        self.json["version"].as_i64().unwrap() as i16
    }

    pub fn bytes(&self, key: &str) -> Option<Bytes> {
        self.text(key).map(unhex)
    }
}

/// All steps of all sessions that send something, each with its answer: an `await` is joined to the
/// call it waits for.
pub fn steps() -> Vec<Step> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder("wire/open")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let session = read_json(&path);
        for step in session["steps"].as_array().unwrap() {
            let name = format!("{} step {}", session["session"].as_str().unwrap(), step["step"]);
            let mut json = step.clone();
            if step["do"] == "await" {
                let mut call = session["steps"].as_array().unwrap().iter();
                let call = call.rfind(|call| call["do"] == "call" && call["tag"] == step["tag"]);
                let call = call.unwrap_or_else(|| panic!("{name} awaits nothing"));
                for key in ["api", "key", "version", "correlation_id"] {
                    json[key] = call[key].clone();
                }
            }
            all.push(Step { name, json });
        }
    }
    assert!(all.len() > 1_000, "the recordings are missing");
    all
}
