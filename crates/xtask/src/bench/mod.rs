//! `cargo xtask bench [NAME]`: the figures of BENCHMARKS.md, each by one command, as ratios in
//! one run.

mod server;

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::shell::{self, Outcome, cargo};
use crate::{page, size, tests, tools};

/// A benchmark and its name.
type Bench = (&'static str, fn() -> Outcome);

/// Every benchmark by name, in the order they run.
const ALL: [Bench; 12] = [
    ("log", || native("broker", "log")),
    ("producer", || native("client", "producer")),
    ("consumer", || native("client", "consumer")),
    ("world", || native("sim", "world")),
    ("memory", || native("sim", "memory")),
    ("throughput", throughput),
    ("connection", connection),
    ("sockets", || native("server", "sockets")),
    ("server", server::run),
    ("page", stage),
    ("size", || page::dist().and_then(|()| size::run())),
    ("start", start),
];

/// Runs all benchmarks, or the one that is named.
///
/// # Errors
/// The first that failed.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let name = arguments.first().map(String::as_str);
    let wanted: Vec<_> = ALL.into_iter().filter(|(it, _)| name.is_none_or(|n| n == *it)).collect();
    if wanted.is_empty() {
        let names: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
        return Err(format!("no such benchmark; there are {}", names.join(", ")));
    }
    wanted.into_iter().try_for_each(|(_, bench)| bench())
}

fn native(package: &str, bench: &str) -> Outcome {
    shell::run(&mut cargo(&["bench", "--quiet", "--package", package, "--bench", bench]))
}

/// Producer, broker and consumer joined directly: natively, then in headless Chrome.
fn throughput() -> Outcome {
    shell::run(&mut cargo(&["run", "--quiet", "--release", "--package", "throughput"]))?;
    let mut wasm = tests::in_browser("throughput")?;
    shell::run(wasm.args(["--profile", "page", "--test", "wasm", "--", "--nocapture"]))
}

/// Requests through a connection from outside a run: natively, in wasm, and through
/// `playground.connect` on the built page.
fn connection() -> Outcome {
    let native = ["run", "--quiet", "--release", "--package", "throughput", "--", "connection"];
    shell::run(&mut cargo(&native))?;
    let mut wasm = tests::in_browser("throughput")?;
    let only = ["--profile", "page", "--test", "wasm", "--", "--nocapture", "requests"];
    shell::run(wasm.args(only))?;
    on_the_page(&["connection"])
}

/// The built page under stress, in headless Chrome.
fn stage() -> Outcome {
    on_the_page(&[])
}

fn on_the_page(arguments: &[&str]) -> Outcome {
    let browser = tools::browser()?;
    page::dist()?;
    let bench = ["run", "--quiet", "--release", "--package", "browser", "--bin", "page-bench"];
    shell::run(
        cargo(&bench)
            .arg("--")
            .args(arguments)
            .env("CHROME", &browser.chrome)
            .env("CHROMEDRIVER", &browser.driver)
            .env("PLAYGROUND_DIST", shell::root().join("dist")),
    )
}

/// From a fresh clone, without any of our tools, to the page being served; and the second start.
fn start() -> Outcome {
    let clone = std::env::temp_dir().join(format!("playground-start-{}", std::process::id()));
    let source = shell::root();
    let args = ["clone", "--quiet", "--no-hardlinks"];
    shell::run(shell::command("git", &args).arg(&source).arg(&clone))?;
    for name in ["fresh clone", "second start"] {
        let begin = Instant::now();
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .map_err(|error| error.to_string())?
            .port();
        let mut serve = cargo(&["xtask", "serve", "--no-open", "--port", &port.to_string()]);
        serve.current_dir(&clone).env(tools::ONLY_OWN, "1").env_remove("CARGO_TARGET_DIR");
        let mut server = serve.stdout(Stdio::null()).spawn().map_err(|error| error.to_string())?;
        let served = wait_for(port, &mut server);
        println!("{name}: page served after {:.0} s", begin.elapsed().as_secs_f64());
        let _ = shell::output(&mut shell::command("pkill", &["-P", &server.id().to_string()]));
        let _ = server.kill();
        let _ = server.wait();
        served?;
    }
    let _ = fs::remove_dir_all(&clone);
    Ok(())
}

fn wait_for(port: u16, server: &mut Child) -> Outcome {
    for _ in 0..6_000 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        if let Ok(Some(status)) = server.try_wait() {
            return Err(format!("serve ended: {status}"));
        }
        sleep(Duration::from_millis(200));
    }
    Err("not served within twenty minutes".into())
}
