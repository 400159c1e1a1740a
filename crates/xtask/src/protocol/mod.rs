//! `cargo xtask protocol`: Kafka's message schemas in, the code of `crates/protocol` out.
//!
//! Two steps. The first reads the schemas out of Kafka's jars into `crates/protocol/messages`,
//! without comments and descriptions; the second turns that folder into Rust. Both folders are
//! committed, so a clone needs neither jars nor this command.

mod api;
mod errors;
mod extract;
mod model;
mod tables;
mod typed;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use model::{Include, Message};

/// How the command is called.
pub(crate) const USAGE: &str = "protocol [--jars DIR | --check | --generate]
  reads Kafka's schemas from its jars (from Maven Central, or those in DIR) and generates code;
  --generate: generates from the schemas already in crates/protocol/messages;
  --check: fails if that would change anything";

/// Generated files: path below `crates/protocol/src/generated`, text.
type Files = BTreeMap<String, String>;

/// The first line of every generated file.
const HEADER: &str =
    "//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.\n";

/// Runs the command.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let check = match arguments[..] {
        [] => {
            extract::run(&root, &extract::download(&root)?)?;
            false
        }
        ["--jars", folder] => {
            extract::run(&root, &PathBuf::from(folder))?;
            false
        }
        ["--generate"] => false,
        ["--check"] => true,
        _ => return Err(format!("usage: cargo xtask {USAGE}")),
    };
    let files = generate(&root)?;
    let folder = root.join("crates/protocol/src/generated");
    if check { compare(&folder, &files) } else { write(&folder, &files) }
}

fn generate(root: &Path) -> Result<Files, String> {
    let folder = root.join("crates/protocol/messages");
    let messages = model::load(&folder)?;
    let mut files = Files::new();
    for message in messages.iter().filter(|message| message.include == Include::Typed) {
        files.insert(format!("{}.rs", message.module()), typed::file(message)?);
    }
    files.insert("mod.rs".to_owned(), typed::index(&messages));
    files.insert("api.rs".to_owned(), api::file(&messages));
    files.insert("errors.rs".to_owned(), errors::file(&folder)?);
    files.extend(tables::files(&messages)?);
    for text in files.values_mut() {
        *text = format_rust(&format!("{HEADER}{text}"))?;
    }
    Ok(files)
}

/// `text` as rustfmt leaves it.
fn format_rust(text: &str) -> Result<String, String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--style-edition", "2024", "--config"])
        .arg("max_width=100,use_small_heuristics=Max")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("rustfmt: {error}"))?;
    let mut input = child.stdin.take().ok_or("rustfmt has no standard input")?;
    let bytes = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(bytes.as_bytes()));
    let output = child.wait_with_output().map_err(|error| format!("rustfmt: {error}"))?;
    writer.join().map_err(|_| "rustfmt broke off")?.map_err(|error| format!("rustfmt: {error}"))?;
    if !output.status.success() {
        return Err(format!("rustfmt refused:\n{text}"));
    }
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}

fn write(folder: &Path, files: &Files) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    for name in stale(folder, files)? {
        fs::remove_file(folder.join(&name)).map_err(|error| format!("{name}: {error}"))?;
    }
    for (name, text) in files {
        fs::write(folder.join(name), text).map_err(|error| format!("{name}: {error}"))?;
    }
    println!("{} files in {}", files.len(), folder.display());
    Ok(())
}

/// Files in the folder that are no longer generated.
fn stale(folder: &Path, files: &Files) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
        let entry = entry.map_err(|error| error.to_string())?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !files.contains_key(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

fn compare(folder: &Path, files: &Files) -> Result<(), String> {
    let mut different = stale(folder, files)?;
    for (name, text) in files {
        if fs::read_to_string(folder.join(name)).ok().as_ref() != Some(text) {
            different.push(name.clone());
        }
    }
    if different.is_empty() {
        return Ok(());
    }
    Err(format!("stale, run `cargo xtask protocol --generate`: {}", different.join(", ")))
}

/// What a generated file of structs says first.
fn messages_of(messages: &[Message], include: Include) -> impl Iterator<Item = &Message> {
    messages.iter().filter(move |message| message.include == include)
}
