//! Port 9092, which the tutorials insist on and another broker may have.

use std::net::TcpListener;
use std::process::{Command, Stdio};

use crate::report::Report;
use crate::suite::Suite;

/// Whether a server could listen there.
pub(crate) fn is_free(port: u16) -> bool {
    TcpListener::bind(("127.0.0.1", port)).is_ok()
}

/// Runs the suite by this same program in a network of its own, where every port is free.
pub(crate) fn in_own_network(suite: &Suite, era: &str, report: &Report) {
    let Ok(program) = std::env::current_exe() else { return };
    let enter = ["--user", "--map-root-user", "--net", "sh", "-c"];
    // Left to itself a new network has its loopback switched off.
    let script = "ip link set lo up && exec \"$0\" --only \"$1\" --era \"$2\"";
    let mut attempt = Command::new("unshare");
    attempt.args(enter).arg("ip link set lo up");
    let possible = quiet(&mut attempt).status().is_ok_and(|status| status.success());
    if !possible {
        let why = "port 9092 is taken, and there is no network of its own to be had (unshare, ip)";
        return report.line(suite.name, &format!("skipped all: {why}"));
    }
    let mut run = Command::new("unshare");
    run.args(enter).arg(script).arg(program).args([suite.name, era]);
    let run = run.output();
    match run {
        Ok(output) => {
            for line in String::from_utf8_lossy(&output.stdout).lines() {
                let (name, line) = line.split_at_checked(17).unwrap_or(("", line));
                if !name.starts_with("clients:") {
                    report.line(name.trim(), line);
                }
            }
        }
        Err(error) => report.line(suite.name, &format!("FAILED to start: {error}")),
    }
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
}
