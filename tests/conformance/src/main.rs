//! `conformance vectors|wire [DIR] [--only TEXT]`: runs recordings of Apache Kafka from any folder.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use conformance::{vectors, wire};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().unwrap_or_default();
    let mut dir: Option<PathBuf> = None;
    let mut only: Option<String> = None;
    while let Some(argument) = arguments.next() {
        if argument == "--only" {
            only = arguments.next();
        } else {
            dir = Some(argument.into());
        }
    }
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let report = match kind.as_str() {
        "vectors" => vectors::run(&dir.unwrap_or_else(|| home.join("vectors")), only.as_deref()),
        "wire" => wire::run(&dir.unwrap_or_else(|| home.join("wire")), only.as_deref()),
        _ => Err("usage: conformance vectors|wire [DIR] [--only TEXT]".into()),
    };
    match report {
        Ok(report) => {
            println!("{}", report.text());
            if report.failures().is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
