//! Makes the committed seeds of the fuzz targets out of the recorded sessions and vectors:
//! `cargo run -p hostile --bin seeds`. Small and few: one request and one response of every API in
//! its oldest and newest recorded version, every recorded batch that is short.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use protocol::ApiKey;
use protocol::compression::{Compression, compress};
use serde_json::Value;

/// Longer recordings are no seeds.
const LONGEST: usize = 2_048;

fn main() -> Result<(), String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut seeds = Seeds::default();
    let mut sessions: Vec<PathBuf> = fs::read_dir(root.join("tests/wire/open"))
        .map_err(|error| error.to_string())?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    sessions.sort();
    for file in sessions {
        let text = fs::read_to_string(&file).map_err(|error| error.to_string())?;
        let session: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        seeds.session(&session);
    }
    seeds.compressed();
    seeds.write(&root.join("fuzz/seeds"))
}

/// Seeds by target and name.
#[derive(Default)]
struct Seeds {
    found: BTreeMap<(&'static str, String), Vec<u8>>,
    batches: BTreeSet<Vec<u8>>,
}

impl Seeds {
    fn session(&mut self, session: &Value) {
        let mut conversation = Vec::new();
        for step in session["steps"].as_array().into_iter().flatten() {
            let request = hex(&step["request_hex"]);
            if step["do"] == "raw" {
                self.raw(session, step, &request);
            }
            let short = request.len() <= usize::from(u8::MAX) + 4 && request.len() > 4;
            if short && conversation.len() + request.len() <= LONGEST {
                conversation.extend([3 << 2, (request.len() - 4) as u8]);
                conversation.extend(&request[4..]);
            }
            if step["do"] == "call" {
                self.call(step, &request);
            }
        }
        let name = session["session"].as_str().unwrap_or_default();
        if conversation.len() > 40 && name.len().is_multiple_of(5) {
            self.found.insert(("conversation", name.to_owned()), conversation);
        }
    }

    fn raw(&mut self, session: &Value, step: &Value, bytes: &[u8]) {
        let name = format!("{}-{}", session["session"].as_str().unwrap_or_default(), step["step"]);
        if bytes.len() <= LONGEST {
            let in_pieces = [&[6], bytes].concat();
            self.found.insert(("stream", name), in_pieces);
        }
    }

    fn call(&mut self, step: &Value, request: &[u8]) {
        let (Some(key), Some(version)) = (step["key"].as_i64(), step["version"].as_i64()) else {
            return;
        };
        let Some(api) = ApiKey::from_i16(key as i16) else { return };
        let name = format!("{}-{}", api.name(), if version == 0 { "0" } else { "n" });
        let head = [key as u8, (version as i16 - api.min_version()) as u8];
        if request.len() <= LONGEST {
            self.found.insert(("stream", name.clone()), [&[200], request].concat());
            let body = behind_header(request, api, version as i16);
            self.found.insert(("request", name.clone()), [&head, body].concat());
        }
        let response = hex(&step["response_hex"]);
        if response.len() > 8 && response.len() <= LONGEST {
            let tags = usize::from(api.response_header_version(version as i16) > 0);
            self.found.insert(("response", name), [&head, &response[8 + tags..]].concat());
        }
        for path in ["request", "response"] {
            self.batches(&step[path]);
        }
    }

    /// Each codec's bytes of what lies well in the mouth of each.
    fn compressed(&mut self) {
        let text = "user-1 orders, user-2 orders more, user-1 orders again. ".repeat(12);
        let plain = [&b""[..], b"a", &[7; 300], text.as_bytes()];
        let codecs = [Compression::Gzip, Compression::Snappy, Compression::Lz4, Compression::Zstd];
        for (number, codec) in (0_u8..).zip(codecs) {
            for (index, plain) in plain.iter().enumerate() {
                let packed = compress(codec, codec.default_level(), plain);
                let name = format!("{}-{index}", codec.name());
                self.found.insert(("decompression", name), [&[number, 6], &packed[..]].concat());
            }
        }
    }

    /// Every `records` below a message, in both forms of the target.
    fn batches(&mut self, value: &Value) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    match member.as_str().filter(|_| name == "records") {
                        Some(text) => self.batch(&base64(text)),
                        None => self.batches(member),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.batches(item)),
            _ => {}
        }
    }

    fn batch(&mut self, bytes: &[u8]) {
        let known = self.batches.len();
        if (61..600).contains(&bytes.len()) && known < 60 && self.batches.insert(bytes.to_vec()) {
            let repair = (known & 1) as u8;
            let name = format!("recorded-{known:02}");
            self.found.insert(("batch", name), [&[repair], bytes].concat());
        }
    }

    fn write(&self, folder: &Path) -> Result<(), String> {
        for ((target, name), bytes) in &self.found {
            let folder = folder.join(target);
            fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
            fs::write(folder.join(name), bytes).map_err(|error| error.to_string())?;
        }
        println!("{} seeds in {}", self.found.len(), folder.display());
        Ok(())
    }
}

/// The body of a request frame.
fn behind_header(frame: &[u8], api: ApiKey, version: i16) -> &[u8] {
    let client = frame.get(12..14).map_or(-1, |two| i16::from_be_bytes([two[0], two[1]]));
    let tags = usize::from(api.request_header_version(version) > 1);
    frame.get(14 + client.max(0) as usize + tags..).unwrap_or_default()
}

fn hex(value: &Value) -> Vec<u8> {
    let text = value.as_str().unwrap_or_default().as_bytes();
    let pairs = text.chunks_exact(2).filter_map(|pair| std::str::from_utf8(pair).ok());
    pairs.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect()
}

fn base64(text: &str) -> Vec<u8> {
    protocol::tree::Value::Str(text.to_owned()).to_bytes().unwrap_or_default()
}
