//! Schemas out of Kafka's jars, without comments and descriptions: names, types, versions and
//! defaults are Kafka's, the words of this project are its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value};

/// The release the schemas come from.
const VERSION: &str = "4.3.1";

/// The jars that hold them.
const ARTIFACTS: [&str; 3] =
    ["kafka-clients", "kafka-group-coordinator", "kafka-transaction-coordinator"];

/// Fetches the jars with Maven; returns their folder.
pub(super) fn download(root: &Path) -> Result<PathBuf, String> {
    let folder = root.join("target/kafka-jars");
    for artifact in ARTIFACTS {
        let status = Command::new("mvn")
            .args(["-q", "-B", "dependency:copy"])
            .arg(format!("-Dartifact=org.apache.kafka:{artifact}:{VERSION}"))
            .arg(format!("-DoutputDirectory={}", folder.display()))
            .status()
            .map_err(|error| format!("mvn: {error}"))?;
        if !status.success() {
            return Err(format!("mvn could not fetch {artifact} {VERSION}"));
        }
    }
    Ok(folder)
}

/// Writes the schemas of the jars in `jars` to `crates/protocol/messages`.
pub(super) fn run(root: &Path, jars: &Path) -> Result<(), String> {
    let target = root.join("crates/protocol/messages");
    let staging = root.join("target/kafka-schemas");
    for folder in [&target, &staging] {
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    for artifact in ARTIFACTS {
        let jar = jars.join(format!("{artifact}-{VERSION}.jar"));
        let status = Command::new("unzip")
            .args(["-qo"])
            .arg(&jar)
            .args(["common/message/*.json", "-d"])
            .arg(staging.join(artifact))
            .status()
            .map_err(|error| format!("unzip: {error}"))?;
        if !status.success() {
            return Err(format!("no schemas in {}", jar.display()));
        }
        let folder = staging.join(artifact).join("common/message");
        for entry in fs::read_dir(&folder).map_err(|error| error.to_string())? {
            let path = entry.map_err(|error| error.to_string())?.path();
            let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
            let name = path.file_name().unwrap_or_default();
            let schema = strip(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            if let Some(schema) = schema {
                fs::write(target.join(name), schema).map_err(|error| error.to_string())?;
            }
        }
    }
    Ok(())
}

/// The schema without comments and descriptions; `None` if the message has no versions left.
fn strip(text: &str) -> Result<Option<String>, String> {
    let bare: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let schema: Value = serde_json::from_str(&bare).map_err(|error| error.to_string())?;
    if schema["validVersions"] == "none" {
        return Ok(None);
    }
    let Value::Object(schema) = without_words(schema) else {
        return Err("no object".to_owned());
    };
    let mut out = String::new();
    print(&schema, 0, &mut out);
    out.push('\n');
    Ok(Some(out))
}

fn without_words(value: Value) -> Value {
    match value {
        Value::Object(map) => map
            .into_iter()
            .filter(|(key, _)| key != "about")
            .map(|(key, value)| (key, without_words(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_words).collect(),
        other => other,
    }
}

/// JSON with one line per field that has no fields of its own.
fn print(object: &Map<String, Value>, depth: usize, out: &mut String) {
    let nested =
        |value: &Value| value.as_array().is_some_and(|items| items.iter().any(Value::is_object));
    let indent = "  ".repeat(depth + 1);
    let long = depth == 0;
    out.push('{');
    for (index, (key, value)) in object.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "," });
        out.push_str(&if long { format!("\n{indent}") } else { " ".to_owned() });
        out.push_str(&format!("\"{key}\": "));
        let Some(items) = value.as_array().filter(|_| nested(value)) else {
            out.push_str(&value.to_string());
            continue;
        };
        out.push('[');
        for (index, item) in items.iter().filter_map(Value::as_object).enumerate() {
            out.push_str(if index == 0 { "\n" } else { ",\n" });
            out.push_str(&format!("{indent}  "));
            print(item, depth + 1, out);
        }
        out.push_str(&format!("\n{indent}]"));
    }
    out.push_str(if long { "\n}" } else { " }" });
}
