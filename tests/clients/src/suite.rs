//! One client's program: started, listened to, and ended when it takes too long.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::Surroundings;
use crate::report::Report;

/// No suite may take longer; a hanging client is a failure with a name.
const LIMIT: Duration = Duration::from_secs(480);

/// Whether a suite minds where the broker listens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// It asks `BOOTSTRAP`.
    Anywhere,
    /// Its programs say `localhost:9092`.
    Port9092,
}

/// What a suite's program is run by.
pub(crate) struct Runtime {
    /// The variable in which `cargo xtask` says where it is.
    pub(crate) variable: &'static str,
    /// What to do when it is not there.
    pub(crate) missing: &'static str,
}

/// The stories of one client.
pub(crate) struct Suite {
    /// As it is written in front of its lines.
    pub(crate) name: &'static str,
    /// What runs it.
    pub(crate) runtime: &'static Runtime,
    /// The program, a path under `tests/clients`, and its arguments.
    pub(crate) program: &'static [&'static str],
    /// See [`Place`].
    pub(crate) place: Place,
}

impl Suite {
    /// Runs it against the broker at `address` and reports every line.
    pub(crate) fn run(&self, address: &str, surroundings: &Surroundings, report: &Report) {
        let Some(runtime) = std::env::var_os(self.runtime.variable).map(PathBuf::from) else {
            return report.line(self.name, &format!("skipped all: {}", self.runtime.missing));
        };
        let scratch = surroundings.scratch.join(self.name);
        let _ = fs::remove_dir_all(&scratch);
        let outcome = fs::create_dir_all(&scratch)
            .and_then(|()| fs::File::create(scratch.join("stderr.txt")))
            .and_then(|stderr| {
                Command::new(runtime)
                    .args(self.program)
                    .current_dir(&surroundings.home)
                    .env("BOOTSTRAP", address)
                    .env("CLIENT_SCRATCH", &scratch)
                    .env("CLIENT_ONLY", &surroundings.only)
                    .stdin(Stdio::null())
                    .stdout(Stdio::piped())
                    .stderr(stderr)
                    // Its own group, so that its children end with it.
                    .process_group(0)
                    .spawn()
            });
        match outcome {
            Ok(child) => self.listen(child, &scratch, report),
            Err(error) => report.line(self.name, &format!("FAILED to start: {error}")),
        }
    }

    fn listen(&self, mut child: Child, scratch: &Path, report: &Report) {
        let Some(stdout) = child.stdout.take() else { return };
        let (ended, end) = mpsc::channel();
        let mut failed_lines = 0;
        std::thread::scope(|scope| {
            let group = format!("-{}", child.id());
            scope.spawn(move || {
                let in_time = end.recv_timeout(LIMIT).is_ok();
                if !in_time {
                    let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
                }
            });
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                failed_lines += usize::from(line.starts_with("FAILED"));
                report.line(self.name, &line);
            }
            let status = child.wait();
            let in_time = ended.send(()).is_ok();
            let failure = match status {
                Ok(status) if status.success() => return,
                _ if !in_time => format!("it took more than {} s", LIMIT.as_secs()),
                Ok(_) if failed_lines > 0 => return,
                Ok(status) => format!("its program ended with {status}"),
                Err(error) => error.to_string(),
            };
            report.line(self.name, &format!("FAILED to the end: {failure}"));
            failed_lines += 1;
        });
        if failed_lines > 0 {
            show_end(self.name, &scratch.join("stderr.txt"), report);
        }
    }
}

/// The last lines a suite wrote to stderr, where the reason of a failure is likely.
fn show_end(name: &str, file: &Path, report: &Report) {
    let text = fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    for line in &lines[lines.len().saturating_sub(20)..] {
        report.line(name, &format!("  | {line}"));
    }
    if lines.len() > 20 {
        report.line(name, &format!("  | all of it: {}", file.display()));
    }
}
