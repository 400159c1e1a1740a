//! Kafka's processes: they outlive the command that starts them, so their ids are kept in files.

use std::fs::{self, File};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::{Cluster, jars};
use crate::shell::{self, Outcome};

/// How long a start or an end may take.
const PATIENCE: Duration = Duration::from_secs(120);
const STEP: Duration = Duration::from_millis(100);

/// Starts `name` unless it runs, and waits until its log says that it serves.
pub(super) fn start(cluster: &Cluster, name: &str, class: &str) -> Outcome {
    if running(&cluster.folder, name).is_none() {
        spawn(cluster, name, class)?;
    }
    let log = cluster.folder.join(format!("{name}.log"));
    for _ in 0..PATIENCE.as_millis() / STEP.as_millis() {
        let text = fs::read_to_string(&log).unwrap_or_default();
        if serves(name, &text) {
            return Ok(());
        }
        if running(&cluster.folder, name).is_none() {
            // ZooKeeper holds the place of a broker that was killed for up to 18 s, and 2.5.1
            // gives up at once.
            if !text.contains("NodeExists") {
                let lines: Vec<&str> = text.lines().rev().take(15).collect();
                let words: Vec<&str> = lines.into_iter().rev().collect();
                return Err(format!("{name} ended at its start:\n{}", words.join("\n")));
            }
            sleep(Duration::from_secs(2));
            spawn(cluster, name, class)?;
        }
        sleep(STEP);
    }
    Err(format!("{name} is not ready after {PATIENCE:?}; its log is {}", log.display()))
}

fn serves(name: &str, log: &str) -> bool {
    if name == "zookeeper" {
        return log.contains("binding to port");
    }
    let started = |line: &str| {
        line.contains("Kafka Server started")
            || (line.contains("[KafkaServer id=") && line.contains("] started"))
    };
    log.lines().any(started)
}

fn spawn(cluster: &Cluster, name: &str, class: &str) -> Outcome {
    let folder = &cluster.folder;
    let heap = std::env::var("KAFKA_HEAP_OPTS").unwrap_or_else(|_| "-Xmx512m".to_owned());
    let log = File::create(folder.join(format!("{name}.log")));
    let log = log.map_err(|error| format!("{}: {error}", folder.display()))?;
    let errors = log.try_clone().map_err(|error| error.to_string())?;
    let mut java = jars::java(cluster.version(), &heap, "server")?;
    java.arg(class).arg(folder.join(format!("{name}.properties")));
    java.stdin(Stdio::null()).stdout(log).stderr(errors);
    // A group of its own: Ctrl-C at the command that started it is not meant for it.
    let mut child = java.process_group(0).spawn().map_err(|error| format!("java: {error}"))?;
    super::write(&folder.join(format!("{name}.pid")), &child.id().to_string())?;
    // For a moment after its birth a process has no command line to be known by.
    while running(folder, name).is_none() && matches!(child.try_wait(), Ok(None)) {
        sleep(Duration::from_millis(5));
    }
    reap(child);
    Ok(())
}

/// A child that ends while we live leaves no zombie: it would look as if it ran.
fn reap(mut child: std::process::Child) {
    std::thread::spawn(move || child.wait());
}

/// The process of `name`, if it runs; a number used again by another program does not count.
pub(super) fn running(folder: &Path, name: &str) -> Option<u32> {
    let id: u32 = fs::read_to_string(folder.join(format!("{name}.pid"))).ok()?.parse().ok()?;
    let proc = format!("/proc/{id}/cmdline");
    let line = if Path::new("/proc/self").exists() {
        String::from_utf8_lossy(&fs::read(proc).ok()?).into_owned()
    } else {
        let of = ["-o", "command=", "-p", &id.to_string()];
        shell::output(Command::new("ps").args(of)).ok()?
    };
    let properties = folder.join(format!("{name}.properties"));
    line.contains(&*properties.to_string_lossy()).then_some(id)
}

/// Sends a signal and waits for the end.
pub(super) fn end(folder: &Path, name: &str, signal: &str) {
    let Some(id) = running(folder, name) else { return };
    let _ = Command::new("kill").args([signal, &id.to_string()]).status();
    for _ in 0..300 {
        if running(folder, name).is_none() {
            return;
        }
        sleep(STEP);
    }
    let _ = Command::new("kill").args(["-KILL", &id.to_string()]).status();
}
