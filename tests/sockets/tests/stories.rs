//! `cargo xtask test sockets [TEXT]`: our clients over sockets at Apache Kafka and at our server.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    // What cargo passes to its own harness is not meant for these.
    let only = std::env::args().skip(1).find(|it| !it.starts_with("--")).unwrap_or_default();
    let member = Path::new(env!("CARGO_BIN_EXE_member"));
    if sockets::stories::run(&only, member) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
