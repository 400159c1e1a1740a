//! Building and serving the page: trunk does the work, this module sees that it can.

use std::fs;
use std::process::Command;

use base64::Engine;

use crate::shell::{self, Outcome};
use crate::tools;

/// The port of `serve` when none is named.
const PORT: &str = "8080";

/// `cargo xtask serve [--port N] [--release] [--no-open]`
///
/// # Errors
/// What is missing, or why trunk stopped.
pub(crate) fn serve(arguments: &[String]) -> Outcome {
    let mut port = PORT.to_owned();
    let mut open = true;
    let mut release = false;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--port" => port = rest.next().ok_or("--port needs a number")?.clone(),
            "--no-open" => open = false,
            "--release" => release = true,
            other => return Err(format!("serve does not know {other}")),
        }
    }
    port.parse::<u16>().map_err(|_| format!("--port {port}: not a port number"))?;
    tools::for_building()?;
    if release {
        tools::wasm_opt()?;
    }
    let address = format!("http://127.0.0.1:{port}/");
    eprintln!("Kafka playground: {address} (after the build; Ctrl-C stops)");
    let mut serve = trunk(&["serve", "--port", &port, "--dist", "target/serve"]);
    if release {
        serve.arg("--release");
    }
    if open {
        serve.arg("--open");
    }
    shell::run(&mut serve)
}

/// `cargo xtask dist`: the site, ready for any static host, in `dist/`.
///
/// # Errors
/// What is missing, or why the build failed.
pub(crate) fn dist() -> Outcome {
    tools::for_building()?;
    tools::wasm_opt()?;
    shell::run(&mut trunk(&["build", "--release", "--dist", "dist"]))?;
    wasm_as_script()
}

/// A frame under `sandbox="allow-scripts"` may not fetch from a host that sends no CORS header, but
/// it may load a script: for it the wasm is there as one, too. Nobody else loads it.
fn wasm_as_script() -> Outcome {
    let dist = shell::root().join("dist");
    let wasm = fs::read(dist.join("playground_bg.wasm")).map_err(|error| error.to_string())?;
    let text = base64::engine::general_purpose::STANDARD.encode(wasm);
    let script = format!("globalThis.playgroundWasm=\"{text}\";\n");
    fs::write(dist.join("playground_wasm.js"), script).map_err(|error| error.to_string())
}

fn trunk(args: &[&str]) -> Command {
    let program = tools::found("trunk").unwrap_or_else(|| "trunk".into());
    let mut trunk = shell::command(program, args);
    // The tools are pinned and in place: nothing is to be downloaded behind our back.
    trunk.env("PATH", tools::path()).env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk
}
