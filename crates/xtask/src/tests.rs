//! `cargo xtask test`: everything, or one part by name.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::process::Command;

use crate::shell::{self, Outcome, cargo};
use crate::{clients, page, tools};

/// The crates whose tests run in wasm as well: the core a page runs.
const CORE: [&str; 4] = ["protocol", "broker", "client", "sim"];

/// How the runner of wasm tests starts Chrome; it looks for this beside the crate it tests.
const WEBDRIVER: &str = r#"{
  "goog:chromeOptions": {
    "args": [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"
    ]
  }
}
"#;

/// Runs the parts named, or all.
///
/// # Errors
/// The first part that failed.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments.first().map(String::as_str) {
        None => all(),
        Some("native") => native(),
        Some("wasm") => wasm(),
        Some("components") => components(),
        Some("browser") => browser(),
        Some(name @ ("vectors" | "wire")) => recordings(name, &arguments[1..]),
        Some("clients") => clients::run(&arguments[1..]),
        Some("sockets") => sockets(&arguments[1..]),
        Some(other) => Err(format!(
            "test does not know '{other}': native, wasm, components, browser, clients, sockets, vectors [DIR], wire [DIR]"
        )),
    }
}

fn all() -> Outcome {
    native()?;
    wasm()?;
    components()?;
    clients::run(&[])?;
    browser()
}

/// Everything that needs no browser.
fn native() -> Outcome {
    let variables = members();
    shell::run(cargo(&["test", "--workspace", "--exclude", "browser"]).envs(variables))
}

/// `cargo xtask test sockets [TEXT]`: the stories whose `PLACE: NAME` contains it.
fn sockets(arguments: &[String]) -> Outcome {
    let test = ["test", "--quiet", "--package", "sockets", "--test", "stories", "--"];
    shell::run(cargo(&test).args(arguments).envs(members()))
}

/// What the members of groups need that are not ours. What cannot be had is missed by those
/// stories, each with a line.
fn members() -> Vec<(&'static str, OsString)> {
    let missing = ["javac", "mvn"].into_iter().any(|program| tools::found(program).is_none());
    let installed =
        if missing { tools::debian(&["openjdk-17-jdk-headless", "maven"]) } else { Ok(()) };
    match installed.and_then(|()| clients::python()) {
        Ok(variables) => variables,
        Err(error) => {
            eprintln!("{error}");
            Vec::new()
        }
    }
}

/// `cargo xtask test vectors|wire [DIR] [--only TEXT]`
fn recordings(name: &str, arguments: &[String]) -> Outcome {
    let mut run = cargo(&["run", "--quiet", "--package", "conformance", "--", name]);
    // A folder is meant as the caller sees it.
    for argument in arguments {
        let here = env::current_dir().ok().map(|dir| dir.join(argument)).filter(|p| p.exists());
        match here {
            Some(path) => run.arg(path),
            None => run.arg(argument),
        };
    }
    shell::run(&mut run)
}

/// The core's own tests, in the engine the page runs in.
fn wasm() -> Outcome {
    for package in CORE {
        shell::run(&mut in_browser(package)?)?;
    }
    Ok(())
}

/// The page's components, in a real browser.
fn components() -> Outcome {
    shell::run(&mut in_browser("web")?)
}

/// The tests of a crate in wasm, in headless Chrome.
///
/// # Errors
/// What is missing.
pub(crate) fn in_browser(package: &str) -> Outcome<Command> {
    tools::for_building()?;
    let browser = tools::browser()?;
    let home = match package {
        "web" => "",
        "throughput" => "tests",
        _ => "crates",
    };
    let folder = shell::root().join(home).join(package);
    let file = folder.join("webdriver.json");
    fs::write(&file, WEBDRIVER).map_err(|error| format!("{}: {error}", file.display()))?;
    let target = ["--target", "wasm32-unknown-unknown"];
    let mut test = cargo(&["test", "--package", package]);
    test.args(target)
        .env("PATH", tools::path())
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    Ok(test)
}

/// The built page in headless Chrome, driven as a person would.
fn browser() -> Outcome {
    let browser = tools::browser()?;
    page::dist()?;
    let artifacts = shell::root().join("artifacts");
    fs::create_dir_all(&artifacts).map_err(|error| format!("{}: {error}", artifacts.display()))?;
    shell::run(
        cargo(&["test", "--package", "browser", "--tests", "--", "--test-threads=1"])
            .env("CHROME", &browser.chrome)
            .env("CHROMEDRIVER", &browser.driver)
            .env("PLAYGROUND_DIST", shell::root().join("dist"))
            .env("PLAYGROUND_ARTIFACTS", &artifacts),
    )
}
