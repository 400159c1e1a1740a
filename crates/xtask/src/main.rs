//! The chores of the project, one command each: `cargo xtask help`.

mod bench;
mod ci;
mod clients;
mod code;
mod fuzz;
mod page;
mod protocol;
mod size;
mod tests;
mod tidy;
mod tools;

use std::process::ExitCode;

use xtask::{kafka, shell};

const HELP: &str = "\
cargo xtask serve [--port N] [--release] [--no-open]   build, serve and open the page
cargo xtask dist                                       the site for any static host, in dist/
cargo xtask code [DIR]                                 what the Code panel loads (trunk calls it)
cargo xtask test                                       everything
cargo xtask test native|wasm|components|browser        one part
cargo xtask test vectors [DIR]                         vectors recorded from Apache Kafka
cargo xtask test wire [DIR]                            sessions recorded from Apache Kafka
cargo xtask test wire [DIR] --in-tab                   the same from outside a run, and its replay
cargo xtask test wire [DIR] --socket | --kafka         the same over sockets, at us or at Kafka
cargo xtask test wire [DIR] --connect HOST:PORT        the same at any broker
cargo xtask broker [--port 9092] [--help]              a Kafka broker on a socket
cargo xtask kafka                                      Apache Kafka itself: up, down and more
cargo xtask test sockets [TEXT]                        our clients over sockets, at Kafka and at us
cargo xtask test clients [--only TEXT] [--connect H:P]  other people's clients over sockets
cargo xtask fuzz [TARGET] [--minutes N]                hostile input, by libFuzzer
cargo xtask bench [NAME]                               the figures of BENCHMARKS.md
cargo xtask ci                                         all that must hold before a change lands
cargo xtask tidy | size                                house rules; bytes of the first load
cargo xtask protocol [--jars DIR] [--check]            Kafka's schemas into crates/protocol";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("serve") => page::serve(rest),
        Some("dist") => page::dist(),
        Some("test") => tests::run(rest),
        Some("broker") => broker(rest),
        Some("bench") => bench::run(rest),
        Some("ci") => ci::run(),
        Some("code") => code::run(rest),
        Some("fuzz") => fuzz::run(rest),
        Some("kafka") => kafka::run(rest),
        Some("tidy") => tidy::run(),
        Some("size") => size::run(),
        Some("protocol") => protocol::run(rest),
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("no command '{other}'\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The server, built for speed, with these arguments.
fn broker(arguments: &[String]) -> shell::Outcome {
    let run = ["run", "--quiet", "--release", "--package", "server", "--"];
    shell::run(shell::cargo(&run).args(arguments))
}
