//! The server as a program: `server --port 9092`.

use std::io::Write;
use std::process::ExitCode;
use std::sync::mpsc;

use server::{Log, Server};

mod arguments;

use arguments::Asked;

fn main() -> ExitCode {
    match arguments::read(std::env::args_os().skip(1)) {
        Ok(Asked::Words(words)) => {
            say(std::io::stdout(), &words);
            ExitCode::SUCCESS
        }
        Ok(Asked::Server(options, notices)) => {
            notices.iter().for_each(|notice| say(std::io::stderr(), notice));
            run(*options).map_or_else(|error| fail(&error), |()| ExitCode::SUCCESS)
        }
        Err(error) => fail(&error),
    }
}

fn fail(error: &str) -> ExitCode {
    say(std::io::stderr(), error);
    ExitCode::FAILURE
}

/// A line for who started this. That nobody reads any more ends no broker: `broker 2>&1 | head -1`
/// leaves one that serves, and whose next line has nowhere to go.
fn say(mut stream: impl Write, line: &str) {
    let _ = writeln!(stream, "{line}");
}

fn run(mut options: server::ServerOptions) -> Result<(), String> {
    server::raise_open_files();
    options.log = Log::to(|line| say(std::io::stderr(), line));
    let (stop, stopped) = mpsc::channel();
    ctrlc::set_handler(move || {
        // A second signal while stopping has nobody to tell.
        let _ = stop.send(());
    })
    .map_err(|error| format!("Cannot listen for signals: {error}"))?;
    let (host, port) = (options.host.clone(), options.port);
    let era = options.config.era.name();
    let node = options.config.node_id;
    let server = Server::start(options).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "Port {port} of {host} is in use: is another broker running? Choose one with --port, \
             or any that is free with --port 0."
        ),
        _ => format!("Cannot listen on {host}:{port}: {error}"),
    })?;
    let ready = format!(
        "Kafka Playground broker ready on {} (node {node}, era {era}, in memory)",
        server.bootstrap()
    );
    say(std::io::stdout(), &ready);
    // The sender lives in the handler: this waits for a signal.
    let _ = stopped.recv();
    server.stop();
    Ok(())
}
