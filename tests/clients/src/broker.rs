//! Our server as a person starts it: a program of its own, ready when it says so.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; killed when dropped.
pub(crate) struct Broker {
    child: Child,
    /// `HOST:PORT`, as its ready line names it.
    pub(crate) address: String,
}

/// How long a stop by Ctrl-C may take.
const STOP: Duration = Duration::from_secs(20);

/// Settings of a broker one learns with: a new group does not wait for company.
const SETTINGS: [&str; 2] = ["--set", "group.initial.rebalance.delay.ms=0"];

impl Broker {
    /// Starts the program `CLIENTS_SERVER` names and waits for its ready line; port 0 is any free
    /// one, the era one of the server's `--era`.
    ///
    /// # Errors
    /// When it cannot be started or ends before it is ready.
    pub(crate) fn start(port: u16, era: &str) -> Result<Self, String> {
        let program = std::env::var_os("CLIENTS_SERVER")
            .ok_or("CLIENTS_SERVER names no server: run `cargo xtask test clients`")?;
        let mut child = Command::new(&program)
            .args(["--port", &port.to_string(), "--era", era])
            .args(SETTINGS)
            .stdout(Stdio::piped())
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error}", program.to_string_lossy()))?;
        let mut line = String::new();
        if let Some(stdout) = child.stdout.take() {
            let mut lines = BufReader::new(stdout);
            lines.read_line(&mut line).map_err(|error| format!("the server: {error}"))?;
            // Whatever else it says must not fill the pipe.
            std::thread::spawn(move || lines.lines().map_while(Result::ok).for_each(drop));
        }
        let address = line.split_whitespace().find(|word| {
            word.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok())
        });
        match address {
            Some(address) => Ok(Self { address: address.to_owned(), child }),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                Err(format!("the server is not ready, it says '{}'", line.trim()))
            }
        }
    }

    /// Stops it as Ctrl-C does and tells how that went, in the form of a story's line.
    pub(crate) fn stop(mut self) -> String {
        if let Ok(Some(status)) = self.child.try_wait() {
            return format!("FAILED runs to the end: it ended by itself, {status}");
        }
        let _ = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        let began = Instant::now();
        while began.elapsed() < STOP {
            match self.child.try_wait() {
                Ok(Some(status)) if status.success() => return "ok stops on Ctrl-C".into(),
                Ok(Some(status)) => return format!("FAILED stops on Ctrl-C: {status}"),
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
        format!("FAILED stops on Ctrl-C: it still runs after {} s", STOP.as_secs())
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
